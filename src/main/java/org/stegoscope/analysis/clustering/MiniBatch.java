package org.stegoscope.analysis.clustering;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.job.JobContext;

/// k-means from batches (Sculley 2010): the points of a batch, drawn with replacement, are given to
/// their nearest centres, and every centre becomes the mean of all points it was ever given.
///
/// It stops, and starved centres are moved, by the rules of scikit-learn's MiniBatchKMeans: the
/// batches' mean inertia is smoothed over about a pass, and ten batches in a row without a new low
/// are the end; a centre that got less than a hundredth of what the best fed one got is set on a
/// point of the batch. At the end every point is given to its nearest centre, and the inertia is
/// that of all points.
final class MiniBatch {

  private static final int BATCHES_WITHOUT_IMPROVEMENT = 10;
  private static final double STARVED = 0.01;

  /// A centre may be set anew once ten points a cluster have been seen.
  private static final int POINTS_BETWEEN_MOVES = 10;

  private final Points points;
  private final Metric metric;
  private final SplittableRandom random;
  private final JobContext context;
  private final int clusters;

  /// `[clusters, dimension]`: the means of what the centres were given, and with the cosine their
  /// directions.
  private final double[] means;

  private final double[] centres;

  /// How many points each centre was given.
  private final double[] given;

  private final Points batch;
  private final NearestCentres nearest;
  private long seenSinceMove;
  private double smoothed = Double.NaN;
  private double lowest = Double.POSITIVE_INFINITY;
  private int withoutImprovement;

  MiniBatch(
      Points points,
      double[] centres,
      Metric metric,
      int batchSize,
      SplittableRandom random,
      JobContext context) {
    this.points = points;
    this.metric = metric;
    this.random = random;
    this.context = context;
    this.centres = centres;
    means = centres.clone();
    clusters = centres.length / points.dimension();
    given = new double[clusters];
    int size = Math.min(batchSize, points.count());
    batch = new Points(new float[size * points.dimension()], size, points.dimension());
    nearest = NearestCentres.unknown(size);
  }

  /// How many batches make `passes` passes, at least one.
  static int batches(int passes, int count, int batchSize) {
    return Math.clamp((long) passes * count / Math.min(batchSize, count), 1, Integer.MAX_VALUE);
  }

  /// Runs for at most `batches`; `watcher` is told each one, from 1.
  Fit run(int batches, IntConsumer watcher) {
    int done = 0;
    boolean converged = false;
    while (done < batches && !converged) {
      done++;
      watcher.accept(done);
      context.checkCancelled();
      points.draw(random, batch);
      nearest.assign(batch, centres, context);
      double inertia = nearest.inertia() / batch.count();
      boolean mayMove = mayMoveCentres();
      learn();
      if (mayMove) {
        feedStarved();
      }
      // The first batch is measured by centres that have learnt nothing yet.
      converged = done > 1 && hasStalled(inertia);
    }
    NearestCentres all = NearestCentres.unknown(points.count());
    all.assign(points, centres, context);
    return new Fit(points.dimension(), centres, all.assignments(), all.inertia(), done, converged);
  }

  private boolean mayMoveCentres() {
    seenSinceMove += batch.count();
    boolean may =
        seenSinceMove >= (long) POINTS_BETWEEN_MOVES * clusters
            || Arrays.stream(given).anyMatch(count -> count == 0);
    seenSinceMove = may ? 0 : seenSinceMove;
    return may;
  }

  /// Moves the centres to the means of what they were given up to now.
  private void learn() {
    int dimension = points.dimension();
    int[] sizes = nearest.sizes(clusters);
    for (int cluster = 0; cluster < clusters; cluster++) {
      double kept = given[cluster] / Math.max(1, given[cluster] + sizes[cluster]);
      for (int j = cluster * dimension; sizes[cluster] > 0 && j < (cluster + 1) * dimension; j++) {
        means[j] *= kept;
      }
      given[cluster] += sizes[cluster];
    }
    for (int p = 0; p < batch.count(); p++) {
      int cluster = nearest.assignments()[p];
      for (int j = 0; j < dimension; j++) {
        means[cluster * dimension + j] += batch.values()[p * dimension + j] / given[cluster];
      }
    }
    for (int cluster = 0; cluster < clusters; cluster++) {
      if (sizes[cluster] > 0) {
        show(cluster);
      }
    }
  }

  /// Makes a centre of a mean.
  private void show(int cluster) {
    int dimension = points.dimension();
    double[] centre = Arrays.copyOfRange(means, cluster * dimension, (cluster + 1) * dimension);
    if (metric == Metric.EUCLIDEAN || Directions.normalise(centre, 0, dimension)) {
      System.arraycopy(centre, 0, centres, cluster * dimension, dimension);
    }
  }

  /// Sets starved centres on different points of the batch, at most on half of them, those that got
  /// least first. They count as having been given as much as the least of the others.
  private void feedStarved() {
    double limit = STARVED * Arrays.stream(given).max().orElse(0);
    int most = Math.max(1, batch.count() / 2);
    int[] starved =
        IntStream.range(0, clusters)
            .filter(cluster -> given[cluster] < limit)
            .boxed()
            .sorted(Comparator.comparingDouble(cluster -> given[cluster]))
            .limit(most)
            .mapToInt(Integer::intValue)
            .toArray();
    if (starved.length == 0) {
      return;
    }
    int[] chosen = PointSample.draw(batch.count(), starved.length, random);
    for (int i = 0; i < starved.length; i++) {
      batch.copy(chosen[i], means, starved[i]);
      batch.copy(chosen[i], centres, starved[i]);
      given[starved[i]] = Double.POSITIVE_INFINITY;
    }
    double least = Arrays.stream(given).min().orElse(0);
    for (int cluster : starved) {
      given[cluster] = least;
    }
  }

  private boolean hasStalled(double inertia) {
    double weight = Math.min(1, 2.0 * batch.count() / (points.count() + 1.0));
    smoothed = Double.isNaN(smoothed) ? inertia : smoothed * (1 - weight) + inertia * weight;
    withoutImprovement = smoothed < lowest ? 0 : withoutImprovement + 1;
    lowest = Math.min(lowest, smoothed);
    return withoutImprovement >= BATCHES_WITHOUT_IMPROVEMENT;
  }
}
