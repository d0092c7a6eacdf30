package org.stegoscope.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.stegoscope.analysis.metrics.BoundaryIou;
import org.stegoscope.analysis.metrics.ClassScores;
import org.stegoscope.analysis.metrics.ConfusionMatrix;
import org.stegoscope.analysis.metrics.MatchedConfusion;
import org.stegoscope.analysis.metrics.Protocol;
import org.stegoscope.analysis.metrics.Score;
import org.stegoscope.analysis.metrics.SegmentationScores;
import org.stegoscope.core.Palette;

/// Scores of segmentations as fields of JSON, in the unit of the protocol.
record MetricsReport(
    SegmentationScores scores,
    Optional<BoundaryIou> boundary,
    Palette names,
    MetricsCommand.Match match,
    ComparedPictures pictures) {

  /// A score, its name for programs and its name for people.
  record Named(String field, String words, Score score) {}

  List<Named> ofAll() {
    List<Named> all =
        List.of(
            new Named("meanIou", "mean IoU", scores.meanIou()),
            new Named("pixelAccuracy", "pixel accuracy", scores.pixelAccuracy()),
            new Named("meanClassAccuracy", "mean class accuracy", scores.meanClassAccuracy()),
            new Named("meanPrecision", "mean precision", scores.meanPrecision()),
            new Named(
                "frequencyWeightedIou", "frequency-weighted IoU", scores.frequencyWeightedIou()));
    Stream<Named> outlines =
        boundary.stream()
            .map(found -> new Named("meanBoundaryIou", "mean boundary IoU", found.mean()));
    return Stream.concat(all.stream(), outlines).toList();
  }

  /// Shares in every protocol, as upstream has no such scores.
  List<Named> ofClusters() {
    return List.of(
        new Named("adjustedRandIndex", "adjusted Rand index", scores.adjustedRand()),
        new Named(
            "adjustedMutualInformation",
            "adjusted mutual information",
            scores.adjustedInformation()));
  }

  List<Named> ofClass(ClassScores one) {
    List<Named> all =
        List.of(
            new Named("iou", "IoU", one.iou()),
            new Named("precision", "precision", one.precision()),
            new Named("recall", "recall", one.recall()),
            new Named("f1", "F1", one.f1()));
    Stream<Named> outlines =
        boundary.stream()
            .map(found -> new Named("boundaryIou", "boundary", found.ofClass(one.id())));
    return Stream.concat(all.stream(), outlines).toList();
  }

  Map<String, Object> fields() {
    MatchedConfusion matched = scores.matched();
    ConfusionMatrix matrix = matched.matrix();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("command", "metrics");
    fields.put("protocol", word(protocol()));
    fields.put("unit", unit());
    fields.put("match", word(match));
    fields.put("classes", matrix.classes());
    fields.put("clusters", matrix.clusters());
    fields.put("images", pictures.compared());
    fields.put("leftOut", pictures.leftOut().stream().map(MetricsReport::fields).toList());
    fields.put("pixels", matrix.total());
    fields.put("unlabelledPixels", matrix.unlabelled());
    fields.put("unpredictedPixels", matrix.unpredicted());
    putNumbers(fields, ofAll(), protocol());
    putNumbers(fields, ofClusters(), Protocol.OWN);
    fields.put("notComputed", reasons(Stream.concat(ofAll().stream(), ofClusters().stream())));
    fields.put("perClass", scores.classes().stream().map(this::fields).toList());
    fields.put("classOfCluster", matched.classOf());
    fields.put("confusion", rows(matched));
    return fields;
  }

  private static Map<String, Object> fields(ComparedPictures.LeftOut file) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", file.file().toString());
    fields.put("reason", file.reason());
    return fields;
  }

  private Map<String, Object> fields(ClassScores one) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", one.id());
    fields.put("name", names.entry(one.id()).name());
    fields.put("labelled", one.labelled());
    fields.put("predicted", one.predicted());
    fields.put("correct", one.correct());
    putNumbers(fields, ofClass(one), protocol());
    fields.put("notComputed", reasons(ofClass(one).stream()));
    return fields;
  }

  /// Null where there is none, as JSON has no NaN.
  private static void putNumbers(Map<String, Object> fields, List<Named> named, Protocol protocol) {
    for (Named one : named) {
      Object number =
          switch (one.score()) {
            case Score.Computed(double value) -> protocol.number(value);
            case Score.NotComputed _ -> null;
          };
      fields.put(one.field(), number);
    }
  }

  private static Map<String, String> reasons(Stream<Named> named) {
    Map<String, String> reasons = new LinkedHashMap<>();
    named.forEach(one -> {
      if (one.score() instanceof Score.NotComputed(String reason)) {
        reasons.put(one.field(), reason);
      }
    });
    return reasons;
  }

  private static List<long[]> rows(MatchedConfusion matched) {
    List<long[]> rows = new ArrayList<>();
    for (int row = 0; row <= matched.classes(); row++) {
      int from = row * matched.classes();
      rows.add(Arrays.copyOfRange(matched.counts(), from, from + matched.classes()));
    }
    return rows;
  }

  Protocol protocol() {
    return scores.matched().protocol();
  }

  String unit() {
    return protocol() == Protocol.OWN ? "share" : "percent";
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
