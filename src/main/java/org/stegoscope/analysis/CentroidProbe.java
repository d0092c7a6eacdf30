package org.stegoscope.analysis;

/// The centre nearest in Euclidean distance, as k-means assigns points.
///
/// `centers` is `[clusters, dimension]`, row-major, and must not be written to.
public record CentroidProbe(int clusters, int dimension, float[] centers) implements Probe {

  public CentroidProbe {
    Shapes.check("centroids", centers, clusters, dimension);
  }

  @Override
  public int classes() {
    return clusters;
  }
}
