package org.stegoscope.figure.scatter;

/// What a point looks like; all shapes of one size are about equally heavy.
public enum PointShape {
  CIRCLE(0),
  SQUARE(1, regular(4, 1.2533, 45)),
  TRIANGLE(2, regular(3, 1.45, 90)),
  DIAMOND(3, regular(4, 1.3, 90)),
  CROSS(4, cross(1.25, 0.42)),
  PENTAGON(5, regular(5, 1.15, 90));

  private static final PointShape[] NUMBERED = values();

  private final int number;

  /// x and y of each corner for a circle of radius 1, y upwards; none for the circle.
  private final double[] corners;

  PointShape(int number, double... corners) {
    this.number = number;
    this.corners = corners;
  }

  /// What [ScatterStyle#shapes] holds.
  public byte number() {
    return (byte) number;
  }

  static PointShape numbered(int number) {
    return NUMBERED[number];
  }

  /// `[corners, 2]` for the size 2, y upwards; empty for the circle, whose radius is 1.
  public double[] corners() {
    return corners.clone();
  }

  /// How far the shape reaches from its centre for the size 2.
  public double reach() {
    double most = 1;
    for (double value : corners) {
      most = Math.max(most, Math.abs(value));
    }
    return most;
  }

  /// Whether a place lies in the shape of size 2.
  boolean contains(double x, double y) {
    if (corners.length == 0) {
      return x * x + y * y <= 1;
    }
    boolean inside = false;
    int last = corners.length - 2;
    for (int i = 0; i < corners.length; last = i, i += 2) {
      boolean above = corners[i + 1] > y;
      if (above != corners[last + 1] > y) {
        double share = (y - corners[i + 1]) / (corners[last + 1] - corners[i + 1]);
        inside ^= x < corners[i] + share * (corners[last] - corners[i]);
      }
    }
    return inside;
  }

  private static double[] regular(int count, double radius, double firstDegrees) {
    double[] corners = new double[2 * count];
    for (int i = 0; i < count; i++) {
      double angle = Math.toRadians(firstDegrees + 360.0 * i / count);
      corners[2 * i] = radius * Math.cos(angle);
      corners[2 * i + 1] = radius * Math.sin(angle);
    }
    return corners;
  }

  private static double[] cross(double far, double near) {
    return new double[] {
      near, far, near, near, far, near, far, -near, near, -near, near, -far, -near, -far, -near,
      -near, -far, -near, -far, near, -near, near, -near, far
    };
  }
}
