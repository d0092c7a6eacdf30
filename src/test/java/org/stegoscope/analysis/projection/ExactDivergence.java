package org.stegoscope.analysis.projection;

import org.stegoscope.job.JobContext;

/// The Kullback-Leibler divergence of an embedding over all pairs, nothing left out.
final class ExactDivergence {

  private ExactDivergence() {}

  /// `points` is `[n, dimension]`, `xy` is `[n, 2]`.
  static double of(float[] points, int dimension, float[] xy, double perplexity) {
    int count = points.length / dimension;
    double[][] joint = joint(points, dimension, perplexity);
    double total = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        total += i == j ? 0 : near(xy, i, j);
      }
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        if (i != j && joint[i][j] > 0) {
          sum += joint[i][j] * Math.log(joint[i][j] * total / near(xy, i, j));
        }
      }
    }
    return sum;
  }

  static double[][] joint(float[] points, int dimension, double perplexity) {
    int count = points.length / dimension;
    Neighbours all =
        NearestNeighbours.of(points, dimension, count - 1, Metric.EUCLIDEAN, JobContext.NONE);
    double[][] joint = new double[count][count];
    for (int i = 0; i < count; i++) {
      double[] squares = new double[count - 1];
      for (int r = 0; r < squares.length; r++) {
        squares[r] = Math.pow(all.distances()[i * squares.length + r], 2);
      }
      double[] weights = Affinities.weights(squares, Math.log(perplexity));
      for (int r = 0; r < squares.length; r++) {
        int j = all.indices()[i * squares.length + r];
        joint[i][j] += weights[r] / (2.0 * count);
        joint[j][i] += weights[r] / (2.0 * count);
      }
    }
    return joint;
  }

  private static double near(float[] xy, int i, int j) {
    double dx = (double) xy[2 * i] - xy[2 * j];
    double dy = (double) xy[2 * i + 1] - xy[2 * j + 1];
    return 1 / (1 + dx * dx + dy * dy);
  }
}
