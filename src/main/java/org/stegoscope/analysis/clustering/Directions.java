package org.stegoscope.analysis.clustering;

import java.util.Arrays;
import org.stegoscope.job.JobContext;

/// The directions of those of some points that have one: `values`, `[points.length, dimension]`,
/// are the vectors divided by their norms, and `points` the indices they had.
record Directions(float[] values, int[] points) {

  /// What is shorter counts as a vector of zeros, as it does for nearest neighbours.
  static final double LEAST_NORM = 1e-10;

  private static final int ROWS_BETWEEN_CHECKS = 1024;

  static Directions of(float[] values, int dimension, JobContext context) {
    int count = values.length / dimension;
    float[] directions = new float[values.length];
    int[] points = new int[count];
    int found = 0;
    for (int row = 0; row < count; row++) {
      if (row % ROWS_BETWEEN_CHECKS == 0) {
        context.checkCancelled();
      }
      double norm = norm(values, row * dimension, dimension);
      if (norm >= LEAST_NORM) {
        for (int j = 0; j < dimension; j++) {
          directions[found * dimension + j] = (float) (values[row * dimension + j] / norm);
        }
        points[found++] = row;
      }
    }
    return found == count
        ? new Directions(directions, points)
        : new Directions(
            Arrays.copyOf(directions, found * dimension), Arrays.copyOf(points, found));
  }

  private static double norm(float[] values, int start, int dimension) {
    double sum = 0;
    for (int j = start; j < start + dimension; j++) {
      sum += (double) values[j] * values[j];
    }
    return Math.sqrt(sum);
  }

  /// Gives the centre in row `row` of `centres` a length of 1. Returns false where it has no
  /// direction, and leaves it as it is.
  static boolean normalise(double[] centres, int row, int dimension) {
    double sum = 0;
    for (int j = row * dimension; j < (row + 1) * dimension; j++) {
      sum += centres[j] * centres[j];
    }
    double norm = Math.sqrt(sum);
    if (norm < LEAST_NORM) {
      return false;
    }
    for (int j = row * dimension; j < (row + 1) * dimension; j++) {
      centres[j] /= norm;
    }
    return true;
  }
}
