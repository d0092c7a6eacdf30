package org.stegoscope.analysis.clustering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a run of k-means ends with: `centres` is `[clusters, dimension]`, `inertia` the sum of the
/// squared Euclidean distances of the points to their centres.
record Fit(
    int dimension,
    double[] centres,
    int[] assignments,
    double inertia,
    int iterations,
    boolean converged) {

  int clusters() {
    return centres.length / dimension;
  }

  /// The same with cluster ids by decreasing size, then by first point, then, for clusters without
  /// points, as they were.
  Fit inOrder() {
    List<Integer> order = order();
    int[] newIds = new int[clusters()];
    double[] moved = new double[centres.length];
    for (int id = 0; id < clusters(); id++) {
      int old = order.get(id);
      newIds[old] = id;
      System.arraycopy(centres, old * dimension, moved, id * dimension, dimension);
    }
    int[] renamed = new int[assignments.length];
    for (int point = 0; point < renamed.length; point++) {
      renamed[point] = newIds[assignments[point]];
    }
    return new Fit(dimension, moved, renamed, inertia, iterations, converged);
  }

  private List<Integer> order() {
    int[] sizes = new int[clusters()];
    int[] firsts = new int[clusters()];
    for (int point = assignments.length - 1; point >= 0; point--) {
      sizes[assignments[point]]++;
      firsts[assignments[point]] = point;
    }
    List<Integer> order = new ArrayList<>();
    for (int cluster = 0; cluster < clusters(); cluster++) {
      order.add(cluster);
    }
    order.sort(
        Comparator.comparingInt((Integer cluster) -> -sizes[cluster])
            .thenComparingInt(cluster -> firsts[cluster]));
    return order;
  }

  float[] floatCentres() {
    float[] floats = new float[centres.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) centres[i];
    }
    return floats;
  }
}
