package org.stegoscope.analysis.projection;

import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// The points most like each point by the cosine, the point itself among them: exact, the same bits
/// on any number of cores, and never more in memory than [NearestNeighbours] needs. Of equally near
/// points the one of the lower index comes first, so that a point is not the first of its own list
/// where an equal one stands before it.
public final class NearestByCosine {

  private NearestByCosine() {}

  /// The `k` nearest of each of `points`, `[n, dimension]`, row-major; all of them where there are
  /// not more. Distances are one less the cosine.
  ///
  /// @throws StegoscopeException if a value is not finite
  public static Neighbours of(float[] points, int dimension, int k, JobContext context) {
    int count = points.length / dimension;
    if (k < 1) {
      throw new IllegalArgumentException("at least one neighbour is looked for, not " + k);
    }
    if (count < 2) {
      return new Neighbours(count, count, new int[count], new double[count]);
    }
    Neighbours others =
        NearestNeighbours.of(points, dimension, Math.min(k, count - 1), Metric.COSINE, context);
    return withThemselves(others, Math.min(k, count));
  }

  /// A point has the distance 0 to itself, as to those that are equal to it.
  private static Neighbours withThemselves(Neighbours others, int k) {
    int[] indices = new int[others.count() * k];
    double[] distances = new double[indices.length];
    for (int point = 0; point < others.count(); point++) {
      int from = point * others.k();
      int before = 0;
      while (before < others.k()
          && others.distances()[from + before] == 0
          && others.indices()[from + before] < point) {
        before++;
      }
      for (int rank = 0; rank < k; rank++) {
        int to = point * k + rank;
        if (rank == before) {
          indices[to] = point;
        } else {
          int other = from + rank - (rank > before ? 1 : 0);
          indices[to] = others.indices()[other];
          distances[to] = others.distances()[other];
        }
      }
    }
    return new Neighbours(others.count(), k, indices, distances);
  }
}
