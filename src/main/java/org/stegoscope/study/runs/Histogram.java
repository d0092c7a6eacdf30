package org.stegoscope.study.runs;

import java.util.Arrays;

/// How numbers are spread, as TensorBoard shows it.
///
/// @param sumOfSquares of the numbers
/// @param limits the upper ends of the bins, rising
/// @param counts how many numbers are in each bin, above the limit before and up to its own
public record Histogram(
    double min,
    double max,
    double count,
    double sum,
    double sumOfSquares,
    double[] limits,
    double[] counts) {

  public Histogram {
    if (limits.length != counts.length || limits.length == 0) {
      throw new IllegalArgumentException(
          "%d limits for %d counts".formatted(limits.length, counts.length));
    }
    limits = limits.clone();
    counts = counts.clone();
  }

  /// The finite ones of `values` in `bins` bins of equal width between the least and the greatest.
  /// Where all are the same, or none is finite, there is one bin.
  public static Histogram of(float[] values, int bins) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (float value : values) {
      if (Float.isFinite(value)) {
        min = Math.min(min, value);
        max = Math.max(max, value);
        sum += value;
        squares += (double) value * value;
        count++;
      }
    }
    if (count == 0) {
      return new Histogram(0, 0, 0, 0, 0, new double[] {0}, new double[] {0});
    }
    if (min == max) {
      return new Histogram(min, max, count, sum, squares, new double[] {max}, new double[] {count});
    }
    double[] limits = new double[bins];
    for (int bin = 0; bin < bins; bin++) {
      limits[bin] = bin == bins - 1 ? max : min + (max - min) * (bin + 1) / bins;
    }
    return new Histogram(min, max, count, sum, squares, limits, counts(values, limits));
  }

  private static double[] counts(float[] values, double[] limits) {
    double[] counts = new double[limits.length];
    for (float value : values) {
      if (Float.isFinite(value)) {
        int found = Arrays.binarySearch(limits, value);
        counts[found < 0 ? -found - 1 : found]++;
      }
    }
    return counts;
  }
}
