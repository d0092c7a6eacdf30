package org.stegoscope.analysis.clustering;

import java.util.SplittableRandom;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.job.JobContext;

/// Vectors to cluster: `values` is `[count, dimension]`, row-major.
record Points(float[] values, int count, int dimension) {

  /// Points of a block, and how many of their dimensions are in the tile at a time: a tile is 16 KB
  /// and stays in the first-level cache.
  static final int BLOCK = 64;

  private static final int TILE = 64;

  /// Receives the distances of the points `first until first + count`: `[centres, BLOCK]`.
  interface BlockOfDistances {
    void accept(int first, int count, double[] distances);
  }

  /// Copies a point into row `row` of `centres`, `[k, dimension]`.
  void copy(int point, double[] centres, int row) {
    for (int j = 0; j < dimension; j++) {
      centres[row * dimension + j] = values[point * dimension + j];
    }
  }

  /// Some of the points, copied.
  Points sample(int[] indices) {
    float[] copied = new float[indices.length * dimension];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(values, indices[i] * dimension, copied, i * dimension, dimension);
    }
    return new Points(copied, indices.length, dimension);
  }

  /// Fills `batch` with points drawn at random, each as often as chance has it.
  void draw(SplittableRandom random, Points batch) {
    for (int p = 0; p < batch.count; p++) {
      int drawn = random.nextInt(count);
      System.arraycopy(values, drawn * dimension, batch.values, p * dimension, dimension);
    }
  }

  /// Computes the squared Euclidean distances of all points to `centres`, `[k, dimension]`, block
  /// by block on all cores. They are summed as squared differences, so that equal vectors are at
  /// distance 0, and in an order that does not depend on the number of cores.
  void squaredDistances(double[] centres, JobContext context, BlockOfDistances consumer) {
    int blocks = (count + BLOCK - 1) / BLOCK;
    ParallelRows.forEach(
        blocks,
        context,
        block -> {
          int first = block * BLOCK;
          int length = Math.min(BLOCK, count - first);
          consumer.accept(first, length, block(first, length, centres));
        });
  }

  /// The squared distances of the points `first until first + length`, no more than a block, to
  /// `centres`: `[centres, BLOCK]`.
  double[] block(int first, int length, double[] centres) {
    int k = centres.length / dimension;
    double[] distances = new double[k * BLOCK];
    float[] tile = new float[TILE * BLOCK];
    for (int from = 0; from < dimension; from += TILE) {
      int dimensions = Math.min(TILE, dimension - from);
      for (int p = 0; p < length; p++) {
        int start = (first + p) * dimension + from;
        for (int j = 0; j < dimensions; j++) {
          tile[j * BLOCK + p] = values[start + j];
        }
      }
      for (int row = 0; row < k; row++) {
        addTile(tile, dimensions, centres, row * dimension + from, distances, row * BLOCK);
      }
    }
    return distances;
  }

  /// Adds the squared differences of a tile, `[dimensions, BLOCK]`, to one centre. The compiler
  /// vectorises the inner loops because their length is fixed, their points are neighbours, and the
  /// tile, being of another type than the sums, cannot overlap them.
  private static void addTile(
      float[] tile, int dimensions, double[] centres, int centre, double[] distances, int out) {
    int j = 0;
    for (; j + 3 < dimensions; j += 4) {
      double c0 = centres[centre + j];
      double c1 = centres[centre + j + 1];
      double c2 = centres[centre + j + 2];
      double c3 = centres[centre + j + 3];
      int t0 = j * BLOCK;
      int t1 = t0 + BLOCK;
      int t2 = t1 + BLOCK;
      int t3 = t2 + BLOCK;
      for (int p = 0; p < BLOCK; p++) {
        double d0 = tile[t0 + p] - c0;
        double d1 = tile[t1 + p] - c1;
        double d2 = tile[t2 + p] - c2;
        double d3 = tile[t3 + p] - c3;
        distances[out + p] += d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3;
      }
    }
    for (; j < dimensions; j++) {
      double c = centres[centre + j];
      for (int p = 0; p < BLOCK; p++) {
        double d = tile[j * BLOCK + p] - c;
        distances[out + p] += d * d;
      }
    }
  }
}
