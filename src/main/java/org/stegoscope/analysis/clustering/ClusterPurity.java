package org.stegoscope.analysis.clustering;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// How far clusters hold points of one label each. It grows with the number of clusters, to 1 for
/// clusters of one point; only clusterings of equally many clusters can be compared by it.
///
/// @param clusters those with labelled points, by ascending id
/// @param leftOut points without a cluster or a label
public record ClusterPurity(List<Row> clusters, long leftOut) {

  public ClusterPurity {
    clusters = List.copyOf(clusters);
  }

  /// A cluster of `points` labelled points, `inMajority` of which have the label `majority`, the
  /// lowest of equally frequent ones.
  public record Row(int cluster, int majority, long inMajority, long points) {

    public double purity() {
      return (double) inMajority / points;
    }
  }

  /// @param table clusters in rows, labels in columns
  public static ClusterPurity of(ContingencyTable table) {
    long[] sizes = table.rowSums();
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      int best = 0;
      for (int column = 1; column < table.columns(); column++) {
        if (table.count(row, column) > table.count(row, best)) {
          best = column;
        }
      }
      rows.add(
          new Row(
              table.rowLabels()[row],
              table.columnLabels()[best],
              table.count(row, best),
              sizes[row]));
    }
    return new ClusterPurity(rows, table.leftOut());
  }

  /// The share of the labelled points that have the majority's label of their cluster; empty
  /// without any.
  public OptionalDouble overall() {
    long points = clusters.stream().mapToLong(Row::points).sum();
    long inMajority = clusters.stream().mapToLong(Row::inMajority).sum();
    return points == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) inMajority / points);
  }
}
