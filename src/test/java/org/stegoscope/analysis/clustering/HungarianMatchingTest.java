package org.stegoscope.analysis.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.Fixtures;
import org.stegoscope.Fixtures.Golden;

final class HungarianMatchingTest {

  private static final String CASE = "D_cluster_metrics/d3_hungarian";

  private static long total(long[] values, int columns, int[] columnOf) {
    return IntStream.range(0, columnOf.length)
        .filter(row -> columnOf[row] >= 0)
        .mapToLong(row -> values[row * columns + columnOf[row]])
        .sum();
  }

  private static void assertMatching(int rows, int columns, int[] columnOf) {
    assertThat(columnOf).hasSize(rows);
    int[] used = Arrays.stream(columnOf).filter(column -> column >= 0).toArray();
    assertThat(used).hasSize(Math.min(rows, columns)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(used).allMatch(column -> column < columns)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"square27", "wide", "tall", "zeros", "ones_row", "negative", "one", "large"})
  void totalsAreThoseOfScipy(String name) {
    Golden matrix = Fixtures.golden(CASE, name);
    int rows = matrix.shape()[0];
    int columns = matrix.shape()[1];
    long[] values = Arrays.stream(matrix.values()).mapToLong(value -> (long) value).toArray();
    int[] greatest = HungarianMatching.greatest(values, rows, columns);
    int[] least = HungarianMatching.least(values, rows, columns);
    assertMatching(rows, columns, greatest);
    assertMatching(rows, columns, least);
    assertThat(total(values, columns, greatest)).isEqualTo(expected(name + "_max_total"));
    assertThat(total(values, columns, least)).isEqualTo(expected(name + "_min_total"));
  }

  private static long expected(String name) {
    return Fixtures.json(CASE + "/index.json").at("/values/" + name + "/value").asLong();
  }

  /// Where no two matchings tie, the pairs are scipy's too.
  @Test
  void pairsAreThoseOfScipyWhereTheBestIsUnique() {
    Golden matrix = Fixtures.golden(CASE, "large");
    long[] values = Arrays.stream(matrix.values()).mapToLong(value -> (long) value).toArray();
    assertThat(HungarianMatching.greatest(values, 60, 60))
        .containsExactly(columns(Fixtures.golden(CASE, "large_max_cols")));
    assertThat(HungarianMatching.least(values, 60, 60))
        .containsExactly(columns(Fixtures.golden(CASE, "large_min_cols")));
  }

  private static int[] columns(Golden golden) {
    return Arrays.stream(golden.values()).mapToInt(value -> (int) value).toArray();
  }

  /// Against all matchings of small matrices with many ties.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void noMatchingIsBetter(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int trial = 0; trial < 50; trial++) {
      int rows = 1 + random.nextInt(5);
      int columns = 1 + random.nextInt(5);
      long[] values = random.longs((long) rows * columns, -3, 4).toArray();
      int[] found = HungarianMatching.greatest(values, rows, columns);
      assertMatching(rows, columns, found);
      assertThat(total(values, columns, found))
          .isEqualTo(best(values, rows, columns, 0, 0, Math.max(0, rows - columns)));
    }
  }

  /// The greatest sum of the rows from `row` on, of which `free` may go without a column.
  private static long best(long[] values, int rows, int columns, int row, int used, int free) {
    if (row == rows) {
      return 0;
    }
    long best =
        free > 0 ? best(values, rows, columns, row + 1, used, free - 1) : Long.MIN_VALUE / 2;
    for (int column = 0; column < columns; column++) {
      if ((used & 1 << column) == 0) {
        long rest = best(values, rows, columns, row + 1, used | 1 << column, free);
        best = Math.max(best, values[row * columns + column] + rest);
      }
    }
    return best;
  }

  @Test
  void nothingIsMatchedWithNothing() {
    assertThat(HungarianMatching.least(new long[0], 0, 3)).isEmpty();
    assertThat(HungarianMatching.least(new long[0], 2, 0)).containsExactly(-1, -1);
  }

  @Test
  void numbersThatCannotBeAddedUpAreRefused() {
    assertThatThrownBy(() -> HungarianMatching.least(new long[] {Long.MIN_VALUE}, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HungarianMatching.least(new long[5], 2, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
