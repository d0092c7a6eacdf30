package org.stegoscope.analysis.clustering;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// k-means with several numbers of clusters, to choose one by.
///
/// @param sample how many points the silhouettes were measured by
public record ClusterSweep(List<Step> steps, int sample) {

  /// @param silhouette the mean; empty for one cluster
  public record Step(int clusters, double inertia, OptionalDouble silhouette) {}

  public ClusterSweep {
    steps = List.copyOf(steps);
  }

  /// Clusters `points`, `[n, dimension]`, into 1, 2, ... `most` clusters, or as many as there are
  /// points.
  ///
  /// @param options all but the number of clusters
  /// @param sample of at most so many points silhouettes are measured
  /// @throws StegoscopeException as [KMeans#fit(float[], int, KMeansOptions, JobContext)] does
  public static ClusterSweep of(
      float[] points,
      int dimension,
      KMeansOptions options,
      int most,
      int sample,
      JobContext context) {
    int count = points.length / dimension;
    int last = Math.min(most, count);
    List<Step> steps = new ArrayList<>();
    for (int k = 1; k <= last; k++) {
      JobContext part = context.part((k - 1.0) / last, (double) k / last);
      Clustering found = KMeans.fit(points, dimension, options.withClusters(k), part);
      steps.add(
          new Step(
              k, found.inertia(), silhouette(points, dimension, found, options, sample, part)));
      context.checkCancelled();
    }
    return new ClusterSweep(steps, Math.min(sample, count));
  }

  private static OptionalDouble silhouette(
      float[] points,
      int dimension,
      Clustering found,
      KMeansOptions options,
      int sample,
      JobContext context) {
    try {
      return OptionalDouble.of(
          Silhouette.of(
                  points,
                  dimension,
                  found.assignments(),
                  options.metric(),
                  sample,
                  options.seed(),
                  context.part(1, 1))
              .mean());
    } catch (StegoscopeException oneCluster) {
      return OptionalDouble.empty();
    }
  }
}
