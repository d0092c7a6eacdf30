package org.stegoscope.analysis.projection;

import java.util.SplittableRandom;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// A Gaussian random projection: `matrix` is `[targets, dimension]`, its entries drawn from N(0, 1
/// / targets), so that squared lengths are kept on average (Johnson and Lindenstrauss 1984). The
/// matrix must not be written to.
public record RandomProjection(int dimension, int targets, float[] matrix) {

  /// Draws a matrix, row by row.
  ///
  /// @throws StegoscopeException if `targets` is less than 1
  public static RandomProjection of(int dimension, int targets, long seed) {
    if (targets < 1) {
      throw new StegoscopeException(
          "A random projection has at least 1 dimension, not %d.".formatted(targets));
    }
    SplittableRandom random = new SplittableRandom(seed);
    float[] matrix = new float[Math.multiplyExact(targets, dimension)];
    double deviation = 1 / Math.sqrt(targets);
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = (float) (deviation * random.nextGaussian());
    }
    return new RandomProjection(dimension, targets, matrix);
  }

  /// The products of `points`, `[n, dimension]`, with the matrix: `[n, targets]`.
  public float[] project(float[] points, JobContext context) {
    if (points.length % dimension != 0) {
      throw new IllegalArgumentException(
          "%d values are not whole points of %d numbers".formatted(points.length, dimension));
    }
    int count = points.length / dimension;
    float[] projected = new float[Math.multiplyExact(count, targets)];
    ParallelRows.forEach(
        count,
        context,
        point -> {
          for (int target = 0; target < targets; target++) {
            double sum = 0;
            for (int j = 0; j < dimension; j++) {
              sum += (double) points[point * dimension + j] * matrix[target * dimension + j];
            }
            projected[point * targets + target] = (float) sum;
          }
        });
    return projected;
  }
}
