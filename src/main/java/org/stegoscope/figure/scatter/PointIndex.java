package org.stegoscope.figure.scatter;

import java.util.BitSet;

/// Finds points by place: they are sorted once into the cells of a grid.
public final class PointIndex {

  public static final int NONE = -1;

  private static final int POINTS_A_CELL = 4;
  private static final int MOST_CELLS_A_SIDE = 1024;

  private final ScatterPoints points;
  private final Axis across;
  private final Axis up;

  /// The points of cell `c`, row by row from the bottom, are `sorted[starts[c]..starts[c + 1]]`, in
  /// ascending order.
  private final int[] starts;

  private final int[] sorted;

  /// Cuts `low..high` into cells.
  private record Axis(double low, double high, int cells) {

    /// Places outside belong to the first or the last cell.
    int cell(double place) {
      double share = (place - low) / (high - low);
      return share > 0 ? (int) Math.min(cells - 1, share * cells) : 0;
    }
  }

  public PointIndex(ScatterPoints points) {
    this.points = points;
    ScatterPoints.Bounds bounds = points.bounds();
    int cells = (int) Math.clamp(Math.sqrt(points.size() / POINTS_A_CELL), 1, MOST_CELLS_A_SIDE);
    across = new Axis(bounds.left(), bounds.right(), cells);
    up = new Axis(bounds.bottom(), bounds.top(), cells);
    starts = new int[cells * cells + 1];
    sorted = new int[points.size()];
    sort();
  }

  private void sort() {
    for (int i = 0; i < sorted.length; i++) {
      starts[cell(i) + 1]++;
    }
    for (int cell = 1; cell < starts.length; cell++) {
      starts[cell] += starts[cell - 1];
    }
    int[] next = starts.clone();
    for (int i = 0; i < sorted.length; i++) {
      sorted[next[cell(i)]++] = i;
    }
  }

  private int cell(int point) {
    return up.cell(points.y(point)) * across.cells() + across.cell(points.x(point));
  }

  /// The point next to a place and at most `radius` away, of those that are not `hidden`; of
  /// several as near, the first. [#NONE] where there is none.
  public int nearest(double x, double y, double radius, BitSet hidden) {
    int nearest = NONE;
    double least = radius * radius;
    for (int row = up.cell(y - radius); row <= up.cell(y + radius); row++) {
      int end = end(row, x + radius);
      for (int i = start(row, x - radius); i < end; i++) {
        int point = sorted[i];
        double distance = square(points.x(point) - x) + square(points.y(point) - y);
        boolean nearer = distance < least || (distance == least && beats(point, nearest));
        if (nearer && !hidden.get(point)) {
          nearest = point;
          least = distance;
        }
      }
    }
    return nearest;
  }

  private static boolean beats(int point, int other) {
    return other == NONE || point < other;
  }

  private static double square(double value) {
    return value * value;
  }

  /// The points in a rectangle, its edges included.
  public BitSet inside(ScatterPoints.Bounds rectangle) {
    BitSet inside = new BitSet(points.size());
    for (int row = up.cell(rectangle.bottom()); row <= up.cell(rectangle.top()); row++) {
      int end = end(row, rectangle.right());
      for (int i = start(row, rectangle.left()); i < end; i++) {
        float x = points.x(sorted[i]);
        float y = points.y(sorted[i]);
        if (x >= rectangle.left()
            && x <= rectangle.right()
            && y >= rectangle.bottom()
            && y <= rectangle.top()) {
          inside.set(sorted[i]);
        }
      }
    }
    return inside;
  }

  /// The points in a polygon of `[corners, 2]` that closes itself; where it crosses itself, what it
  /// runs round at least once is inside.
  public BitSet inside(double[] polygon) {
    BitSet inside = new BitSet(points.size());
    if (polygon.length < 6) {
      return inside;
    }
    Polygon whole = new Polygon(polygon);
    ScatterPoints.Bounds bounds = whole.bounds();
    for (int row = up.cell(bounds.bottom()); row <= up.cell(bounds.top()); row++) {
      int start = start(row, bounds.left());
      int end = end(row, bounds.right());
      if (start < end) {
        insideRow(whole, start, end, inside);
      }
    }
    return inside;
  }

  /// Only the edges that reach into the height of the points in question are looked at.
  private void insideRow(Polygon polygon, int start, int end, BitSet inside) {
    float bottom = Float.POSITIVE_INFINITY;
    float top = Float.NEGATIVE_INFINITY;
    for (int i = start; i < end; i++) {
      bottom = Math.min(bottom, points.y(sorted[i]));
      top = Math.max(top, points.y(sorted[i]));
    }
    Polygon.Edges edges = polygon.between(bottom, top);
    for (int i = start; i < end; i++) {
      if (edges.surround(points.x(sorted[i]), points.y(sorted[i]))) {
        inside.set(sorted[i]);
      }
    }
  }

  private int start(int row, double left) {
    return starts[row * across.cells() + across.cell(left)];
  }

  private int end(int row, double right) {
    return starts[row * across.cells() + across.cell(right) + 1];
  }
}
