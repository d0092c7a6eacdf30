package org.stegoscope.analysis.clustering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// k-means with several numbers of clusters, to choose one by.
///
/// @param sample how many points the silhouettes were measured by
public record ClusterSweep(List<Step> steps, int sample) {

  /// The part of the time that clustering takes, roughly.
  private static final double CLUSTERING_SHARE = 0.9;

  /// @param silhouette the mean; empty where fewer than two clusters have points
  public record Step(int clusters, double inertia, OptionalDouble silhouette) {}

  public ClusterSweep {
    steps = List.copyOf(steps);
  }

  /// Clusters `points`, `[n, dimension]`, into 1, 2, ... `most` clusters, or as many as there are
  /// points.
  ///
  /// @param options all but the number of clusters
  /// @param sample of at most so many points silhouettes are measured, the same for all numbers of
  ///   clusters
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
    JobContext clustering = context.part(0, CLUSTERING_SHARE);
    List<Double> inertias = new ArrayList<>();
    List<int[]> clusterings = new ArrayList<>();
    for (int k = 1; k <= last; k++) {
      JobContext part = clustering.part((k - 1.0) / last, (double) k / last);
      Clustering found = KMeans.fit(points, dimension, options.withClusters(k), part);
      inertias.add(found.inertia());
      clusterings.add(found.assignments());
      context.checkCancelled();
    }
    List<Optional<Silhouette>> silhouettes =
        Silhouette.of(
            points,
            dimension,
            clusterings,
            options.metric(),
            new PointSample(sample, options.seed()),
            context.part(CLUSTERING_SHARE, 1));
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < last; i++) {
      OptionalDouble mean = silhouettes.get(i).stream().mapToDouble(Silhouette::mean).findFirst();
      steps.add(new Step(i + 1, inertias.get(i), mean));
    }
    return new ClusterSweep(steps, Math.min(sample, count));
  }

  /// The number of clusters of the greatest mean silhouette, the least of equal ones.
  public OptionalInt greatestSilhouette() {
    Step best = null;
    for (Step step : steps) {
      boolean better =
          step.silhouette().isPresent()
              && (best == null
                  || step.silhouette().getAsDouble() > best.silhouette().orElseThrow());
      best = better ? step : best;
    }
    return best == null ? OptionalInt.empty() : OptionalInt.of(best.clusters());
  }

  /// The number of clusters whose inertia lies furthest below the straight line from the first to
  /// the last (the chord): one common way to call a bend an elbow, which depends on where the sweep
  /// ends, and finds one in curves without a bend too. Empty where none lies below.
  public OptionalInt furthestBelowChord() {
    OptionalInt furthest = OptionalInt.empty();
    double greatest = 0;
    for (int i = 1; i < steps.size() - 1; i++) {
      Step first = steps.getFirst();
      Step last = steps.getLast();
      double share =
          (double) (steps.get(i).clusters() - first.clusters())
              / (last.clusters() - first.clusters());
      double chord = first.inertia() + share * (last.inertia() - first.inertia());
      double below = chord - steps.get(i).inertia();
      if (below > greatest) {
        greatest = below;
        furthest = OptionalInt.of(steps.get(i).clusters());
      }
    }
    return furthest;
  }
}
