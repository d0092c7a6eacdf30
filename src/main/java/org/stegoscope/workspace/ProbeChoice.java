package org.stegoscope.workspace;

import java.util.Optional;
import org.stegoscope.analysis.crf.CrfOptions;
import org.stegoscope.core.StegoscopeException;

/// What turns features into class ids.
public sealed interface ProbeChoice {

  /// The checkpoint's cluster probe.
  ///
  /// @param crf refines its probabilities
  record Cluster(Optional<CrfOptions> crf) implements ProbeChoice {

    public Cluster() {
      this(Optional.empty());
    }
  }

  /// The checkpoint's linear probe.
  ///
  /// @param crf refines its probabilities
  record Linear(Optional<CrfOptions> crf) implements ProbeChoice {

    public Linear() {
      this(Optional.empty());
    }
  }

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

  /// What refines the probabilities; empty where nothing does.
  default Optional<CrfOptions> refinement() {
    return switch (this) {
      case Cluster(var crf) -> crf;
      case Linear(var crf) -> crf;
      case KMeans _ -> Optional.empty();
    };
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
