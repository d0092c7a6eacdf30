package org.stegoscope.figure.scatter;

/// The area a closed line of `[corners, 2]` runs round at least once.
record Polygon(double[] corners) {

  /// Some edges of a polygon, `[edges, 4]` from x, y to x, y.
  record Edges(double[] ends, int count) {

    /// Whether the line winds round a place; every edge at its height must be among these.
    boolean surround(double x, double y) {
      int turns = 0;
      for (int i = 0; i < 4 * count; i += 4) {
        boolean beginsAbove = ends[i + 1] > y;
        if (beginsAbove != ends[i + 3] > y) {
          double side =
              (ends[i + 2] - ends[i]) * (y - ends[i + 1])
                  - (x - ends[i]) * (ends[i + 3] - ends[i + 1]);
          if (!beginsAbove && side > 0) {
            turns++;
          } else if (beginsAbove && side < 0) {
            turns--;
          }
        }
      }
      return turns != 0;
    }
  }

  ScatterPoints.Bounds bounds() {
    double left = corners[0];
    double right = left;
    double bottom = corners[1];
    double top = bottom;
    for (int i = 2; i < corners.length; i += 2) {
      left = Math.min(left, corners[i]);
      right = Math.max(right, corners[i]);
      bottom = Math.min(bottom, corners[i + 1]);
      top = Math.max(top, corners[i + 1]);
    }
    return new ScatterPoints.Bounds(left, bottom, right, top);
  }

  /// The edges that reach into a height.
  Edges between(double bottom, double top) {
    double[] ends = new double[2 * corners.length];
    int count = 0;
    int last = corners.length - 2;
    for (int i = 0; i < corners.length; last = i, i += 2) {
      double from = corners[last + 1];
      double to = corners[i + 1];
      if (Math.min(from, to) <= top && Math.max(from, to) >= bottom) {
        ends[4 * count] = corners[last];
        ends[4 * count + 1] = from;
        ends[4 * count + 2] = corners[i];
        ends[4 * count + 3] = to;
        count++;
      }
    }
    return new Edges(ends, count);
  }
}
