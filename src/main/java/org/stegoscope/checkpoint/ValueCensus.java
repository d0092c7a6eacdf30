package org.stegoscope.checkpoint;

import java.util.Optional;

/// The first pass over numbers: which kinds there are, and between what the finite ones lie.
final class ValueCensus {

  private long count;
  private long zeros;
  private long nans;
  private long infinities;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  void add(double[] values, int length) {
    for (int i = 0; i < length; i++) {
      double value = values[i];
      if (Double.isFinite(value)) {
        min = Math.min(min, value);
        max = Math.max(max, value);
        zeros += value == 0 ? 1 : 0;
      } else if (Double.isNaN(value)) {
        nans++;
      } else {
        infinities++;
      }
    }
    count += length;
  }

  long finite() {
    return count - nans - infinities;
  }

  /// The least finite number, where there is one.
  double min() {
    return min;
  }

  double max() {
    return max;
  }

  TensorStatistics statistics(Optional<TensorStatistics.Distribution> distribution) {
    return new TensorStatistics(count, zeros, nans, infinities, distribution);
  }
}
