package org.stegoscope.analysis.clustering;

import org.stegoscope.analysis.CentroidProbe;

/// Points grouped by k-means. Cluster ids are ordered by decreasing size, then by their first
/// point.
///
/// `centers` is `[clusters, dimension]`, row-major; `assignments` has one id a point; `inertia` is
/// the sum of the squared distances of the points to their centres; `iterations` counts the rounds
/// of the start that was kept, which `converged` if it came to rest by itself. The arrays must not
/// be written to.
public record Clustering(
    int clusters,
    int dimension,
    float[] centers,
    int[] assignments,
    double inertia,
    int iterations,
    boolean converged) {

  /// The probe that gives other points to these clusters.
  public CentroidProbe probe() {
    return new CentroidProbe(clusters, dimension, centers);
  }
}
