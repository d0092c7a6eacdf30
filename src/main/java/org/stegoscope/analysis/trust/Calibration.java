package org.stegoscope.analysis.trust;

import java.util.OptionalDouble;

/// Whether a segmentation is as often right as it is sure: pixels sorted by their confidence into
/// bins of equal width, and how often those of each bin are right (Guo et al. 2017).
///
/// @param pixels in each bin
/// @param right those of them that are right
/// @param confidence the mean confidence of each bin; 0 where it is empty
public record Calibration(long[] pixels, long[] right, double[] confidence) {

  /// What reliability diagrams usually have.
  public static final int BINS = 15;

  /// From finer bins of equal width over 0 to 1, of which each pixel is taken to have the
  /// confidence of the middle.
  ///
  /// @param pixels in each fine bin, with `right` of them right
  public static Calibration ofFine(long[] pixels, long[] right) {
    long[] counts = new long[BINS];
    long[] hits = new long[BINS];
    double[] sums = new double[BINS];
    for (int fine = 0; fine < pixels.length; fine++) {
      double middle = (fine + 0.5) / pixels.length;
      int bin = (int) (middle * BINS);
      counts[bin] += pixels[fine];
      hits[bin] += right[fine];
      sums[bin] += middle * pixels[fine];
    }
    for (int bin = 0; bin < BINS; bin++) {
      sums[bin] = counts[bin] == 0 ? 0 : sums[bin] / counts[bin];
    }
    return new Calibration(counts, hits, sums);
  }

  public int bins() {
    return pixels.length;
  }

  public long total() {
    long sum = 0;
    for (long count : pixels) {
      sum += count;
    }
    return sum;
  }

  /// The share of the pixels of a bin that are right; empty for an empty bin.
  public OptionalDouble accuracy(int bin) {
    return pixels[bin] == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) right[bin] / pixels[bin]);
  }

  /// The expected calibration error: by how much confidence and accuracy differ, bin by bin, the
  /// mean over pixels; empty without any.
  public OptionalDouble expectedError() {
    long total = total();
    if (total == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int bin = 0; bin < bins(); bin++) {
      if (pixels[bin] > 0) {
        sum += pixels[bin] * Math.abs(accuracy(bin).getAsDouble() - confidence[bin]);
      }
    }
    return OptionalDouble.of(sum / total);
  }

  /// The same of the bin where they differ most; empty without pixels.
  public OptionalDouble greatestError() {
    OptionalDouble greatest = OptionalDouble.empty();
    for (int bin = 0; bin < bins(); bin++) {
      if (pixels[bin] > 0) {
        double error = Math.abs(accuracy(bin).getAsDouble() - confidence[bin]);
        greatest = OptionalDouble.of(Math.max(error, greatest.orElse(0)));
      }
    }
    return greatest;
  }
}
