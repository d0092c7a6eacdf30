package org.stegoscope.workspace;

import org.stegoscope.core.StegoscopeException;

/// What turns features into class ids.
public sealed interface ProbeChoice {

  /// The checkpoint's cluster probe.
  record Cluster() implements ProbeChoice {}

  /// The checkpoint's linear probe.
  record Linear() implements ProbeChoice {}

  /// k-means over the features of the image itself, or of several images together, see
  /// [JointClusters].
  record KMeans(int clusters, long seed) implements ProbeChoice {

    /// Ids are bytes and 255 means void.
    private static final int MOST_CLUSTERS = 255;

    public KMeans {
      if (clusters < 1 || clusters > MOST_CLUSTERS) {
        throw new StegoscopeException(
            "k-means finds 1 to %d clusters, not %d.".formatted(MOST_CLUSTERS, clusters));
      }
    }
  }

  /// The name used on the command line and in files.
  default String label() {
    return switch (this) {
      case Cluster _ -> "cluster";
      case Linear _ -> "linear";
      case KMeans _ -> "kmeans";
    };
  }
}
