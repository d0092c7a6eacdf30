package org.stegoscope.analysis.clustering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// k-means. The same points, options and seed give the same bits on any number of cores.
public final class KMeans {

  private static final String STAGE = "Clustering";

  private KMeans() {}

  /// Clusters `points`, `[n, dimension]`, row-major; to cluster several images together give their
  /// points one after another.
  ///
  /// @throws StegoscopeException if there are fewer points than clusters or a value is not finite
  public static Clustering fit(
      float[] points, int dimension, KMeansOptions options, JobContext context) {
    Points checked = check(points, dimension, options.clusters());
    SplittableRandom random = new SplittableRandom(options.seed());
    Lloyd best = null;
    for (int start = 0; start < options.restarts(); start++) {
      Lloyd run = run(checked, options, start, random.split(), context);
      if (best == null || run.inertia() < best.inertia()) {
        best = run;
      }
    }
    context.progress(STAGE, 1);
    return inOrder(checked, best);
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

  private static Lloyd run(
      Points points,
      KMeansOptions options,
      int start,
      SplittableRandom random,
      JobContext context) {
    double whole = options.restarts();
    context.progress(STAGE, start / whole);
    double[] centres = new KMeansSeeding(points, random, context).centres(options.clusters());
    Lloyd lloyd = new Lloyd(points, centres, context);
    lloyd.run(
        options.maxIterations(),
        iteration ->
            context.progress(
                STAGE, (start + (double) (iteration - 1) / options.maxIterations()) / whole));
    return lloyd;
  }

  private static Points check(float[] values, int dimension, int clusters) {
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
      if (!Float.isFinite(values[i])) {
        throw new StegoscopeException(
            "k-means needs finite numbers, but channel %d of point %d is %s."
                .formatted(i % dimension, i / dimension, values[i]));
      }
    }
    return new Points(values, count, dimension);
  }

  /// The result with cluster ids by decreasing size, then by first point, then, for clusters
  /// without points, as they were.
  private static Clustering inOrder(Points points, Lloyd run) {
    int dimension = points.dimension();
    int clusters = run.centres().length / dimension;
    int[] sizes = new int[clusters];
    int[] firsts = new int[clusters];
    for (int point = points.count() - 1; point >= 0; point--) {
      sizes[run.assignments()[point]]++;
      firsts[run.assignments()[point]] = point;
    }
    List<Integer> order = new ArrayList<>();
    for (int cluster = 0; cluster < clusters; cluster++) {
      order.add(cluster);
    }
    order.sort(
        Comparator.comparingInt((Integer cluster) -> -sizes[cluster])
            .thenComparingInt(cluster -> firsts[cluster]));
    int[] newIds = new int[clusters];
    float[] centers = new float[clusters * dimension];
    for (int id = 0; id < clusters; id++) {
      int old = order.get(id);
      newIds[old] = id;
      for (int j = 0; j < dimension; j++) {
        centers[id * dimension + j] = (float) run.centres()[old * dimension + j];
      }
    }
    int[] assignments = run.assignments().clone();
    for (int point = 0; point < assignments.length; point++) {
      assignments[point] = newIds[assignments[point]];
    }
    return new Clustering(
        clusters,
        dimension,
        centers,
        assignments,
        run.inertia(),
        run.iterations(),
        run.converged());
  }
}
