package org.stegoscope.figure.scatter;

/// Points of a plane: `xy` is `[n, 2]`, finite, y upwards. A point's index is its identity. The
/// array must not be written to.
public record ScatterPoints(float[] xy) {

  public static final ScatterPoints NONE = new ScatterPoints(new float[0]);

  /// The smallest rectangle around some points, the edges included.
  public record Bounds(double left, double bottom, double right, double top) {

    public double width() {
      return right - left;
    }

    public double height() {
      return top - bottom;
    }

    public double centreX() {
      return left + width() / 2;
    }

    public double centreY() {
      return bottom + height() / 2;
    }
  }

  public ScatterPoints {
    if (xy.length % 2 != 0) {
      throw new IllegalArgumentException("%d numbers are no pairs".formatted(xy.length));
    }
    for (float value : xy) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("a point lies at finite numbers, not at " + value);
      }
    }
  }

  public int size() {
    return xy.length / 2;
  }

  public float x(int point) {
    return xy[2 * point];
  }

  public float y(int point) {
    return xy[2 * point + 1];
  }

  /// That of the origin where there are no points.
  public Bounds bounds() {
    if (xy.length == 0) {
      return new Bounds(0, 0, 0, 0);
    }
    float left = xy[0];
    float right = left;
    float bottom = xy[1];
    float top = bottom;
    for (int i = 2; i < xy.length; i += 2) {
      left = Math.min(left, xy[i]);
      right = Math.max(right, xy[i]);
      bottom = Math.min(bottom, xy[i + 1]);
      top = Math.max(top, xy[i + 1]);
    }
    return new Bounds(left, bottom, right, top);
  }

  /// The same points on their straight ways to others: here at `share` 0, there at 1.
  ///
  /// @throws IllegalArgumentException where there are not as many
  public ScatterPoints towards(ScatterPoints others, double share) {
    if (others.xy.length != xy.length) {
      throw new IllegalArgumentException(
          "%d points cannot become %d".formatted(size(), others.size()));
    }
    float part = (float) share;
    float[] between = new float[xy.length];
    for (int i = 0; i < between.length; i++) {
      between[i] = xy[i] * (1 - part) + others.xy[i] * part;
    }
    return new ScatterPoints(between);
  }
}
