package org.stegoscope.analysis.clustering;

import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// The distances of some points to each other, as [Metric] has them, one row at a time.
final class PairDistances {

  private static final String STAGE = "Silhouettes";
  private static final int ROWS_BETWEEN_CHECKS = 1024;

  private final float[] values;
  private final int dimension;
  private final int[] points;
  private final Metric metric;

  /// What a point is multiplied by: 1, or with the cosine its inverse norm.
  private final double[] weights;

  /// Receives the distances of the point number `row` of those that were given.
  interface Consumer {
    void accept(int row, double[] distances);
  }

  /// @param values of all points, `[n, dimension]`
  /// @throws StegoscopeException if a value of one of `points` is not finite
  PairDistances(float[] values, int dimension, int[] points, Metric metric) {
    this.values = values;
    this.dimension = dimension;
    this.points = points;
    this.metric = metric;
    weights = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      weights[i] = weight(points[i]);
    }
  }

  private double weight(int point) {
    double sum = 0;
    for (int j = 0; j < dimension; j++) {
      float value = values[point * dimension + j];
      if (!Float.isFinite(value)) {
        throw new StegoscopeException(
            "Silhouettes need finite numbers, but channel %d of point %d is %s."
                .formatted(j, point, value));
      }
      sum += (double) value * value;
    }
    return switch (metric) {
      case EUCLIDEAN -> 1;
      case COSINE -> 1 / Math.max(Math.sqrt(sum), Directions.LEAST_NORM);
    };
  }

  /// Every row once, in no order, on all cores.
  void forEach(JobContext context, Consumer consumer) {
    ParallelRows.forEach(
        points.length,
        STAGE,
        context,
        row -> {
          double[] own = new double[dimension];
          for (int j = 0; j < dimension; j++) {
            own[j] = values[points[row] * dimension + j] * weights[row];
          }
          double[] distances = new double[points.length];
          for (int other = 0; other < distances.length; other++) {
            if (other % ROWS_BETWEEN_CHECKS == 0) {
              context.checkCancelled();
            }
            double squared = squared(own, points[other] * dimension, weights[other]);
            distances[other] = metric == Metric.COSINE ? squared / 2 : Math.sqrt(squared);
          }
          consumer.accept(row, distances);
        });
  }

  private double squared(double[] own, int start, double weight) {
    double even = 0;
    double odd = 0;
    int j = 0;
    for (; j + 3 < dimension; j += 4) {
      double d0 = values[start + j] * weight - own[j];
      double d1 = values[start + j + 1] * weight - own[j + 1];
      double d2 = values[start + j + 2] * weight - own[j + 2];
      double d3 = values[start + j + 3] * weight - own[j + 3];
      even += d0 * d0 + d2 * d2;
      odd += d1 * d1 + d3 * d3;
    }
    for (; j < dimension; j++) {
      double d = values[start + j] * weight - own[j];
      even += d * d;
    }
    return even + odd;
  }
}
