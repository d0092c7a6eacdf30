package org.stegoscope.analysis.clustering;

import java.util.List;
import java.util.SplittableRandom;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// k-means. The same points, options and seed give the same bits on any number of cores.
public final class KMeans {

  private static final String STAGE = "Clustering";
  private static final int VALUES_BETWEEN_CHECKS = 1 << 20;

  private KMeans() {}

  /// Clusters `points`, `[n, dimension]`, row-major; to cluster several images together give their
  /// points one after another. With the cosine a copy of them is held.
  ///
  /// @throws StegoscopeException if there are fewer points than clusters, with the cosine fewer
  ///   that have a direction, or a value is not finite
  public static Clustering fit(
      float[] points, int dimension, KMeansOptions options, JobContext context) {
    Points checked = check(points, dimension, options.clusters(), context);
    Clustering found =
        switch (options.metric()) {
          case EUCLIDEAN -> clustering(best(checked, options, context).inOrder(), options);
          case COSINE -> byDirection(checked, options, context);
        };
    context.progress(STAGE, 1);
    return found;
  }

  /// Clusters the points that have a direction; the others follow, as [Clustering] says.
  private static Clustering byDirection(Points points, KMeansOptions options, JobContext context) {
    Directions directions = Directions.of(points.values(), points.dimension(), context);
    int count = directions.points().length;
    if (count < options.clusters()) {
      throw new StegoscopeException(
          "%d clusters of directions need at least as many points that are not all zeros, but %d of"
                  .formatted(options.clusters(), count)
              + " the %d points are not.".formatted(points.count()));
    }
    Points unit = new Points(directions.values(), count, points.dimension());
    Fit fit = best(unit, options, context).inOrder();
    int[] assignments = new int[points.count()];
    for (int i = 0; i < count; i++) {
      assignments[directions.points()[i]] = fit.assignments()[i];
    }
    // Half of the squared distance of directions is one less their cosine.
    double inertia = fit.inertia() / 2 + (points.count() - count) / 2.0;
    return clustering(
        new Fit(
            fit.dimension(),
            fit.centres(),
            assignments,
            inertia,
            fit.iterations(),
            fit.converged()),
        options);
  }

  private static Clustering clustering(Fit fit, KMeansOptions options) {
    return new Clustering(
        fit.clusters(),
        fit.dimension(),
        fit.floatCentres(),
        fit.assignments(),
        fit.inertia(),
        fit.iterations(),
        fit.converged(),
        options.metric(),
        options.batchSize());
  }

  /// Clusters the vectors of all `maps` together.
  ///
  /// @throws StegoscopeException as above, or if the maps have different channels
  public static Clustering fit(List<FeatureMap> maps, KMeansOptions options, JobContext context) {
    if (maps.size() == 1) {
      return fit(maps.getFirst().values(), maps.getFirst().channels(), options, context);
    }
    int channels = maps.isEmpty() ? 1 : maps.getFirst().channels();
    long numbers = 0;
    for (FeatureMap map : maps) {
      if (map.channels() != channels) {
        throw new StegoscopeException(
            "Features of %d and of %d channels cannot be clustered together."
                .formatted(channels, map.channels()));
      }
      numbers += map.values().length;
    }
    if (numbers > Integer.MAX_VALUE - 8) {
      throw new StegoscopeException(
          "The features of these %d images are too many to be clustered together; use fewer images"
                  .formatted(maps.size())
              + " or a smaller resolution.");
    }
    float[] points = new float[(int) numbers];
    int to = 0;
    for (FeatureMap map : maps) {
      System.arraycopy(map.values(), 0, points, to, map.values().length);
      to += map.values().length;
    }
    return fit(points, channels, options, context);
  }

  private static Fit best(Points points, KMeansOptions options, JobContext context) {
    SplittableRandom random = new SplittableRandom(options.seed());
    if (options.batchSize().isPresent()) {
      return batches(points, options, options.batchSize().getAsInt(), random, context);
    }
    Fit best = null;
    for (int start = 0; start < options.restarts(); start++) {
      Fit run = rounds(points, options, start, random.split(), context);
      if (best == null || run.inertia() < best.inertia()) {
        best = run;
      }
    }
    return best;
  }

  private static Fit rounds(
      Points points,
      KMeansOptions options,
      int start,
      SplittableRandom random,
      JobContext context) {
    double whole = options.restarts();
    context.progress(STAGE, start / whole);
    double[] centres = new KMeansSeeding(points, random, context).centres(options.clusters());
    return new Lloyd(points, centres, options.metric(), context)
        .run(
            options.maxIterations(),
            iteration ->
                context.progress(
                    STAGE, (start + (double) (iteration - 1) / options.maxIterations()) / whole));
  }

  private static Fit batches(
      Points points,
      KMeansOptions options,
      int batchSize,
      SplittableRandom random,
      JobContext context) {
    context.progress(STAGE, 0);
    double[] centres = startOfBatches(points, options, batchSize, random, context);
    int batches = MiniBatch.batches(options.maxIterations(), points.count(), batchSize);
    return new MiniBatch(points, centres, options.metric(), batchSize, random.split(), context)
        .run(batches, done -> context.progress(STAGE, (done - 1.0) / batches));
  }

  /// The start whose centres are nearest to the points of one sample, each start being drawn from a
  /// sample of its own.
  private static double[] startOfBatches(
      Points points,
      KMeansOptions options,
      int batchSize,
      SplittableRandom random,
      JobContext context) {
    int size = sampleSize(points.count(), options.clusters(), batchSize);
    Points judges = points.sample(PointSample.draw(points.count(), size, random.split()));
    NearestCentres nearest = NearestCentres.unknown(size);
    double[] best = new double[0];
    double lowest = Double.POSITIVE_INFINITY;
    for (int start = 0; start < options.restarts(); start++) {
      SplittableRandom own = random.split();
      Points sample = points.sample(PointSample.draw(points.count(), size, own));
      double[] centres = new KMeansSeeding(sample, own, context).centres(options.clusters());
      nearest.assign(judges, centres, context);
      if (nearest.inertia() < lowest) {
        lowest = nearest.inertia();
        best = centres;
      }
    }
    return best;
  }

  /// As scikit-learn has it, three batches, but at least three points a cluster.
  private static int sampleSize(int count, int clusters, int batchSize) {
    return (int) Math.min(count, 3L * Math.max(batchSize, clusters));
  }

  private static Points check(float[] values, int dimension, int clusters, JobContext context) {
    if (dimension < 1 || values.length % dimension != 0) {
      throw new IllegalArgumentException(
          "%d values are not whole points of %d numbers".formatted(values.length, dimension));
    }
    int count = values.length / dimension;
    if (count < clusters) {
      throw new StegoscopeException(
          "%d clusters need at least as many points, but there are %d.".formatted(clusters, count));
    }
    for (int i = 0; i < values.length; i++) {
      if (i % VALUES_BETWEEN_CHECKS == 0) {
        context.checkCancelled();
      }
      if (!Float.isFinite(values[i])) {
        throw new StegoscopeException(
            "k-means needs finite numbers, but channel %d of point %d is %s."
                .formatted(i % dimension, i / dimension, values[i]));
      }
    }
    return new Points(values, count, dimension);
  }
}
