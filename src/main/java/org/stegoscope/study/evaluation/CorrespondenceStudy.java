package org.stegoscope.study.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.stegoscope.analysis.trust.CorrespondenceCurve;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.figure.ChartStyle;
import org.stegoscope.figure.CurveChart;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.study.features.FeaturePass;

/// Precision over recall of correspondences, of the features and the codes of models and of the
/// kernel of a CRF: how well likeness tells that two places of an image are of one class.
///
/// @param seed of the places that are drawn; each image has its own
public record CorrespondenceStudy(
    Dataset dataset,
    List<Sample> samples,
    Resolution resolution,
    List<LoadedModel> models,
    int places,
    long seed,
    CorrespondenceCurve.Rules rule) {

  /// What STEGO samples.
  public static final int STEGO_PLACES = 11;

  /// A curve and what it is of.
  public record Row(String name, CorrespondenceCurve.Curve curve) {}

  /// @param leftOut a sentence for each image that could not be used
  public record Result(List<Row> rows, int images, List<String> leftOut) {

    public CurveChart chart(ChartStyle style) {
      return new CurveChart(
          rows.stream()
              .map(row ->
                  new CurveChart.Curve(
                      row.name() + " · AP " + percent(row.curve()),
                      row.curve().recall(),
                      row.curve().precision()))
              .toList(),
          "recall",
          "precision",
          style);
    }

    private static String percent(CorrespondenceCurve.Curve curve) {
      return curve.averagePrecision().isPresent()
          ? String.format(
              java.util.Locale.ROOT, "%.1f %%", curve.averagePrecision().getAsDouble() * 100)
          : "–";
    }

    /// For JSON, without the curves.
    public List<Map<String, Object>> fields() {
      List<Map<String, Object>> all = new ArrayList<>();
      for (Row row : rows) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", row.name());
        var average = row.curve().averagePrecision();
        fields.put("averagePrecision", average.isPresent() ? average.getAsDouble() : null);
        if (average.isEmpty()) {
          fields.put("notComputed", "no pair of places is of one class");
        }
        fields.put("pairs", row.curve().pairs());
        all.add(fields);
      }
      return all;
    }
  }

  private record Source(String name, LoadedModel model, int place, CorrespondenceCurve curve) {}

  /// Device lane.
  public Result run(JobContext context) {
    int classes = EvaluationPlan.scoredClasses(dataset);
    SequencedMap<LoadedModel, List<FeatureRequest>> wanted = new LinkedHashMap<>();
    List<Source> sources = new ArrayList<>();
    for (Subject subject : Subjects.of(models, Subjects.Probes.ALSO_FITTED)) {
      if (subject.origin() == Subject.Origin.FITTED) {
        List<FeatureRequest> requests =
            wanted.computeIfAbsent(subject.model(), _ -> new ArrayList<>());
        requests.add(subject.request(Averaging.NONE));
        sources.add(
            new Source(
                Subjects.name(subject.model(), subject.space()),
                subject.model(),
                requests.size() - 1,
                new CorrespondenceCurve(classes, places, rule)));
      }
    }
    CorrespondenceCurve kernel = new CorrespondenceCurve(classes, places, rule);
    List<String> leftOut = new ArrayList<>();
    int[] images = new int[1];
    new FeaturePass(dataset, resolution, wanted)
        .forEach(
            new FeaturePass.Images(
                samples,
                IntStream.range(0, samples.size()).boxed().toList(),
                FeaturePass.Labels.REQUIRED,
                "Comparing places"),
            (_, sentence) -> leftOut.add(sentence),
            seen -> {
              long own = seed * 1_000_003 + seen.sample();
              for (Source source : sources) {
                FeatureMap map = seen.maps().get(source.model()).get(source.place());
                source.curve().add(map, seen.target().labels(), own);
              }
              kernel.addKernel(seen.target().picture(), seen.target().labels(), own);
              images[0]++;
            },
            context);
    List<Row> rows = new ArrayList<>();
    sources.forEach(source -> rows.add(new Row(source.name(), source.curve().curve())));
    rows.add(new Row("kernel of place and colour", kernel.curve()));
    return new Result(rows, images[0], leftOut);
  }
}
