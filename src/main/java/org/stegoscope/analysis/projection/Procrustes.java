package org.stegoscope.analysis.projection;

/// The similarity of the plane that brings points nearest to others of the same numbers, by least
/// squares: turned or mirrored, scaled, moved (Procrustes analysis, Gower 1975).
///
/// A point `p` goes to `scale * R p + (x, y)`, where `R` is `[cosine, -sine; sine, cosine]`, times
/// the mirror of the vertical axis where `isMirrored`.
///
/// @param residual the share of the others' variance that stays unexplained, 0..1
public record Procrustes(
    double cosine,
    double sine,
    boolean isMirrored,
    double scale,
    double x,
    double y,
    double residual) {

  /// Aligns `from` to `to`, both `[n, 2]`. Points that all lie in one place are brought to the
  /// middle of the others.
  public static Procrustes of(float[] from, float[] to) {
    if (from.length != to.length || from.length == 0) {
      throw new IllegalArgumentException(
          "%d numbers cannot be aligned to %d".formatted(from.length, to.length));
    }
    double[] fromMean = mean(from);
    double[] toMean = mean(to);
    double dot = 0;
    double cross = 0;
    double mirroredDot = 0;
    double mirroredCross = 0;
    double fromSquare = 0;
    double toSquare = 0;
    for (int i = 0; i < from.length; i += 2) {
      double ax = from[i] - fromMean[0];
      double ay = from[i + 1] - fromMean[1];
      double bx = to[i] - toMean[0];
      double by = to[i + 1] - toMean[1];
      dot += ax * bx + ay * by;
      cross += ax * by - ay * bx;
      mirroredDot += ax * bx - ay * by;
      mirroredCross += ax * by + ay * bx;
      fromSquare += ax * ax + ay * ay;
      toSquare += bx * bx + by * by;
    }
    double plain = Math.hypot(dot, cross);
    double mirrored = Math.hypot(mirroredDot, mirroredCross);
    boolean isMirrored = mirrored > plain;
    double strength = Math.max(plain, mirrored);
    double cosine = strength == 0 ? 1 : (isMirrored ? mirroredDot : dot) / strength;
    double sine = strength == 0 ? 0 : (isMirrored ? mirroredCross : cross) / strength;
    double scale = fromSquare == 0 ? 0 : strength / fromSquare;
    double residual =
        fromSquare == 0 || toSquare == 0
            ? 1
            : Math.max(0, 1 - strength / fromSquare * strength / toSquare);
    Procrustes turned = new Procrustes(cosine, sine, isMirrored, scale, 0, 0, residual);
    double[] middle = turned.moved(fromMean[0], fromMean[1]);
    return new Procrustes(
        cosine, sine, isMirrored, scale, toMean[0] - middle[0], toMean[1] - middle[1], residual);
  }

  private static double[] mean(float[] points) {
    double x = 0;
    double y = 0;
    for (int i = 0; i < points.length; i += 2) {
      x += points[i];
      y += points[i + 1];
    }
    return new double[] {2 * x / points.length, 2 * y / points.length};
  }

  private double[] moved(double px, double py) {
    double upright = isMirrored ? -py : py;
    return new double[] {
      scale * (cosine * px - sine * upright) + x, scale * (sine * px + cosine * upright) + y
    };
  }

  /// Points where it brings them, `[n, 2]`.
  public float[] apply(float[] points) {
    float[] moved = new float[points.length];
    for (int i = 0; i < points.length; i += 2) {
      double[] there = moved(points[i], points[i + 1]);
      moved[i] = (float) there[0];
      moved[i + 1] = (float) there[1];
    }
    return moved;
  }
}
