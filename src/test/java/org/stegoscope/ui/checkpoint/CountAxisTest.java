package org.stegoscope.ui.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Counts beside a histogram: few, round, and in their places.
final class CountAxisTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 4, 5, 9, 10, 39, 41, 99, 11_700, 123_456, 7_000_000_000L})
  void ticksAreFewAndRoundAndEndWithinTheAxis(long most) {
    for (CountAxis axis : new CountAxis[] {CountAxis.linear(most), CountAxis.logarithmic(most)}) {
      assertThat(axis.ticks()).hasSizeBetween(2, 7).startsWith(0L).isSorted();
      assertThat(axis.ticks().getLast()).isLessThanOrEqualTo(Math.max(1, most));
      assertThat(axis.ticks()).allMatch(tick -> String.valueOf(tick).matches("0|[1-9]0*"));
      double before = -1;
      for (long tick : axis.ticks()) {
        assertThat(axis.fraction(tick)).isBetween(0.0, 1.0).isGreaterThan(before);
        before = axis.fraction(tick);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1000, 1_000_000_000L})
  void bothAxesEndAtTheGreatestCount(long most) {
    assertThat(CountAxis.linear(most).fraction(most)).isEqualTo(1);
    assertThat(CountAxis.logarithmic(most).fraction(most)).isEqualTo(1);
    assertThat(CountAxis.logarithmic(most).fraction(0)).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {100, 1_000_000})
  void aSingleCountIsSeenBesideManyOnTheLogarithmicAxis(long most) {
    assertThat(CountAxis.logarithmic(most).fraction(1)).isGreaterThan(0.05);
    assertThat(CountAxis.linear(most).fraction(1)).isLessThan(0.05);
  }
}
