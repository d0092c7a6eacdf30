package org.stegoscope.analysis.clustering;

import java.util.OptionalInt;
import org.stegoscope.analysis.CentroidProbe;
import org.stegoscope.analysis.projection.Metric;

/// Points grouped by k-means. Cluster ids are ordered by decreasing size, then by their first
/// point.
///
/// `centers` is `[clusters, dimension]`, row-major; `assignments` has one id a point; `inertia` is
/// the sum, over all points, of the squared distances to their centres, or with the cosine of one
/// less the cosine. `iterations` counts the rounds of the start that was kept, which `converged` if
/// it came to rest by itself. The arrays must not be written to.
///
/// With the cosine all centres have a length of 1. Vectors shorter than 1e-10 have no direction:
/// they moved no centre, are in cluster 0, and count 1/2 each in the inertia.
///
/// @param batchSize present where the centres were found from batches of so many points; then
///   `iterations` counts the batches, and `converged` says that ten in a row made it no better
public record Clustering(
    int clusters,
    int dimension,
    float[] centers,
    int[] assignments,
    double inertia,
    int iterations,
    boolean converged,
    Metric metric,
    OptionalInt batchSize) {

  /// The probe that gives other points to these clusters. With the cosine too, for of centres of
  /// one length the nearest is the one in the most similar direction.
  public CentroidProbe probe() {
    return new CentroidProbe(clusters, dimension, centers);
  }
}
