package org.stegoscope.analysis.clustering;

import java.util.Arrays;
import org.stegoscope.job.JobContext;

/// Which centre each of `count` points is nearest to, and how far it is, squared. The arrays are
/// there to be read and, for a point that is moved on purpose, written.
record NearestCentres(int[] assignments, double[] distances) {

  static NearestCentres unknown(int count) {
    int[] assignments = new int[count];
    Arrays.fill(assignments, -1);
    return new NearestCentres(assignments, new double[count]);
  }

  /// Gives every point to its nearest centre, the lowest index among equals. `centres` is `[k,
  /// dimension]`.
  void assign(Points points, double[] centres, JobContext context) {
    int clusters = centres.length / points.dimension();
    points.squaredDistances(
        centres,
        context,
        (first, count, block) -> {
          for (int p = 0; p < count; p++) {
            int best = 0;
            for (int k = 1; k < clusters; k++) {
              if (block[k * Points.BLOCK + p] < block[best * Points.BLOCK + p]) {
                best = k;
              }
            }
            assignments[first + p] = best;
            distances[first + p] = block[best * Points.BLOCK + p];
          }
        });
  }

  /// The sum of the squared distances of the points to their centres.
  double inertia() {
    return Arrays.stream(distances).sum();
  }

  int[] sizes(int clusters) {
    int[] sizes = new int[clusters];
    for (int cluster : assignments) {
      sizes[cluster]++;
    }
    return sizes;
  }

  int farthestPoint() {
    int farthest = 0;
    for (int point = 1; point < distances.length; point++) {
      if (distances[point] > distances[farthest]) {
        farthest = point;
      }
    }
    return farthest;
  }
}
