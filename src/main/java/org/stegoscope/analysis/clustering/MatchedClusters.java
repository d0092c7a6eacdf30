package org.stegoscope.analysis.clustering;

import java.util.Arrays;
import java.util.OptionalDouble;

/// Clusters matched to labels one to one, so that as many points as possible are in the cluster of
/// their label: how unsupervised segmentations are scored against classes.
///
/// @param table clusters in rows, labels in columns
/// @param columnOf the column each row is matched to, -1 where there are fewer labels than
///   clusters; `[rows]`, must not be written to
/// @param matched points in the cluster of their label
public record MatchedClusters(ContingencyTable table, int[] columnOf, long matched) {

  public static MatchedClusters of(ContingencyTable table) {
    int[] columnOf = HungarianMatching.greatest(table.counts(), table.rows(), table.columns());
    long matched = 0;
    for (int row = 0; row < columnOf.length; row++) {
      matched += columnOf[row] < 0 ? 0 : table.count(row, columnOf[row]);
    }
    return new MatchedClusters(table, columnOf, matched);
  }

  /// The share of the labelled points that are in the cluster of their label; empty without any.
  public OptionalDouble accuracy() {
    long total = table.total();
    return total == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) matched / total);
  }

  /// The label a cluster is matched to, or -1, also for a cluster without labelled points.
  public int labelOf(int cluster) {
    int row = Arrays.binarySearch(table.rowLabels(), cluster);
    return row < 0 || columnOf[row] < 0 ? -1 : table.columnLabels()[columnOf[row]];
  }

  /// The rows of the table in the order in which to show it: each in the place of its label, then
  /// those without one. Where there are fewer clusters than labels, labels without a cluster take
  /// no place.
  public int[] rowsInOrder() {
    int[] order = new int[table.rows()];
    int next = 0;
    for (int column = 0; column < table.columns(); column++) {
      for (int row = 0; row < order.length; row++) {
        if (columnOf[row] == column) {
          order[next++] = row;
        }
      }
    }
    for (int row = 0; row < order.length; row++) {
      if (columnOf[row] < 0) {
        order[next++] = row;
      }
    }
    return order;
  }
}
