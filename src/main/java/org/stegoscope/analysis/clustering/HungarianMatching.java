package org.stegoscope.analysis.clustering;

import java.util.Arrays;

/// The assignment problem: pairs of rows and columns, no row and no column twice, as many as there
/// are of the fewer, so that the sum of their numbers is extreme (Kuhn 1955; by shortest augmenting
/// paths as in Jonker and Volgenant 1987, which is cubic in the fewer and linear in the more).
///
/// Sums are exact. Of equally good matchings it is always the same one that is found.
public final class HungarianMatching {

  /// So that sums of a few thousand numbers cannot overflow.
  private static final long LARGEST = Long.MAX_VALUE >> 14;

  private HungarianMatching() {}

  /// The matching with the greatest sum of `values`, `[rows, columns]`, row-major: the column of
  /// each row, or -1 where it has none.
  public static int[] greatest(long[] values, int rows, int columns) {
    long[] costs = new long[values.length];
    Arrays.setAll(costs, i -> -values[i]);
    return least(costs, rows, columns);
  }

  /// The matching with the least sum.
  public static int[] least(long[] values, int rows, int columns) {
    if (rows < 0 || columns < 0 || values.length != Math.multiplyExact(rows, columns)) {
      throw new IllegalArgumentException(
          "%d numbers are not %d rows of %d".formatted(values.length, rows, columns));
    }
    if (Arrays.stream(values).anyMatch(value -> value > LARGEST || value < -LARGEST)) {
      throw new IllegalArgumentException("numbers beyond %d cannot be added up".formatted(LARGEST));
    }
    if (rows <= columns) {
      return new Search(values, rows, columns).columnsOfRows();
    }
    long[] turned = new long[values.length];
    Arrays.setAll(turned, i -> values[i % rows * columns + i / rows]);
    int[] rowsOfColumns = new Search(turned, columns, rows).columnsOfRows();
    int[] columnsOfRows = new int[rows];
    Arrays.fill(columnsOfRows, -1);
    for (int column = 0; column < columns; column++) {
      columnsOfRows[rowsOfColumns[column]] = column;
    }
    return columnsOfRows;
  }

  /// Matches one row after another along the shortest path of exchanges. Rows and columns are
  /// priced so that no reduced cost is negative and those of matched pairs are 0.
  private static final class Search {

    private static final int NONE = -1;

    private final long[] costs;
    private final int rows;
    private final int columns;
    private final long[] rowPrices;
    private final long[] columnPrices;
    private final int[] rowOf;

    /// Of the present search: how far each column is, from which one it is reached, and whether the
    /// shortest path to it is known.
    private final long[] distances;

    private final int[] previous;
    private final boolean[] settled;

    Search(long[] costs, int rows, int columns) {
      this.costs = costs;
      this.rows = rows;
      this.columns = columns;
      rowPrices = new long[rows];
      columnPrices = new long[columns];
      rowOf = new int[columns];
      distances = new long[columns];
      previous = new int[columns];
      settled = new boolean[columns];
      Arrays.fill(rowOf, NONE);
    }

    int[] columnsOfRows() {
      for (int row = 0; row < rows; row++) {
        exchange(row, freeColumn(row));
      }
      int[] columnsOfRows = new int[rows];
      for (int column = 0; column < columns; column++) {
        if (rowOf[column] != NONE) {
          columnsOfRows[rowOf[column]] = column;
        }
      }
      return columnsOfRows;
    }

    /// The nearest column without a row, prices having been brought up to date.
    private int freeColumn(int start) {
      Arrays.fill(distances, Long.MAX_VALUE);
      Arrays.fill(previous, NONE);
      Arrays.fill(settled, false);
      int row = start;
      int column = NONE;
      long far = 0;
      while (true) {
        int next = step(row, column, far);
        column = next;
        far = distances[next];
        settled[next] = true;
        if (rowOf[next] == NONE) {
          reprice(start, far);
          return next;
        }
        row = rowOf[next];
      }
    }

    /// Looks on from `row`, reached through `through`, and returns the nearest unsettled column:
    /// the first of equals.
    private int step(int row, int through, long far) {
      int nearest = NONE;
      for (int column = 0; column < columns; column++) {
        if (!settled[column]) {
          long length = far + costs[row * columns + column] - rowPrices[row] - columnPrices[column];
          if (length < distances[column]) {
            distances[column] = length;
            previous[column] = through;
          }
          if (nearest == NONE || distances[column] < distances[nearest]) {
            nearest = column;
          }
        }
      }
      return nearest;
    }

    private void reprice(int start, long far) {
      rowPrices[start] += far;
      for (int column = 0; column < columns; column++) {
        if (settled[column] && rowOf[column] != NONE) {
          rowPrices[rowOf[column]] += far - distances[column];
          columnPrices[column] -= far - distances[column];
        }
      }
    }

    private void exchange(int start, int free) {
      int column = free;
      while (previous[column] != NONE) {
        rowOf[column] = rowOf[previous[column]];
        column = previous[column];
      }
      rowOf[column] = start;
    }
  }
}
