package org.stegoscope.analysis.clustering;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.job.JobContext;

/// Lloyd's algorithm from given centres: give every point to its nearest centre, move every centre
/// to the mean of its points, until nothing changes.
final class Lloyd {

  /// Points added to a centre between two looks at whether the job is cancelled.
  private static final int POINTS_BETWEEN_CHECKS = 1024;

  private final Points points;
  private final int clusters;
  private final JobContext context;

  /// `[clusters, dimension]`.
  private final double[] centres;

  private final int[] assignments;

  /// The squared distance of each point to the centre it is given to.
  private final double[] distances;

  private int iterations;
  private boolean converged;

  Lloyd(Points points, double[] centres, JobContext context) {
    this.points = points;
    this.centres = centres;
    this.context = context;
    clusters = centres.length / points.dimension();
    assignments = new int[points.count()];
    Arrays.fill(assignments, -1);
    distances = new double[points.count()];
  }

  double[] centres() {
    return centres;
  }

  int[] assignments() {
    return assignments;
  }

  /// The sum of the squared distances of the points to their centres.
  double inertia() {
    return Arrays.stream(distances).sum();
  }

  int iterations() {
    return iterations;
  }

  boolean converged() {
    return converged;
  }

  /// Runs to convergence or for `maxIterations`; `watcher` is told each iteration, from 1.
  void run(int maxIterations, IntConsumer watcher) {
    double previous = Double.POSITIVE_INFINITY;
    while (iterations < maxIterations && !converged) {
      iterations++;
      watcher.accept(iterations);
      int[] before = assignments.clone();
      assign();
      double inertia = inertia();
      // Points between two centres may swap for ever; the sum then no longer decreases.
      converged = Arrays.equals(before, assignments) || inertia >= previous;
      previous = inertia;
      if (!converged) {
        fillEmptyClusters();
        moveCentres();
      }
    }
    if (!converged) {
      assign();
    }
  }

  /// Gives every point to its nearest centre, the lowest index among equals.
  private void assign() {
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

  /// Gives each empty cluster the point that is farthest from its centre. Where all points lie on
  /// their centres there are fewer different points than clusters, and the cluster stays empty.
  private void fillEmptyClusters() {
    int[] sizes = sizes();
    for (int cluster = 0; cluster < clusters; cluster++) {
      if (sizes[cluster] == 0) {
        int farthest = farthestPoint();
        if (distances[farthest] == 0) {
          return;
        }
        sizes[assignments[farthest]]--;
        sizes[cluster]++;
        assignments[farthest] = cluster;
        distances[farthest] = 0;
      }
    }
  }

  private int farthestPoint() {
    int farthest = 0;
    for (int point = 1; point < distances.length; point++) {
      if (distances[point] > distances[farthest]) {
        farthest = point;
      }
    }
    return farthest;
  }

  private int[] sizes() {
    int[] sizes = new int[clusters];
    for (int cluster : assignments) {
      sizes[cluster]++;
    }
    return sizes;
  }

  /// Moves every centre to the mean of its points. One thread sums one cluster, in the order of the
  /// points, so the sums do not depend on the number of cores.
  private void moveCentres() {
    int[] sizes = sizes();
    int[] ends = new int[clusters];
    for (int cluster = 1; cluster < clusters; cluster++) {
      ends[cluster] = ends[cluster - 1] + sizes[cluster - 1];
    }
    int[] members = new int[points.count()];
    for (int point = 0; point < members.length; point++) {
      members[ends[assignments[point]]++] = point;
    }
    ParallelRows.forEach(
        clusters,
        context,
        cluster -> moveCentre(cluster, members, ends[cluster] - sizes[cluster], ends[cluster]));
  }

  private void moveCentre(int cluster, int[] members, int start, int end) {
    if (start == end) {
      return;
    }
    int dimension = points.dimension();
    double[] sum = new double[dimension];
    for (int i = start; i < end; i++) {
      if ((i - start) % POINTS_BETWEEN_CHECKS == 0) {
        context.checkCancelled();
      }
      int row = members[i] * dimension;
      for (int j = 0; j < dimension; j++) {
        sum[j] += points.values()[row + j];
      }
    }
    for (int j = 0; j < dimension; j++) {
      centres[cluster * dimension + j] = sum[j] / (end - start);
    }
  }
}
