package org.stegoscope.workspace;

import java.util.List;
import org.stegoscope.analysis.CentroidProbe;

/// The clusters of the features of several photos together: the same id means the same thing in all
/// of them. `imageDigests` are the SHA-256 of the photos, in the order they were given.
public record JointClusters(
    ProbeChoice.KMeans choice, CentroidProbe centres, List<String> imageDigests) {

  public JointClusters {
    imageDigests = List.copyOf(imageDigests);
  }
}
