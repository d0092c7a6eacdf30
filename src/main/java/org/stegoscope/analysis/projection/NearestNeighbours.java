package org.stegoscope.analysis.projection;

import java.util.Arrays;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// Exact nearest neighbours by comparing all pairs, on all cores. Distances are those of double
/// precision; of equally near points the one of the lower index comes first; a point is no
/// neighbour of itself. The same points give the same bits on any number of cores. Beside the
/// points it needs memory for the result and for 4,096 of the points.
public final class NearestNeighbours {

  static final String STAGE = "Nearest neighbours";

  private NearestNeighbours() {}

  /// The `k` nearest neighbours of each of `points`, `[n, dimension]`, row-major.
  ///
  /// @throws StegoscopeException if there are no more than `k` points or a value is not finite
  public static Neighbours of(
      float[] points, int dimension, int k, Metric metric, JobContext context) {
    return of(Vectors.of(points, dimension, metric, context), k, context);
  }

  static Neighbours of(Vectors vectors, int k, JobContext context) {
    requireEnough(vectors.count(), k);
    if ((long) vectors.count() * k > Integer.MAX_VALUE - 8) {
      throw new StegoscopeException(
          "%d neighbours of each of %d points are too many; choose fewer of either."
              .formatted(k, vectors.count()));
    }
    Nearest nearest = new Nearest(vectors.count(), k);
    new NeighbourScan(vectors).run(nearest, STAGE, context);
    return nearest.sorted(vectors, context);
  }

  static void requireEnough(int count, int k) {
    if (k < 1 || k >= count) {
      throw new StegoscopeException(
          "%d nearest neighbours of each point need at least 1 of them and %d points, but there are"
                  .formatted(k, Math.max(2, (long) k + 1))
              + " %d points.".formatted(count));
    }
  }

  /// For each query a heap of the nearest so far, the furthest on top. As long as it is not full,
  /// the places not yet taken are infinitely far.
  private static final class Nearest implements NeighbourScan.Search {

    private final int k;
    private final int[] indices;
    private final double[] distances;

    Nearest(int count, int k) {
      this.k = k;
      indices = new int[count * k];
      distances = new double[count * k];
      Arrays.fill(indices, Integer.MAX_VALUE);
      Arrays.fill(distances, Double.POSITIVE_INFINITY);
    }

    @Override
    public double reach(int query) {
      return distances[query * k];
    }

    /// Candidates come in ascending order, so that one as far as the furthest is not nearer.
    @Override
    public void offer(int query, int candidate, double distance) {
      int top = query * k;
      if (distance < distances[top]) {
        sink(top, k, distance, candidate);
      }
    }

    /// Puts a pair into the heap of `size` at `top`, in place of the topmost.
    private void sink(int top, int size, double distance, int index) {
      int hole = 0;
      while (2 * hole + 1 < size) {
        int child = 2 * hole + 1;
        if (child + 1 < size && isFurther(top + child + 1, top + child)) {
          child++;
        }
        int place = top + child;
        if (distances[place] < distance
            || (distances[place] == distance && indices[place] < index)) {
          break;
        }
        distances[top + hole] = distances[place];
        indices[top + hole] = indices[place];
        hole = child;
      }
      distances[top + hole] = distance;
      indices[top + hole] = index;
    }

    private boolean isFurther(int a, int b) {
      return distances[a] > distances[b]
          || (distances[a] == distances[b] && indices[a] > indices[b]);
    }

    Neighbours sorted(Vectors vectors, JobContext context) {
      int count = vectors.count();
      ParallelRows.forEach(
          count,
          context,
          query -> {
            int top = query * k;
            for (int size = k - 1; size > 0; size--) {
              double furthest = distances[top];
              int index = indices[top];
              sink(top, size, distances[top + size], indices[top + size]);
              distances[top + size] = furthest;
              indices[top + size] = index;
            }
            for (int i = top; i < top + k; i++) {
              distances[i] = vectors.distance(distances[i]);
            }
          });
      return new Neighbours(count, k, indices, distances);
    }
  }
}
