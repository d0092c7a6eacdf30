package org.stegoscope.ui.checkpoint;

import java.util.ArrayList;
import java.util.List;

/// An axis of counts: where a count lies on it, and which counts are written beside it.
interface CountAxis {

  /// Where a count lies, 0 at the lower end and 1 at the upper one.
  double fraction(long count);

  /// The counts that are written, upwards.
  List<Long> ticks();

  /// From zero up.
  static CountAxis linear(long most) {
    return new Linear(Math.max(1, most));
  }

  /// Zero, and from one up by powers of ten: one count is seen beside a million.
  static CountAxis logarithmic(long most) {
    return new Logarithmic(Math.max(1, most));
  }

  record Linear(long most) implements CountAxis {

    private static final int STEPS = 4;

    @Override
    public double fraction(long count) {
      return (double) count / most;
    }

    /// Zero and multiples of 1, 2 or 5 times a power of ten.
    @Override
    public List<Long> ticks() {
      long power = 1;
      while (most / power >= 10L * STEPS) {
        power *= 10;
      }
      long step = power;
      for (long factor : new long[] {1, 2, 5, 10}) {
        step = factor * power;
        if (most / step <= STEPS) {
          break;
        }
      }
      List<Long> ticks = new ArrayList<>();
      for (long tick = 0; tick <= most; tick += step) {
        ticks.add(tick);
      }
      return ticks;
    }
  }

  record Logarithmic(long most) implements CountAxis {

    private static final int MOST_TICKS = 5;

    @Override
    public double fraction(long count) {
      return Math.log10(1.0 + count) / Math.log10(1.0 + most);
    }

    @Override
    public List<Long> ticks() {
      int decades = (int) Math.log10((double) most);
      int step = Math.ceilDiv(decades + 1, MOST_TICKS);
      List<Long> ticks = new ArrayList<>(List.of(0L));
      // One and zero lie too close to each other where there are thousands.
      for (int decade = decades > 1 ? step : 0; decade <= decades; decade += step) {
        ticks.add((long) Math.pow(10, decade));
      }
      return ticks;
    }
  }
}
