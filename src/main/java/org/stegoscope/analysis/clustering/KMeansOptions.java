package org.stegoscope.analysis.clustering;

import org.stegoscope.core.StegoscopeException;

/// How to cluster: the best of `restarts` starts is kept, each of at most `maxIterations` rounds.
public record KMeansOptions(int clusters, long seed, int restarts, int maxIterations) {

  public KMeansOptions {
    if (clusters < 1 || restarts < 1 || maxIterations < 1) {
      throw new StegoscopeException(
          "k-means needs at least one cluster, one start and one iteration, not %d, %d and %d."
              .formatted(clusters, restarts, maxIterations));
    }
  }

  /// Three starts of at most 300 rounds.
  public static KMeansOptions of(int clusters, long seed) {
    return new KMeansOptions(clusters, seed, 3, 300);
  }
}
