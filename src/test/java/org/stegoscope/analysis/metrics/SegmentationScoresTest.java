package org.stegoscope.analysis.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SegmentationScoresTest {

  private static SegmentationScores scores(
      int classes, Matching matching, Protocol protocol, long... counts) {
    ConfusionMatrix matrix = new ConfusionMatrix(counts.length / classes, classes, counts, 0, 0);
    return SegmentationScores.of(MatchedConfusion.of(matrix, matching, protocol));
  }

  private static double value(Score score) {
    return score.asOptional().orElseThrow();
  }

  /// The vector that the description of the methods gives, computed in float32.
  @Test
  void theScoresOfASmallMatrixAreKnown() {
    SegmentationScores scores =
        scores(3, new Matching.Hungarian(), Protocol.UPSTREAM, 5, 1, 0, 2, 0, 7, 1, 8, 2);
    assertThat(scores.matched().classOf()).containsExactly(0, 2, 1);
    assertThat(Protocol.UPSTREAM.number(value(scores.meanIou()))).isCloseTo(61.95287, within(1e-5));
    assertThat(Protocol.UPSTREAM.number(value(scores.pixelAccuracy())))
        .isCloseTo(76.92308, within(1e-5));
    assertThat(Protocol.OWN.number(0.5)).isEqualTo(0.5);
  }

  /// By hand: rows are predicted, columns true; 10 pixels of class 0, 30 of class 1.
  @Test
  void everyScoreIsWhatItsNameSays() {
    SegmentationScores scores = scores(2, new Matching.Identity(), Protocol.OWN, 8, 6, 2, 24);
    ClassScores first = scores.classes().getFirst();
    assertThat(first).isEqualTo(new ClassScores(0, 10, 14, 8));
    assertThat(value(first.precision())).isEqualTo(8 / 14.0);
    assertThat(value(first.recall())).isEqualTo(8 / 10.0);
    assertThat(value(first.iou())).isEqualTo(8 / 16.0);
    assertThat(value(first.f1())).isEqualTo(16 / 24.0);
    // 0.75 is the intersection over union of class 1, and 1e-15 the rounding of a few sums.
    assertThat(value(scores.meanIou())).isCloseTo((0.5 + 0.75) / 2, within(1e-15));
    assertThat(value(scores.pixelAccuracy())).isCloseTo(32 / 40.0, within(1e-15));
    assertThat(value(scores.meanClassAccuracy())).isCloseTo(0.8, within(1e-15));
    assertThat(value(scores.meanPrecision())).isCloseTo((8 / 14.0 + 24 / 26.0) / 2, within(1e-15));
    assertThat(value(scores.frequencyWeightedIou()))
        .isCloseTo((10 * 0.5 + 30 * 0.75) / 40, within(1e-15));
  }

  @Test
  void anAbsentClassHasNoScoreAndIsInNoMean() {
    SegmentationScores scores =
        scores(3, new Matching.Identity(), Protocol.OWN, 4, 0, 0, 0, 0, 0, 1, 0, 5);
    ClassScores absent = scores.classes().get(1);
    assertThat(absent.iou())
        .isEqualTo(new Score.NotComputed("class 1 is neither labelled nor predicted"));
    assertThat(absent.f1()).isEqualTo(absent.iou());
    assertThat(absent.precision()).isEqualTo(new Score.NotComputed("class 1 is nowhere predicted"));
    assertThat(absent.recall()).isEqualTo(new Score.NotComputed("class 1 is nowhere labelled"));
    assertThat(value(scores.meanIou())).isCloseTo((4 / 5.0 + 5 / 6.0) / 2, within(1e-15));
  }

  @Test
  void aClassThatIsOnlyPredictedCountsAsWrong() {
    SegmentationScores scores = scores(2, new Matching.Identity(), Protocol.OWN, 6, 0, 2, 0);
    assertThat(scores.classes().get(1).iou()).isEqualTo(new Score.Computed(0));
    assertThat(scores.classes().get(1).recall()).isInstanceOf(Score.NotComputed.class);
    assertThat(value(scores.meanIou())).isEqualTo(0.375);
    assertThat(value(scores.meanClassAccuracy())).isEqualTo(0.75);
  }

  /// Three pixels of extra clusters: wrong for us, one class more for upstream's formula, and not
  /// there at all for upstream's counts.
  @Test
  void extraClustersAreWrong() {
    long[] counts = {4, 0, 0, 6, 2, 1};
    SegmentationScores own = scores(2, new Matching.Identity(), Protocol.OWN, counts);
    assertThat(value(own.meanIou())).isCloseTo((4 / 6.0 + 6 / 7.0) / 2, within(1e-15));
    assertThat(value(own.pixelAccuracy())).isCloseTo(10 / 13.0, within(1e-15));
    SegmentationScores upstream = scores(2, new Matching.Identity(), Protocol.UPSTREAM, counts);
    assertThat(upstream.meanIou()).isEqualTo(new Score.Computed(1));
    assertThat(upstream.pixelAccuracy()).isEqualTo(new Score.Computed(1));
    SegmentationScores counted =
        SegmentationScores.of(
            MatchedConfusion.ofCounted(
                new ConfusionMatrix(3, 2, counts, 0, 0),
                new Matching.Identity(),
                Protocol.UPSTREAM));
    assertThat(value(counted.meanIou())).isCloseTo((4 / 6.0 + 6 / 7.0 + 0) / 3, within(1e-15));
  }

  @Test
  void withoutLabelsNothingIsComputedAndTheReasonIsTold() {
    ConfusionMatrix none = ConfusionMatrix.of(new int[] {0, 1}, new int[] {255, -1}, 3, 3);
    for (Protocol protocol : Protocol.values()) {
      SegmentationScores scores =
          SegmentationScores.of(MatchedConfusion.of(none, new Matching.Hungarian(), protocol));
      assertThat(
              Arrays.asList(
                  scores.meanIou(),
                  scores.pixelAccuracy(),
                  scores.meanClassAccuracy(),
                  scores.meanPrecision(),
                  scores.frequencyWeightedIou(),
                  scores.adjustedRand(),
                  scores.adjustedInformation()))
          .containsOnly(new Score.NotComputed("no pixel has both a label and a prediction"));
    }
  }

  @Test
  void withoutAnyPredictedClassThereIsNoPrecision() {
    SegmentationScores scores = scores(1, new Matching.ByHand(new int[] {-1}), Protocol.OWN, 3);
    assertThat(scores.meanPrecision())
        .isEqualTo(new Score.NotComputed("no pixel is predicted as any class"));
    assertThat(scores.meanIou()).isEqualTo(new Score.Computed(0));
  }

  @Test
  void aPerfectSegmentationScoresOneUnderAnyName() {
    SegmentationScores scores =
        scores(3, new Matching.Hungarian(), Protocol.OWN, 0, 0, 3, 5, 0, 0, 0, 7, 0);
    assertThat(
            Arrays.asList(
                scores.meanIou(),
                scores.pixelAccuracy(),
                scores.meanClassAccuracy(),
                scores.meanPrecision(),
                scores.frequencyWeightedIou(),
                scores.adjustedRand(),
                scores.adjustedInformation()))
        .containsOnly(new Score.Computed(1));
  }

  /// Ten million times the pixels are the same shares: nothing overflows. Agreement corrected for
  /// chance hardly changes with 4,000 pixels already; 0.01 is more than chance gives there.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void countsMayBeBeyond32Bits(long seed) {
    ConfusionMatrix few = Segmentations.matrix(4000, 9, 6, seed);
    long[] counts = Arrays.stream(few.counts()).map(count -> count * 10_000_000L).toArray();
    ConfusionMatrix many = new ConfusionMatrix(9, 6, counts, 0, 0);
    SegmentationScores one =
        SegmentationScores.of(MatchedConfusion.of(few, new Matching.Hungarian(), Protocol.OWN));
    SegmentationScores other =
        SegmentationScores.of(MatchedConfusion.of(many, new Matching.Hungarian(), Protocol.OWN));
    assertThat(value(other.meanIou())).isCloseTo(value(one.meanIou()), within(1e-15));
    assertThat(value(other.adjustedRand())).isCloseTo(value(one.adjustedRand()), within(0.01));
    assertThat(value(other.adjustedInformation()))
        .isCloseTo(value(one.adjustedInformation()), within(0.01));
  }
}
