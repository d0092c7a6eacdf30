package org.stegoscope.analysis.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

final class AgreementTest {

  private static Agreement agreement(int[] first, int[] second) {
    return Agreement.of(ContingencyTable.of(first, second));
  }

  /// Numbers that a program in any language can make: `x -> x * 1103515245 + 12345` of 31 bits.
  private static int[] labels(int count, int groups, long seed) {
    long[] x = {seed};
    return IntStream.generate(
            () -> {
              x[0] = (x[0] * 1103515245L + 12345) % 0x80000000L;
              return (int) ((x[0] >> 16) % groups);
            })
        .limit(count)
        .toArray();
  }

  private static void assertValues(Agreement found, double... expected) {
    assertThat(found.adjustedRand()).isCloseTo(expected[0], within(1e-13));
    // scikit-learn's expectation is the exponential of differences of log-gammas of the number of
    // points, which are known to 5e-10 for 200,000.
    assertThat(found.adjustedInformation())
        .isCloseTo(expected[1], within(found.total() > 10_000 ? 1e-9 : 1e-12));
    assertThat(found.normalisedInformation()).isCloseTo(expected[2], within(1e-13));
    assertThat(found.homogeneity()).isCloseTo(expected[3], within(1e-13));
    assertThat(found.completeness()).isCloseTo(expected[4], within(1e-13));
  }

  /// Expected values of scikit-learn 1.2.1.
  @Test
  void agreesWithScikitLearn() {
    assertValues(
        agreement(new int[] {0, 0, 1, 1, 2, 2, 2, 0}, new int[] {5, 5, 5, 9, 9, 9, 2, 2}),
        0.0476190476190476,
        0.0727197899188658,
        0.398747820241147,
        0.398747820241147,
        0.398747820241147);
    assertValues(
        agreement(labels(50, 4, 1), labels(50, 3, 101)),
        -0.00817838827011274,
        -0.0191087932250875,
        0.035983722829395,
        0.0402919815342208,
        0.0325077956531988);
    assertValues(
        agreement(labels(1000, 27, 2), labels(1000, 10, 102)),
        0.000326591077066234,
        0.00270808729620884,
        0.048013562708446,
        0.0583037595259146,
        0.0408107559815026);
    assertValues(
        agreement(labels(60, 50, 4), labels(60, 40, 104)),
        0.0373968835930339,
        0.0510854946761409,
        0.77204335054133,
        0.782943260803717,
        0.761442763994404);
  }

  /// Expected values of scikit-learn 1.2.1: the second labels are the first renamed, three in ten
  /// replaced.
  @Test
  void agreesWithScikitLearnOnManyPoints() {
    int[] kept = labels(200_000, 10, 7);
    int[] other = labels(200_000, 27, 9);
    int[] first = IntStream.range(0, 200_000).map(i -> i % 27).toArray();
    int[] second =
        IntStream.range(0, 200_000).map(i -> kept[i] < 7 ? first[i] * 5 % 27 : other[i]).toArray();
    assertValues(
        agreement(first, second),
        0.491664034304103,
        0.533763228996564,
        0.534002458401085,
        0.534005415202305,
        0.53399950163261);
  }

  /// All 6! ways to deal six points out to groups of 1, 2, 3 and of 2, 4.
  @Test
  void theExpectationIsTheMeanOverAllDeals() {
    int[] first = {0, 1, 1, 2, 2, 2};
    int[] second = {0, 0, 1, 1, 1, 1};
    double[] sum = new double[1];
    permute(
        second.clone(),
        0,
        permuted -> {
          ContingencyTable table = ContingencyTable.of(first, permuted);
          double[] rows = {1, 2, 3};
          double[] columns = {2, 4};
          for (int i = 0; i < 6; i++) {
            double share = table.counts()[i] / 6.0;
            sum[0] +=
                share == 0 ? 0 : share * Math.log(share * 36 / (rows[i / 2] * columns[i % 2]));
          }
        });
    assertThat(ExpectedInformation.of(new long[] {1, 2, 3}, new long[] {2, 4}, JobContext.NONE))
        .isCloseTo(sum[0] / 720, within(1e-14));
  }

  private static void permute(int[] values, int from, Consumer<int[]> consumer) {
    if (from == values.length) {
      consumer.accept(values);
    }
    for (int i = from; i < values.length; i++) {
      int[] swapped = values.clone();
      swapped[from] = values[i];
      swapped[i] = values[from];
      permute(swapped, from + 1, consumer);
    }
  }

  @Test
  void namesOfGroupsDoNotMatter() {
    int[] labels = labels(500, 8, 3);
    int[] renamed = Arrays.stream(labels).map(label -> 1_000_000 - 7 * label).toArray();
    assertValues(agreement(labels, renamed), 1, 1, 1, 1, 1);
    int[] singles = IntStream.range(0, 40).toArray();
    assertValues(agreement(singles, singles), 1, 1, 1, 1, 1);
    assertValues(agreement(new int[9], new int[9]), 1, 1, 1, 1, 1);
  }

  @Test
  void oneGroupOrOnlySinglesTellNothing() {
    int[] two = {0, 1, 0, 1, 0, 1};
    assertValues(agreement(new int[6], two), 0, 0, 0, 0, 1);
    assertValues(
        agreement(new int[] {0, 1, 2, 3, 4, 5}, two), 0, 0, 0.55788589130226, 1, 0.386852807234542);
  }

  @Test
  void pointsWithoutALabelAreLeftOutOnBothSidesAndCounted() {
    int[] first = {0, -1, 0, 1, 1, 2, -5, 9};
    int[] second = {3, 3, 3, 4, 4, -1, -1, -2};
    ContingencyTable table = ContingencyTable.of(first, second);
    assertThat(table.rowLabels()).containsExactly(0, 1);
    assertThat(table.columnLabels()).containsExactly(3, 4);
    assertThat(table.counts()).containsExactly(2, 0, 0, 2);
    assertThat(table.leftOut()).isEqualTo(4);
    assertThat(Agreement.of(table).adjustedRand()).isEqualTo(1);
    assertThat(Agreement.of(table).leftOut()).isEqualTo(4);
    ContingencyTable none = ContingencyTable.of(new int[] {-1, 3}, new int[] {2, -1});
    assertThat(none.total()).isZero();
    assertThat(MatchedClusters.of(none).accuracy()).isEmpty();
    assertThat(ClusterPurity.of(none).overall()).isEmpty();
  }

  @Test
  void theSameBitsOnAnyNumberOfCores() {
    ContingencyTable table = ContingencyTable.of(labels(5000, 300, 1), labels(5000, 200, 2));
    Agreement once = Agreement.of(table);
    try (ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool five = new ForkJoinPool(5)) {
      for (ForkJoinPool pool : List.of(one, five)) {
        assertThat(pool.submit(() -> Agreement.of(table)).join()).isEqualTo(once);
      }
    }
    assertThatThrownBy(() ->
            Agreement.of(
                table,
                new JobContext() {
                  @Override
                  public void progress(String stage, double fraction) {}

                  @Override
                  public boolean isCancelled() {
                    return true;
                  }
                }))
        .isInstanceOf(JobCancelledException.class);
  }

  @Test
  void saysWhenThereAreTooManyGroups() {
    int[] singles = IntStream.range(0, 5000).toArray();
    assertThatThrownBy(() -> ContingencyTable.of(singles, singles))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "Groupings of 5000 and of 5000 groups are too many to be compared; at most 16777216"
                + " pairs can be.");
    assertThatThrownBy(() -> ContingencyTable.of(singles, new int[4]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// Clusters 0, 1, 2 of 4, 3 and 2 points; by hand.
  @Test
  void purityIsTheShareOfTheMajority() {
    int[] clusters = {0, 0, 0, 0, 1, 1, 1, 2, 2, 1};
    int[] labels = {7, 7, 7, 8, 8, 8, 7, 9, 8, -1};
    ClusterPurity purity = ClusterPurity.of(ContingencyTable.of(clusters, labels));
    assertThat(purity.clusters())
        .containsExactly(
            new ClusterPurity.Row(0, 7, 3, 4),
            new ClusterPurity.Row(1, 8, 2, 3),
            new ClusterPurity.Row(2, 8, 1, 2));
    assertThat(purity.clusters().getFirst().purity()).isEqualTo(0.75);
    assertThat(purity.overall()).hasValue(6 / 9.0);
    assertThat(purity.leftOut()).isEqualTo(1);
  }

  /// The matrix of STEGO's metric: 9 + 8 + 3 of 26 points are its best.
  @Test
  void clustersAreMatchedToLabelsOneToOne() {
    long[] counts = {5, 1, 0, 2, 0, 7, 1, 8, 2};
    int[] labels = {0, 1, 2};
    MatchedClusters matched = MatchedClusters.of(new ContingencyTable(labels, labels, counts, 0));
    assertThat(matched.columnOf()).containsExactly(0, 2, 1);
    assertThat(100 * matched.accuracy().orElseThrow()).isCloseTo(76.92308, within(1e-5));
    assertThat(matched.rowsInOrder()).containsExactly(0, 2, 1);
  }

  @Test
  void clustersBeyondTheLabelsHaveNoLabel() {
    MatchedClusters matched =
        MatchedClusters.of(
            ContingencyTable.of(
                new int[] {2, 2, 2, 4, 4, 4, 6, 6, 6, 6},
                new int[] {1, 1, 0, 1, 1, 1, 0, 0, 0, 1}));
    assertThat(matched.labelOf(2)).isEqualTo(-1);
    assertThat(matched.labelOf(4)).isEqualTo(1);
    assertThat(matched.labelOf(6)).isZero();
    assertThat(matched.labelOf(3)).isEqualTo(-1);
    assertThat(matched.matched()).isEqualTo(6);
    assertThat(matched.rowsInOrder()).containsExactly(2, 1, 0);
  }

  /// Chance gives neither: 1,000 points in 5 and 4 groups have a spread of about 0.002.
  @Test
  void groupingsThatKnowNothingOfEachOtherScoreAboutNothing() {
    SplittableRandom random = new SplittableRandom(1);
    int[] first = random.ints(1000, 0, 5).toArray();
    int[] second = random.ints(1000, 0, 4).toArray();
    Agreement found = agreement(first, second);
    assertThat(found.adjustedRand()).isCloseTo(0, within(0.02));
    assertThat(found.adjustedInformation()).isCloseTo(0, within(0.02));
  }
}
