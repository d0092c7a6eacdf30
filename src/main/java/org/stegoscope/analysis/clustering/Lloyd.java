package org.stegoscope.analysis.clustering;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.job.JobContext;

/// Lloyd's algorithm from given centres: give every point to its nearest centre, move every centre
/// to the mean of its points, until nothing changes.
///
/// With the cosine, points and centres are directions (spherical k-means, Dhillon and Modha 2001):
/// a mean is brought back to length 1, and a centre whose points cancel out stays where it is.
final class Lloyd {

  /// Points added to a centre between two looks at whether the job is cancelled.
  private static final int POINTS_BETWEEN_CHECKS = 1024;

  private final Points points;
  private final int clusters;
  private final Metric metric;
  private final JobContext context;

  /// `[clusters, dimension]`.
  private final double[] centres;

  private final NearestCentres nearest;
  private int iterations;
  private boolean converged;

  Lloyd(Points points, double[] centres, Metric metric, JobContext context) {
    this.points = points;
    this.centres = centres;
    this.metric = metric;
    this.context = context;
    clusters = centres.length / points.dimension();
    nearest = NearestCentres.unknown(points.count());
  }

  /// Runs to convergence or for `maxIterations`; `watcher` is told each iteration, from 1.
  Fit run(int maxIterations, IntConsumer watcher) {
    double previous = Double.POSITIVE_INFINITY;
    while (iterations < maxIterations && !converged) {
      iterations++;
      watcher.accept(iterations);
      int[] before = nearest.assignments().clone();
      nearest.assign(points, centres, context);
      double inertia = nearest.inertia();
      // Points between two centres may swap for ever; the sum then no longer decreases.
      converged = Arrays.equals(before, nearest.assignments()) || inertia >= previous;
      previous = inertia;
      if (!converged) {
        fillEmptyClusters();
        moveCentres();
      }
    }
    if (!converged) {
      nearest.assign(points, centres, context);
    }
    return new Fit(
        points.dimension(),
        centres,
        nearest.assignments(),
        nearest.inertia(),
        iterations,
        converged);
  }

  /// Gives each empty cluster the point that is farthest from its centre. Where all points lie on
  /// their centres there are fewer different points than clusters, and the cluster stays empty.
  private void fillEmptyClusters() {
    int[] sizes = nearest.sizes(clusters);
    for (int cluster = 0; cluster < clusters; cluster++) {
      if (sizes[cluster] == 0) {
        int farthest = nearest.farthestPoint();
        if (nearest.distances()[farthest] == 0) {
          return;
        }
        sizes[nearest.assignments()[farthest]]--;
        sizes[cluster]++;
        nearest.assignments()[farthest] = cluster;
        nearest.distances()[farthest] = 0;
      }
    }
  }

  /// Moves every centre to the mean of its points. One thread sums one cluster, in the order of the
  /// points, so the sums do not depend on the number of cores.
  private void moveCentres() {
    int[] sizes = nearest.sizes(clusters);
    int[] ends = new int[clusters];
    for (int cluster = 1; cluster < clusters; cluster++) {
      ends[cluster] = ends[cluster - 1] + sizes[cluster - 1];
    }
    int[] members = new int[points.count()];
    for (int point = 0; point < members.length; point++) {
      members[ends[nearest.assignments()[point]]++] = point;
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
      sum[j] /= end - start;
    }
    if (metric == Metric.EUCLIDEAN || Directions.normalise(sum, 0, dimension)) {
      System.arraycopy(sum, 0, centres, cluster * dimension, dimension);
    }
  }
}
