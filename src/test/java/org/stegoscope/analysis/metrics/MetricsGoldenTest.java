package org.stegoscope.analysis.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.Fixtures;
import tools.jackson.databind.JsonNode;

/// Against the numbers of STEGO's and stego-studies' own metrics.
final class MetricsGoldenTest {

  private static final String GROUP = "D_cluster_metrics/";
  private static final String GIVEN = GROUP + "d4_compute_from_stats";

  /// In percent, as the golden numbers say: they were computed in float32.
  private static final Offset<Double> TOLERANCE = within(0.001);

  private static int[] ints(String name, String array) {
    return Arrays.stream(Fixtures.golden(name, array).values())
        .mapToInt(value -> (int) value)
        .toArray();
  }

  private static long[] longs(String name, String array) {
    return Arrays.stream(Fixtures.golden(name, array).values())
        .mapToLong(value -> (long) value)
        .toArray();
  }

  private static ConfusionMatrix counted(String name, int clusters, int classes) {
    JsonNode arrays = Fixtures.json(name + "/index.json").path("arrays");
    ConfusionMatrix sum = ConfusionMatrix.empty(clusters, classes);
    int updates = 0;
    while (arrays.has("preds" + updates)) {
      int[] predictions = ints(name, "preds" + updates);
      int[] labels = ints(name, "target" + updates);
      sum = sum.plus(ConfusionMatrix.of(predictions, labels, clusters, classes));
      updates++;
    }
    assertThat(updates).isGreaterThan(1);
    return sum;
  }

  private static double number(Score score) {
    return Protocol.UPSTREAM.number(score.asOptional().orElseThrow());
  }

  private static JsonNode value(String name, String value) {
    JsonNode found = Fixtures.json(name + "/index.json").path("values").path(value).path("value");
    assertThat(found.isMissingNode()).as(value).isFalse();
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "d2_metrics_n27_extra0, 27, 0, true",
    "d2_metrics_n27_extra3, 27, 3, true",
    "d2_metrics_n27_linear, 27, 0, false",
    "d2_metrics_n6_missing_class, 6, 0, true"
  })
  void countsAndScoresAreThoseOfUpstream(String name, int classes, int extra, boolean matched) {
    String golden = GROUP + name;
    ConfusionMatrix all = counted(golden, classes + extra, classes);
    Matching matching = matched ? new Matching.Hungarian() : new Matching.Identity();
    MatchedConfusion confusion = MatchedConfusion.of(all, matching, Protocol.UPSTREAM);
    SegmentationScores scores = SegmentationScores.of(confusion);

    assertThat(confusion.matrix().counts()).containsExactly(longs(golden, "stats"));
    assertHistogram(golden, "histogram", confusion, extra);
    assertThat(number(scores.meanIou())).isCloseTo(value(golden, "mIoU").asDouble(), TOLERANCE);
    assertThat(number(scores.pixelAccuracy()))
        .isCloseTo(value(golden, "Accuracy").asDouble(), TOLERANCE);
  }

  /// Where the reference has an extra row and column, the column is 0: nothing is labelled so.
  private static void assertHistogram(
      String golden, String array, MatchedConfusion confusion, int extra) {
    int classes = confusion.classes();
    int side = extra > 0 ? classes + 1 : classes;
    long[] expected = longs(golden, array);
    assertThat(expected).hasSize(side * side);
    long[] found = new long[side * side];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < classes; column++) {
        found[row * side + column] = confusion.count(row, column);
      }
    }
    assertThat(found).containsExactly(expected);
  }

  /// stego-studies calls the one the other.
  @ParameterizedTest
  @CsvSource({
    "d2_metrics_n27_extra0, 27, true",
    "d2_metrics_n27_linear, 27, false",
    "d2_metrics_n6_missing_class, 6, true"
  })
  void precisionIsWhatUpstreamCallsRecall(String name, int classes, boolean matched) {
    String golden = GROUP + name;
    Matching matching = matched ? new Matching.Hungarian() : new Matching.Identity();
    SegmentationScores scores =
        SegmentationScores.of(
            MatchedConfusion.of(counted(golden, classes, classes), matching, Protocol.UPSTREAM));

    assertThat(number(scores.meanPrecision()))
        .isCloseTo(value(golden, "studies/recall").asDouble(), TOLERANCE);
    assertThat(number(scores.meanClassAccuracy()))
        .isCloseTo(value(golden, "studies/precision").asDouble(), TOLERANCE);
    for (ClassScores one : scores.classes()) {
      Map<String, Score> named =
          Map.of("iou", one.iou(), "recall", one.precision(), "precision", one.recall());
      named.forEach((theirs, ours) -> {
        JsonNode expected = value(golden, "studies/per_class_%s/c%d".formatted(theirs, one.id()));
        if (expected.isNull()) {
          assertThat(ours).isInstanceOf(Score.NotComputed.class);
        } else {
          assertThat(number(ours)).isCloseTo(expected.asDouble(), TOLERANCE);
        }
      });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "m0_n6_extra0, 6, 0, true",
    "m1_n6_extra3, 6, 3, true",
    "m2_n27_extra3, 27, 3, true",
    "m3_n12_extra5, 12, 5, false",
    "m4_n3_extra1, 3, 1, true",
    "m5_n27_extra0, 27, 0, true"
  })
  void scoresOfGivenCountsAreThoseOfUpstream(
      String prefix, int classes, int extra, boolean unique) {
    ConfusionMatrix stats =
        new ConfusionMatrix(classes + extra, classes, longs(GIVEN, prefix + "__stats"), 0, 0);
    MatchedConfusion confusion =
        MatchedConfusion.ofCounted(stats, new Matching.Hungarian(), Protocol.UPSTREAM);
    SegmentationScores scores = SegmentationScores.of(confusion);

    assertThat(number(scores.pixelAccuracy()))
        .isCloseTo(value(GIVEN, prefix + "__Accuracy").asDouble(), TOLERANCE);
    // A class without labels may be matched to any cluster that is left.
    if (unique) {
      assertHistogram(GIVEN, prefix + "__histogram", confusion, extra);
      assertThat(number(scores.meanIou()))
          .isCloseTo(value(GIVEN, prefix + "__mIoU").asDouble(), TOLERANCE);
      assertThat(shifted(confusion.classOf(), classes))
          .containsExactly(ints(GIVEN, prefix + "__map_clusters"));
    }
  }

  /// The reference's map of clusters: it puts a -1 for a cluster without a class one place too far,
  /// unless that is the end.
  private static int[] shifted(int[] classOf, int classes) {
    int[] map = Arrays.stream(classOf).filter(id -> id != Matching.NO_CLASS).toArray();
    assertThat(map).hasSize(classes);
    for (int cluster = 0; cluster < classOf.length; cluster++) {
      if (classOf[cluster] == Matching.NO_CLASS) {
        int place = cluster == map.length ? cluster : cluster + 1;
        int[] longer = new int[map.length + 1];
        System.arraycopy(map, 0, longer, 0, place);
        longer[place] = Matching.NO_CLASS;
        System.arraycopy(map, place, longer, place + 1, map.length - place);
        map = longer;
      }
    }
    return map;
  }

  /// In our own protocol the pixels that upstream drops are wrong.
  @Test
  void extraClustersLowerOurOwnAccuracy() {
    String golden = GROUP + "d2_metrics_n27_extra3";
    ConfusionMatrix all = counted(golden, 30, 27);
    long dropped = LongStream.of(all.counts()).skip(27 * 27).sum();
    assertThat(dropped).isPositive();
    MatchedConfusion upstream =
        MatchedConfusion.of(all, new Matching.Hungarian(), Protocol.UPSTREAM);
    MatchedConfusion own = MatchedConfusion.of(all, new Matching.Hungarian(), Protocol.OWN);
    assertThat(upstream.matrix().unpredicted()).isEqualTo(all.unpredicted() + dropped);
    assertThat(own.matrix().total()).isEqualTo(upstream.matrix().total() + dropped);
    assertThat(SegmentationScores.of(own).pixelAccuracy().asOptional().orElseThrow())
        .isLessThan(SegmentationScores.of(upstream).pixelAccuracy().asOptional().orElseThrow());
  }

  /// Without extra clusters and with every class labelled, both protocols say the same.
  @ParameterizedTest
  @ValueSource(strings = {"d2_metrics_n27_extra0", "d2_metrics_n6_missing_class"})
  void theProtocolsAgreeWhereThereIsNothingToDisagreeAbout(String name) {
    int classes = name.contains("n27") ? 27 : 6;
    ConfusionMatrix all = counted(GROUP + name, classes, classes);
    SegmentationScores own =
        SegmentationScores.of(MatchedConfusion.of(all, new Matching.Hungarian(), Protocol.OWN));
    SegmentationScores upstream =
        SegmentationScores.of(
            MatchedConfusion.of(all, new Matching.Hungarian(), Protocol.UPSTREAM));
    assertThat(own.meanIou()).isEqualTo(upstream.meanIou());
    assertThat(own.classes()).isEqualTo(upstream.classes());
  }
}
