package org.stegoscope.analysis.projection;

import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// Vectors that are compared with each other: `values` is `[count, dimension]`, row-major, and with
/// the cosine each is taken divided by its norm.
///
/// `inverseNorms` is `[count]`, or empty where vectors are taken as they are. `mean` is
/// `[dimension]`. With `zoom`, a power of two, the longest difference to the mean has a length of
/// about 1, so that products of float32 numbers neither overflow nor vanish.
record Vectors(
    float[] values,
    int count,
    int dimension,
    Metric metric,
    double[] inverseNorms,
    double[] mean,
    double zoom) {

  private static final double LEAST_NORM = 1e-10;
  private static final int ROWS_BETWEEN_CHECKS = 1024;

  /// @throws StegoscopeException if a value is not finite
  static Vectors of(float[] values, int dimension, Metric metric, JobContext context) {
    if (dimension < 1 || values.length % dimension != 0) {
      throw new IllegalArgumentException(
          "%d values are not whole vectors of %d numbers".formatted(values.length, dimension));
    }
    int count = values.length / dimension;
    requireFinite(values, dimension, context);
    double[] inverse = metric == Metric.COSINE ? inverseNorms(values, count, dimension) : null;
    Vectors plain =
        new Vectors(
            values,
            count,
            dimension,
            metric,
            inverse == null ? new double[0] : inverse,
            new double[dimension],
            1);
    double[] mean = plain.mean(context);
    Vectors centred = new Vectors(values, count, dimension, metric, plain.inverseNorms, mean, 1);
    double longest = centred.longest(context);
    double zoom = longest > 0 ? Math.scalb(1.0, -Math.getExponent(longest)) : 1;
    return new Vectors(values, count, dimension, metric, plain.inverseNorms, mean, zoom);
  }

  private static void requireFinite(float[] values, int dimension, JobContext context) {
    for (int i = 0; i < values.length; i++) {
      if (i % (ROWS_BETWEEN_CHECKS * dimension) == 0) {
        context.checkCancelled();
      }
      if (!Float.isFinite(values[i])) {
        throw new StegoscopeException(
            "Distances need finite numbers, but channel %d of point %d is %s."
                .formatted(i % dimension, i / dimension, values[i]));
      }
    }
  }

  private static double[] inverseNorms(float[] values, int count, int dimension) {
    double[] inverse = new double[count];
    for (int row = 0; row < count; row++) {
      double sum = 0;
      for (int j = row * dimension; j < (row + 1) * dimension; j++) {
        sum += (double) values[j] * values[j];
      }
      inverse[row] = 1 / Math.max(Math.sqrt(sum), LEAST_NORM);
    }
    return inverse;
  }

  private double[] mean(JobContext context) {
    double[] sums = new double[dimension];
    for (int row = 0; row < count; row++) {
      if (row % ROWS_BETWEEN_CHECKS == 0) {
        context.checkCancelled();
      }
      double weight = weight(row);
      for (int j = 0; j < dimension; j++) {
        sums[j] += values[row * dimension + j] * weight;
      }
    }
    for (int j = 0; j < dimension; j++) {
      sums[j] /= Math.max(1, count);
    }
    return sums;
  }

  private double longest(JobContext context) {
    double[] squares = new double[count];
    ParallelRows.forEach(
        count,
        context,
        row -> {
          double sum = 0;
          for (int j = 0; j < dimension; j++) {
            double centred = values[row * dimension + j] * weight(row) - mean[j];
            sum += centred * centred;
          }
          squares[row] = sum;
        });
    double longest = 0;
    for (double square : squares) {
      longest = Math.max(longest, square);
    }
    return Math.sqrt(longest);
  }

  private double weight(int row) {
    return inverseNorms.length == 0 ? 1 : inverseNorms[row];
  }

  /// The difference of a vector to the mean, zoomed, in float32: copied to `row[start + j *
  /// stride]`. Returns its squared length.
  double copy(int vector, float[] row, int start, int stride) {
    double weight = weight(vector);
    double sum = 0;
    for (int j = 0; j < dimension; j++) {
      float value = (float) ((values[vector * dimension + j] * weight - mean[j]) * zoom);
      row[start + j * stride] = value;
      sum += (double) value * value;
    }
    return sum;
  }

  /// The squared Euclidean distance in double precision: 0 for equal vectors, and the same bits
  /// whichever of the two comes first.
  double squaredDistance(int a, int b) {
    return inverseNorms.length == 0
        ? plainDistance(a * dimension, b * dimension)
        : weightedDistance(a * dimension, b * dimension, inverseNorms[a], inverseNorms[b]);
  }

  private double plainDistance(int a, int b) {
    double even = 0;
    double odd = 0;
    int j = 0;
    for (; j + 1 < dimension; j += 2) {
      double first = (double) values[a + j] - values[b + j];
      double second = (double) values[a + j + 1] - values[b + j + 1];
      even += first * first;
      odd += second * second;
    }
    if (j < dimension) {
      double last = (double) values[a + j] - values[b + j];
      even += last * last;
    }
    return even + odd;
  }

  private double weightedDistance(int a, int b, double weightA, double weightB) {
    double sum = 0;
    for (int j = 0; j < dimension; j++) {
      double difference = values[a + j] * weightA - values[b + j] * weightB;
      sum += difference * difference;
    }
    return sum;
  }

  /// The distance of the metric whose squared Euclidean distance is `squared`.
  double distance(double squared) {
    return metric == Metric.COSINE ? squared / 2 : Math.sqrt(squared);
  }

  /// The vectors as the metric compares them, `[count, dimension]`: divided by their norms with the
  /// cosine, otherwise the very array.
  float[] normalized() {
    if (inverseNorms.length == 0) {
      return values;
    }
    float[] unit = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      unit[i] = (float) (values[i] * inverseNorms[i / dimension]);
    }
    return unit;
  }
}
