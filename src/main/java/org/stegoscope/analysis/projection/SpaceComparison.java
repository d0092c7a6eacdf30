package org.stegoscope.analysis.projection;

import java.util.Arrays;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// How alike two spaces are in which the same points lie.
public final class SpaceComparison {

  private static final int ROWS = 16;

  private SpaceComparison() {}

  /// The share of each point's `k` nearest neighbours in one space that are among its `k` nearest
  /// in the other, `[n]`; the mean of it tells how much of the neighbourhoods is kept.
  public static double[] neighbourhoodOverlap(Neighbours one, Neighbours other) {
    if (one.count() != other.count() || one.k() != other.k()) {
      throw new IllegalArgumentException("neighbours of other points, or another number of them");
    }
    int k = one.k();
    double[] shares = new double[one.count()];
    for (int i = 0; i < shares.length; i++) {
      int[] own = Arrays.copyOfRange(one.indices(), i * k, (i + 1) * k);
      Arrays.sort(own);
      long common =
          Arrays.stream(other.indices(), i * k, (i + 1) * k)
              .filter(index -> Arrays.binarySearch(own, index) >= 0)
              .count();
      shares[i] = (double) common / k;
    }
    return shares;
  }

  /// Linear centred kernel alignment (Kornblith et al. 2019): `|Y^T X|^2 / (|X^T X| |Y^T Y|)` with
  /// Frobenius norms, for `x`, `[n, dimensionX]`, and `y`, `[n, dimensionY]`, less the means of
  /// their channels. 1 where one is the other turned, moved and scaled, 0 where no channel of one
  /// goes along with one of the other.
  ///
  /// @throws StegoscopeException if a value is not finite or the points of a space are all the same
  public static double linearCka(
      float[] x, int dimensionX, float[] y, int dimensionY, JobContext context) {
    if (x.length / dimensionX != y.length / dimensionY) {
      throw new IllegalArgumentException("the spaces have different numbers of points");
    }
    float[] first = centred(x, dimensionX, context);
    float[] second = centred(y, dimensionY, context);
    double selfX = Math.sqrt(squaredProducts(first, dimensionX, first, dimensionX, context));
    double selfY = Math.sqrt(squaredProducts(second, dimensionY, second, dimensionY, context));
    if (selfX == 0 || selfY == 0) {
      throw new StegoscopeException(
          "Spaces cannot be aligned where all points of the %s are the same."
              .formatted(selfX == 0 ? "first" : "second"));
    }
    return squaredProducts(first, dimensionX, second, dimensionY, context) / selfX / selfY;
  }

  private static float[] centred(float[] values, int dimension, JobContext context) {
    Vectors vectors = Vectors.of(values, dimension, Metric.EUCLIDEAN, context);
    float[] centred = new float[values.length];
    for (int i = 0; i < vectors.count(); i++) {
      // Zoomed alike for all, which the quotient does not see.
      vectors.copy(i, centred, i * dimension, 1);
    }
    return centred;
  }

  /// The squared Frobenius norm of `x^T y`. Each sum is taken by one thread, in order.
  private static double squaredProducts(
      float[] x, int dimensionX, float[] y, int dimensionY, JobContext context) {
    int count = x.length / dimensionX;
    int blocks = (dimensionX + ROWS - 1) / ROWS;
    double[] squares = new double[blocks];
    ParallelRows.forEach(
        blocks,
        context,
        block -> {
          int first = block * ROWS;
          int rows = Math.min(ROWS, dimensionX - first);
          double[] sums = new double[rows * dimensionY];
          for (int point = 0; point < count; point++) {
            for (int row = 0; row < rows; row++) {
              add(
                  x[point * dimensionX + first + row],
                  y,
                  point * dimensionY,
                  sums,
                  row,
                  dimensionY);
            }
          }
          for (double sum : sums) {
            squares[block] += sum * sum;
          }
        });
    return Arrays.stream(squares).sum();
  }

  private static void add(
      double weight, float[] y, int start, double[] sums, int row, int dimension) {
    int out = row * dimension;
    for (int j = 0; j < dimension; j++) {
      sums[out + j] += weight * y[start + j];
    }
  }
}
