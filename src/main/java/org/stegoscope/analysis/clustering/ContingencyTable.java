package org.stegoscope.analysis.clustering;

import java.util.Arrays;
import org.stegoscope.core.StegoscopeException;

/// How many points have each pair of labels, of two labellings of the same points.
///
/// `rowLabels` are the labels that occur in the first, ascending, `columnLabels` those in the
/// second; `counts` is `[rows, columns]`, row-major. The arrays must not be written to.
///
/// @param leftOut points that have a negative label, which is none, on either side
public record ContingencyTable(int[] rowLabels, int[] columnLabels, long[] counts, long leftOut) {

  /// 128 MB.
  private static final long LARGEST = 1 << 24;

  /// @param first `[n]`, such as clusters
  /// @param second `[n]`, such as the labels they are to agree with
  /// @throws StegoscopeException if there are more than 16,777,216 pairs of labels
  public static ContingencyTable of(int[] first, int[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "%d labels cannot be compared with %d".formatted(first.length, second.length));
    }
    int[] rowLabels = distinct(first, second);
    int[] columnLabels = distinct(second, first);
    if ((long) rowLabels.length * columnLabels.length > LARGEST) {
      throw new StegoscopeException(
          "Groupings of %d and of %d groups are too many to be compared; at most %d pairs can be."
              .formatted(rowLabels.length, columnLabels.length, LARGEST));
    }
    long[] counts = new long[rowLabels.length * columnLabels.length];
    long leftOut = 0;
    for (int point = 0; point < first.length; point++) {
      if (first[point] < 0 || second[point] < 0) {
        leftOut++;
      } else {
        int row = Arrays.binarySearch(rowLabels, first[point]);
        int column = Arrays.binarySearch(columnLabels, second[point]);
        counts[row * columnLabels.length + column]++;
      }
    }
    return new ContingencyTable(rowLabels, columnLabels, counts, leftOut);
  }

  /// The labels of the points that have one on both sides.
  private static int[] distinct(int[] labels, int[] others) {
    int[] sorted = new int[labels.length];
    int count = 0;
    for (int point = 0; point < labels.length; point++) {
      if (labels[point] >= 0 && others[point] >= 0) {
        sorted[count++] = labels[point];
      }
    }
    Arrays.sort(sorted, 0, count);
    return Arrays.stream(sorted, 0, count).distinct().toArray();
  }

  public int rows() {
    return rowLabels.length;
  }

  public int columns() {
    return columnLabels.length;
  }

  public long count(int row, int column) {
    return counts[row * columns() + column];
  }

  /// Points that have a label on both sides.
  public long total() {
    return Arrays.stream(counts).sum();
  }

  /// `[rows]`.
  public long[] rowSums() {
    long[] sums = new long[rows()];
    for (int i = 0; i < counts.length; i++) {
      sums[i / columns()] += counts[i];
    }
    return sums;
  }

  /// `[columns]`.
  public long[] columnSums() {
    long[] sums = new long[columns()];
    for (int i = 0; i < counts.length; i++) {
      sums[i % columns()] += counts[i];
    }
    return sums;
  }
}
