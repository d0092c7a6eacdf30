package org.stegoscope.checkpoint;

import org.stegoscope.checkpoint.TensorStatistics.Distribution;

/// The second pass over numbers, of which the least and the greatest finite one are known: mean,
/// deviation and histogram.
///
/// The moments of a block are found with the corrected two-pass algorithm and joined with those of
/// the blocks before (Chan, Golub and LeVeque, "Algorithms for computing the sample variance",
/// 1983), so that a mean far from zero costs no digits. Everything is computed on numbers scaled
/// exactly, by a power of two, to less than two in magnitude: squares of float64 would overflow.
final class ValueSpread {

  private final double min;
  private final double max;
  private final double scale;
  private final double low;
  private final double width;
  private final long[] histogram;
  private long count;
  private double mean;
  private double squares;

  ValueSpread(double min, double max) {
    this.min = min;
    this.max = max;
    int exponent = Math.getExponent(Math.max(Math.abs(min), Math.abs(max)));
    scale = Math.scalb(1.0, -exponent);
    low = min * scale;
    width = max * scale - low;
    histogram = new long[min == max ? 1 : Distribution.BINS];
  }

  void add(double[] values, int length) {
    int finite = 0;
    double sum = 0;
    for (int i = 0; i < length; i++) {
      if (Double.isFinite(values[i])) {
        double scaled = values[i] * scale;
        sum += scaled;
        finite++;
        histogram[bin(scaled)]++;
      }
    }
    if (finite > 0) {
      join(values, length, finite, sum / finite);
    }
  }

  private int bin(double scaled) {
    int bin = width > 0 ? (int) ((scaled - low) / width * histogram.length) : 0;
    // The greatest number lies on the end of the last bin; another file's numbers lie anywhere.
    return Math.clamp(bin, 0, histogram.length - 1);
  }

  private void join(double[] values, int length, int finite, double roughMean) {
    double rest = 0;
    double blockSquares = 0;
    for (int i = 0; i < length; i++) {
      if (Double.isFinite(values[i])) {
        double distance = values[i] * scale - roughMean;
        rest += distance;
        blockSquares += distance * distance;
      }
    }
    double blockMean = roughMean + rest / finite;
    blockSquares -= rest * rest / finite;
    double step = blockMean - mean;
    long joined = count + finite;
    squares += blockSquares + step * step * ((double) count / joined) * finite;
    mean += step * finite / joined;
    count = joined;
  }

  Distribution distribution() {
    if (histogram.length == 1) {
      return new Distribution(min, max, min, 0, histogram);
    }
    double deviation = Math.sqrt(Math.max(squares, 0) / count);
    return new Distribution(
        min, max, Math.clamp(mean / scale, min, max), deviation / scale, histogram);
  }
}
