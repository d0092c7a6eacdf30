package org.stegoscope.analysis.clustering;

import java.util.OptionalInt;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.core.StegoscopeException;

/// How to cluster: the best of `restarts` starts is kept, each of at most `maxIterations` rounds.
///
/// With a `batchSize` the centres move after every batch of so many points drawn at random, which
/// is much faster on many points and ends a little worse ([MiniBatch]); the starts are then
/// compared before the first batch, and `maxIterations` counts passes over as many points as there
/// are.
public record KMeansOptions(
    int clusters,
    long seed,
    int restarts,
    int maxIterations,
    Metric metric,
    OptionalInt batchSize) {

  /// What scikit-learn takes from version 1.0 on.
  public static final int USUAL_BATCH = 1024;

  public KMeansOptions {
    if (clusters < 1 || restarts < 1 || maxIterations < 1) {
      throw new StegoscopeException(
          "k-means needs at least one cluster, one start and one iteration, not %d, %d and %d."
              .formatted(clusters, restarts, maxIterations));
    }
    if (batchSize.isPresent() && batchSize.getAsInt() < 1) {
      throw new StegoscopeException(
          "A batch of k-means has at least one point, not %d.".formatted(batchSize.getAsInt()));
    }
  }

  /// With Euclidean distances, all points in every round.
  public KMeansOptions(int clusters, long seed, int restarts, int maxIterations) {
    this(clusters, seed, restarts, maxIterations, Metric.EUCLIDEAN, OptionalInt.empty());
  }

  /// Three starts of at most 300 rounds.
  public static KMeansOptions of(int clusters, long seed) {
    return new KMeansOptions(clusters, seed, 3, 300);
  }

  public KMeansOptions withClusters(int changed) {
    return new KMeansOptions(changed, seed, restarts, maxIterations, metric, batchSize);
  }

  public KMeansOptions withMetric(Metric changed) {
    return new KMeansOptions(clusters, seed, restarts, maxIterations, changed, batchSize);
  }

  public KMeansOptions withBatchSize(int changed) {
    return new KMeansOptions(
        clusters, seed, restarts, maxIterations, metric, OptionalInt.of(changed));
  }
}
