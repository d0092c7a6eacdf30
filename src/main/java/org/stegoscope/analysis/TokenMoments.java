package org.stegoscope.analysis;

import java.util.List;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// Mean and covariance of tokens: `mean` is `[dimension]`, `covariance` is `[dimension,
/// dimension]`, divided by one less than the number of tokens; all 0 for a single token.
///
/// Every sum is taken by one thread in the order of the tokens, so the result does not depend on
/// the number of cores.
record TokenMoments(long count, double[] mean, double[] covariance) {

  /// The part of the covariance one thread sums up: it stays in the first-level cache.
  private static final int TILE_ROWS = 16;

  private static final int TILE_COLUMNS = 128;

  /// Tokens read into a tile at a time.
  private static final int GROUP = 16;

  private static final int TOKENS_BETWEEN_CHECKS = 1024;

  /// The moments of all tokens of `parts`, each `[n, dimension]`.
  ///
  /// @throws StegoscopeException if there is no token or a value is not finite
  static TokenMoments of(List<float[]> parts, int dimension, JobContext context) {
    long count = 0;
    for (float[] part : parts) {
      check(part, dimension, count, context);
      count += part.length / dimension;
    }
    if (count == 0) {
      throw new StegoscopeException("Principal components need at least one token.");
    }
    // Sums of differences to the first token: exactly 0 for constant channels, and nothing cancels
    // where the mean is large.
    float[] origin = new float[dimension];
    System.arraycopy(
        parts.stream().filter(part -> part.length > 0).findFirst().orElseThrow(),
        0,
        origin,
        0,
        dimension);
    double[] shift = sums(parts, origin, context);
    double[] covariance = products(parts, origin, context);
    double[] mean = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      shift[i] /= count;
      mean[i] = origin[i] + shift[i];
    }
    for (int i = 0; i < dimension; i++) {
      for (int j = i; j < dimension; j++) {
        double sum = covariance[i * dimension + j] - count * shift[i] * shift[j];
        double value = (i == j ? Math.max(0, sum) : sum) / Math.max(1, count - 1);
        covariance[i * dimension + j] = value;
        covariance[j * dimension + i] = value;
      }
    }
    return new TokenMoments(count, mean, covariance);
  }

  /// The moments of these tokens and others together (Chan, Golub and LeVeque 1983).
  TokenMoments with(TokenMoments others) {
    int dimension = mean.length;
    long whole = count + others.count;
    double theirs = (double) others.count / whole;
    double[] apart = new double[dimension];
    double[] between = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      apart[i] = others.mean[i] - mean[i];
      between[i] = mean[i] + apart[i] * theirs;
    }
    double[] joint = new double[dimension * dimension];
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < dimension; j++) {
        int at = i * dimension + j;
        double sum =
            covariance[at] * (count - 1)
                + others.covariance[at] * (others.count - 1)
                + apart[i] * apart[j] * count * theirs;
        joint[at] = sum / (whole - 1);
      }
    }
    return new TokenMoments(whole, between, joint);
  }

  private static void check(float[] part, int dimension, long before, JobContext context) {
    if (dimension < 1 || part.length % dimension != 0) {
      throw new IllegalArgumentException(
          "%d values are not whole tokens of %d numbers".formatted(part.length, dimension));
    }
    for (int i = 0; i < part.length; i++) {
      if (i % (TOKENS_BETWEEN_CHECKS * dimension) == 0) {
        context.checkCancelled();
      }
      if (!Float.isFinite(part[i])) {
        throw new StegoscopeException(
            "Principal components need finite numbers, but channel %d of token %d is %s."
                .formatted(i % dimension, before + i / dimension, part[i]));
      }
    }
  }

  private static double[] sums(List<float[]> parts, float[] origin, JobContext context) {
    int dimension = origin.length;
    double[] sums = new double[dimension];
    for (float[] part : parts) {
      for (int start = 0; start < part.length; start += dimension) {
        if (start % (TOKENS_BETWEEN_CHECKS * dimension) == 0) {
          context.checkCancelled();
        }
        for (int j = 0; j < dimension; j++) {
          sums[j] += part[start + j] - origin[j];
        }
      }
    }
    return sums;
  }

  /// The sums of the products of every two channels' differences to the origin, on and above the
  /// diagonal.
  private static double[] products(List<float[]> parts, float[] origin, JobContext context) {
    int dimension = origin.length;
    int down = (dimension + TILE_ROWS - 1) / TILE_ROWS;
    int across = (dimension + TILE_COLUMNS - 1) / TILE_COLUMNS;
    double[] products = new double[dimension * dimension];
    ParallelRows.forEach(
        down * across,
        "Covariance",
        context,
        index -> {
          int row = index / across * TILE_ROWS;
          int column = index % across * TILE_COLUMNS;
          if (row < column + TILE_COLUMNS) {
            new Tile(origin, row, column, context).sum(parts).copyTo(products);
          }
        });
    return products;
  }

  /// A rectangle of the matrix of products. What lies outside the matrix is summed as 0.
  private static final class Tile {

    private final float[] origin;
    private final int row;
    private final int column;
    private final JobContext context;
    private final double[] sums = new double[TILE_ROWS * TILE_COLUMNS];
    private final float[] left = new float[GROUP * TILE_ROWS];
    private final float[] right = new float[GROUP * TILE_COLUMNS];

    Tile(float[] origin, int row, int column, JobContext context) {
      this.origin = origin;
      this.row = row;
      this.column = column;
      this.context = context;
    }

    Tile sum(List<float[]> parts) {
      int dimension = origin.length;
      for (float[] part : parts) {
        int tokens = part.length / dimension;
        for (int first = 0; first < tokens; first += GROUP) {
          context.checkCancelled();
          int length = Math.min(GROUP, tokens - first);
          read(part, first, length, row, TILE_ROWS, left);
          read(part, first, length, column, TILE_COLUMNS, right);
          for (int i = 0; i < TILE_ROWS; i++) {
            addRow(i);
          }
        }
      }
      return this;
    }

    private void read(float[] part, int first, int length, int channel, int width, float[] into) {
      int dimension = origin.length;
      int channels = Math.min(width, dimension - channel);
      for (int t = 0; t < GROUP; t++) {
        for (int j = 0; j < width; j++) {
          into[t * width + j] =
              t < length && j < channels
                  ? part[(first + t) * dimension + channel + j] - origin[channel + j]
                  : 0;
        }
      }
    }

    /// The compiler vectorises the inner loop, see [Points].
    private void addRow(int i) {
      int out = i * TILE_COLUMNS;
      for (int t = 0; t < GROUP; t += 4) {
        double a0 = left[t * TILE_ROWS + i];
        double a1 = left[(t + 1) * TILE_ROWS + i];
        double a2 = left[(t + 2) * TILE_ROWS + i];
        double a3 = left[(t + 3) * TILE_ROWS + i];
        int r0 = t * TILE_COLUMNS;
        int r1 = r0 + TILE_COLUMNS;
        int r2 = r1 + TILE_COLUMNS;
        int r3 = r2 + TILE_COLUMNS;
        for (int j = 0; j < TILE_COLUMNS; j++) {
          sums[out + j] +=
              a0 * right[r0 + j] + a1 * right[r1 + j] + a2 * right[r2 + j] + a3 * right[r3 + j];
        }
      }
    }

    void copyTo(double[] products) {
      int dimension = origin.length;
      for (int i = row; i < Math.min(row + TILE_ROWS, dimension); i++) {
        for (int j = Math.max(i, column); j < Math.min(column + TILE_COLUMNS, dimension); j++) {
          products[i * dimension + j] = sums[(i - row) * TILE_COLUMNS + j - column];
        }
      }
    }
  }
}
