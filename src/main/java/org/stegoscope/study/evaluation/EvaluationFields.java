package org.stegoscope.study.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.stegoscope.analysis.metrics.ClassScores;
import org.stegoscope.analysis.metrics.Score;
import org.stegoscope.analysis.metrics.SegmentationScores;
import org.stegoscope.analysis.projection.FittedReduction;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.dataset.ClassList;
import org.stegoscope.model.Diagnosis;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.TorchRuntime;

/// A table of evaluation as fields of JSON, with all that it was made from. What is not computed is
/// null, with the reason beside it.
record EvaluationFields(EvaluationTable table) {

  private static final List<Named> SCORES =
      List.of(
          new Named("meanIou", SegmentationScores::meanIou),
          new Named("pixelAccuracy", SegmentationScores::pixelAccuracy),
          new Named("meanClassAccuracy", SegmentationScores::meanClassAccuracy),
          new Named("meanPrecision", SegmentationScores::meanPrecision),
          new Named("frequencyWeightedIou", SegmentationScores::frequencyWeightedIou),
          new Named("adjustedRandIndex", SegmentationScores::adjustedRand),
          new Named("adjustedMutualInformation", SegmentationScores::adjustedInformation));

  /// A score and what it is called in files.
  record Named(String name, Function<SegmentationScores, Score> of) {}

  static List<Named> scores() {
    return SCORES;
  }

  Map<String, Object> all() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("provenance", provenance());
    fields.put("images", table.images());
    fields.put("leftOut", table.leftOut());
    fields.put("cells", table.cells().stream().map(this::cell).toList());
    return fields;
  }

  private Map<String, Object> provenance() {
    EvaluationPlan plan = table.plan();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("application", "Stegoscope " + Diagnosis.version());
    fields.put("libtorch", TorchRuntime.version());
    fields.put("dataset", plan.dataset().source().toString());
    fields.put("crops", plan.dataset().crops().toString());
    fields.put("ignoredIds", plan.dataset().classes().ignored());
    fields.put("split", plan.split());
    fields.put("samples", plan.samples().size());
    fields.put("samplesOfSplit", plan.dataset().split(plan.split()).size());
    fields.put("resolution", plan.resolution().toString());
    fields.put("averaging", plan.averaging().name().toLowerCase(Locale.ROOT));
    fields.put("protocol", plan.protocol().name().toLowerCase(Locale.ROOT));
    fields.put("matching", plan.matching().toString());
    fields.put("crf", plan.crf().contains(CrfUse.ON) ? plan.refinement().toString() : null);
    fields.put("fit", table.fits().map(this::fit).orElse(null));
    fields.put(
        "models", IntStream.range(0, plan.subjects().size()).mapToObj(this::subject).toList());
    return fields;
  }

  private Map<String, Object> fit(FitPlan fits) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("split", fits.split());
    fields.put("samples", fits.samples().size());
    fields.put("samplesOfSplit", table.plan().dataset().split(fits.split()).size());
    fields.put("steps", fits.options().steps());
    fields.put("batch", fits.options().batch());
    fields.put("learningRate", fits.options().learningRate());
    fields.put("firstSeed", fits.options().seed());
    fields.put("seeds", fits.seeds());
    fields.put("restarts", fits.restarts());
    fields.put("startsChosenBy", fits.starts().toString());
    return fields;
  }

  private Map<String, Object> subject(int row) {
    Subject subject = table.plan().subjects().get(row);
    LoadedModel model = subject.model();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", subject.name());
    fields.put("file", model.file().toString());
    fields.put("sha256", model.sha256());
    fields.put("execution", model.execution());
    fields.put("untrained", model.architecture().untrained());
    fields.put("space", subject.space().name().toLowerCase(Locale.ROOT));
    fields.put("probes", subject.origin().name().toLowerCase(Locale.ROOT));
    FittedReduction reduction = table.reductions().get(row);
    fields.put("reduction", reduction == null ? null : reduction(reduction));
    return fields;
  }

  private static Map<String, Object> reduction(FittedReduction learned) {
    Reduction reduction = learned.reduction();
    boolean random = reduction.method() == Reduction.Method.RANDOM;
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", random ? "random_projection" : "principal_components");
    fields.put("dimensions", learned.dimension());
    fields.put("channels", learned.channels());
    if (random) {
      fields.put("seed", reduction.seed());
    } else {
      fields.put("explainedVariance", learned.explainedVariance().orElseThrow());
      fields.put("vectors", learned.vectors());
    }
    return fields;
  }

  private Map<String, Object> cell(Cell cell) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Subject subject = table.plan().subjects().get(cell.key().subject());
    fields.put("model", subject.name());
    fields.put("probe", cell.key().probe().toString());
    fields.put("crf", cell.key().crf().toString());
    for (Named score : SCORES) {
      var spread = cell.spread(score.of());
      fields.put(score.name(), spread.map(Spread::mean).orElse(null));
      if (cell.runs().size() > 1) {
        fields.put(score.name() + "Deviation", spread.map(Spread::deviation).orElse(null));
      }
    }
    if (cell.isMatchedByHand(table.plan().matching())) {
      fields.put("matching", "by hand");
    }
    cell.reason().ifPresent(reason -> fields.put("notComputed", reason));
    PublishedScore.of(table.plan(), cell.key())
        .ifPresent(published -> {
          fields.put("publishedMeanIouPercent", published.percent());
          fields.put("publishedSource", published.source().toString());
        });
    fields.put("runs", cell.runs().stream().map(this::run).toList());
    return fields;
  }

  private Map<String, Object> run(CellRun run) {
    Map<String, Object> fields = new LinkedHashMap<>();
    run.seed().ifPresent(seed -> fields.put("seed", seed));
    SCORES.forEach(score -> putScore(fields, score.name(), score.of().apply(run.scores())));
    fields.put("classOfCluster", run.scores().matched().classOf());
    fields.put("unlabelledPixels", run.scores().matched().matrix().unlabelled());
    fields.put("unpredictedPixels", run.scores().matched().matrix().unpredicted());
    Trust.of(run).ifPresent(trust -> fields.put("trust", trust.fields()));
    List<Map<String, Object>> classes = new ArrayList<>();
    for (ClassScores one : run.scores().classes()) {
      classes.add(ofClass(one));
    }
    fields.put("classes", classes);
    return fields;
  }

  private Map<String, Object> ofClass(ClassScores scores) {
    ClassList list = table.plan().dataset().classes();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", scores.id());
    fields.put("name", list.name(scores.id()));
    fields.put("labelledPixels", scores.labelled());
    fields.put("predictedPixels", scores.predicted());
    putScore(fields, "iou", scores.iou());
    putScore(fields, "precision", scores.precision());
    putScore(fields, "recall", scores.recall());
    putScore(fields, "f1", scores.f1());
    return fields;
  }

  private static void putScore(Map<String, Object> fields, String name, Score score) {
    switch (score) {
      case Score.Computed(double value) -> fields.put(name, value);
      case Score.NotComputed(String reason) -> {
        fields.put(name, null);
        fields.put(name + "NotComputed", reason);
      }
    }
  }
}
