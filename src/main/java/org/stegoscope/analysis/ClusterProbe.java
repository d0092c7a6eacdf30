package org.stegoscope.analysis;

/// STEGO's unsupervised probe: the cosine of a code to each centre, both divided by the larger of
/// their norm and 1e-12; class probabilities are `softmax(alpha * cosine)`.
///
/// `centers` is `[clusters, dimension]`, row-major, and must not be written to.
public record ClusterProbe(int clusters, int dimension, float[] centers, double alpha)
    implements Probe {

  /// What STEGO and SmooSeg evaluate with.
  public static final double STEGO_ALPHA = 2;

  public ClusterProbe {
    Shapes.check("cluster centres", centers, clusters, dimension);
  }

  public ClusterProbe(int clusters, int dimension, float[] centers) {
    this(clusters, dimension, centers, STEGO_ALPHA);
  }

  @Override
  public int classes() {
    return clusters;
  }
}
