package org.stegoscope.analysis.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.core.StegoscopeException;

final class MatchedConfusionTest {

  private static ConfusionMatrix matrix(int classes, long... counts) {
    return new ConfusionMatrix(counts.length / classes, classes, counts, 0, 0);
  }

  @Test
  void clustersOfNoClassAreARowOfTheirOwn() {
    ConfusionMatrix matrix = matrix(2, 5, 1, 2, 0, 0, 9);
    MatchedConfusion own = MatchedConfusion.of(matrix, new Matching.Hungarian(), Protocol.OWN);
    assertThat(own.classOf()).containsExactly(0, -1, 1);
    assertThat(own.counts()).containsExactly(5, 1, 0, 9, 2, 0);
    assertThat(own.ofClasses())
        .containsExactly(new ClassScores(0, 7, 6, 5), new ClassScores(1, 10, 9, 9));
    // The third cluster is an extra one, so its pixels are dropped.
    MatchedConfusion upstream =
        MatchedConfusion.of(matrix, new Matching.Hungarian(), Protocol.UPSTREAM);
    assertThat(upstream.matrix().total()).isEqualTo(8);
    assertThat(upstream.matrix().unpredicted()).isEqualTo(9);
  }

  @Test
  void whatSharesNoPixelIsMatchedByUpstreamAlone() {
    // Class 1 is not labelled and cluster 1 is a part of class 0.
    ConfusionMatrix matrix = matrix(2, 7, 0, 3, 0);
    assertThat(new Matching.Hungarian().classesOf(matrix, Protocol.OWN)).containsExactly(0, -1);
    assertThat(new Matching.Hungarian().classesOf(matrix, Protocol.UPSTREAM)).containsExactly(0, 1);
    MatchedConfusion own = MatchedConfusion.of(matrix, new Matching.Hungarian(), Protocol.OWN);
    assertThat(SegmentationScores.of(own).meanIou()).isEqualTo(new Score.Computed(0.7));
    MatchedConfusion upstream =
        MatchedConfusion.of(matrix, new Matching.Hungarian(), Protocol.UPSTREAM);
    assertThat(SegmentationScores.of(upstream).meanIou()).isEqualTo(new Score.Computed(0.35));
  }

  @ParameterizedTest
  @EnumSource
  void theMajorityTakesTheLowestOfEqualClassesAndNoneOfNothing(Protocol protocol) {
    ConfusionMatrix matrix = matrix(3, 1, 4, 4, 0, 0, 0, 9, 8, 1);
    assertThat(new Matching.MajorityVote().classesOf(matrix, protocol)).containsExactly(1, -1, 0);
  }

  @Test
  void idsAreClassesWhereNothingIsMatched() {
    Matching none = new Matching.Identity();
    assertThat(none.classesOf(ConfusionMatrix.empty(5, 3), Protocol.OWN))
        .containsExactly(0, 1, 2, -1, -1);
    assertThat(none.classesOf(ConfusionMatrix.empty(2, 3), Protocol.OWN)).containsExactly(0, 1);
  }

  @Test
  void aMatchingByHandIsTakenOrRefusedInASentence() {
    ConfusionMatrix matrix = ConfusionMatrix.empty(3, 2);
    Matching hand = new Matching.ByHand(new int[] {1, -1, 1});
    assertThat(hand.classesOf(matrix, Protocol.OWN)).containsExactly(1, -1, 1);
    assertThatThrownBy(() -> new Matching.ByHand(new int[] {1, 0}).classesOf(matrix, Protocol.OWN))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "The matching names the classes of 2 clusters, but there are 3; name one for each.");
    assertThatThrownBy(
            () -> new Matching.ByHand(new int[] {1, 0, 2}).classesOf(matrix, Protocol.OWN))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "The matching gives cluster 2 the class 2; classes are 0 to 1, and -1 is none.");
  }

  @Test
  void mapsOfClustersBecomeMapsOfClasses() {
    MatchedConfusion matched =
        MatchedConfusion.of(
            ConfusionMatrix.empty(3, 2), new Matching.ByHand(new int[] {1, -1, 0}), Protocol.OWN);
    assertThat(matched.classesOf(Segmentations.map("012", ".32")).labels())
        .containsExactly(1, (byte) 254, 0, (byte) 255, (byte) 255, 0);
    MatchedConfusion many =
        MatchedConfusion.of(ConfusionMatrix.empty(255, 255), new Matching.Identity(), Protocol.OWN);
    assertThatThrownBy(() -> many.classesOf(Segmentations.map("0")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// Names of clusters mean nothing, so no score may depend on them.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void permutedClustersHaveTheSameScores(long seed) {
    ConfusionMatrix matrix = Segmentations.matrix(4000, 9, 6, seed);
    int[] order = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    long[] counts = new long[matrix.counts().length];
    Arrays.setAll(counts, i -> matrix.count(order[i / 6], i % 6));
    ConfusionMatrix permuted = new ConfusionMatrix(9, 6, counts, 0, 0);
    for (Matching matching :
        new Matching[] {new Matching.Hungarian(), new Matching.MajorityVote()}) {
      MatchedConfusion one = MatchedConfusion.of(matrix, matching, Protocol.OWN);
      MatchedConfusion other = MatchedConfusion.of(permuted, matching, Protocol.OWN);
      assertThat(other.counts()).containsExactly(one.counts());
      assertThat(Arrays.stream(order).map(cluster -> one.classOf()[cluster]).toArray())
          .containsExactly(other.classOf());
    }
  }

  /// Matched or not, a pixel stays in its column.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noPixelIsLostInMatching(long seed) {
    ConfusionMatrix matrix = Segmentations.matrix(4000, 9, 6, seed);
    for (Matching matching :
        new Matching[] {
          new Matching.Hungarian(), new Matching.MajorityVote(), new Matching.Identity()
        }) {
      MatchedConfusion matched = MatchedConfusion.of(matrix, matching, Protocol.OWN);
      for (int label = 0; label < 6; label++) {
        int column = label;
        long labelled =
            Arrays.stream(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8})
                .mapToLong(cluster -> matrix.count(cluster, column))
                .sum();
        assertThat(matched.ofClasses().get(label).labelled()).isEqualTo(labelled);
      }
      long predicted = matched.ofClasses().stream().mapToLong(ClassScores::predicted).sum();
      assertThat(predicted + matched.ofNoClass().predicted()).isEqualTo(matrix.total());
    }
  }

  /// Several clusters a class can only be right more often than one.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theMajorityIsRightAtLeastAsOften(long seed) {
    ConfusionMatrix matrix = Segmentations.matrix(4000, 12, 6, seed);
    assertThat(accuracy(matrix, new Matching.MajorityVote()))
        .isGreaterThan(accuracy(matrix, new Matching.Hungarian()));
    assertThat(accuracy(matrix, new Matching.Hungarian()))
        .isGreaterThanOrEqualTo(accuracy(matrix, new Matching.Identity()));
  }

  private static double accuracy(ConfusionMatrix matrix, Matching matching) {
    return SegmentationScores.of(MatchedConfusion.of(matrix, matching, Protocol.OWN))
        .pixelAccuracy()
        .asOptional()
        .orElseThrow();
  }
}
