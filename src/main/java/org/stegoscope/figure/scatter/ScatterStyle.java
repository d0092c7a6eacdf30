package org.stegoscope.figure.scatter;

import java.util.Arrays;

/// How points look: `argb` is the colour of each, its upper eight bits without meaning, `shapes`
/// the number of the [PointShape] of each, or empty for circles. A circle is `sizePx` wide.
/// `opacity` is 0..1. The arrays must not be written to.
public record ScatterStyle(
    int[] argb, byte[] shapes, double sizePx, double opacity, Crowding crowding) {

  private static final double SMALLEST_PX = 2.5;
  private static final double LARGEST_PX = 9;

  /// A thousand points are 8 pixels wide, three thousand between 5 and 6.
  private static final double SIZE_OF_ONE_PX = 80;

  private static final byte[] CIRCLES = {};

  public ScatterStyle {
    if (shapes.length != 0 && shapes.length != argb.length) {
      throw new IllegalArgumentException(
          "%d shapes are not those of %d points".formatted(shapes.length, argb.length));
    }
    for (byte shape : shapes) {
      if (shape < 0 || shape >= PointShape.values().length) {
        throw new IllegalArgumentException("no shape has the number " + shape);
      }
    }
    if (!(sizePx > 0 && sizePx <= 200 && opacity >= 0 && opacity <= 1)) {
      throw new IllegalArgumentException(
          "points are wider than 0 and at most 200 pixels and 0..1 opaque, not %s and %s"
              .formatted(sizePx, opacity));
    }
  }

  /// Circles in these colours, as large as suits their number.
  public static ScatterStyle of(int[] argb) {
    return new ScatterStyle(argb, CIRCLES, suitedSizePx(argb.length), 0.9, Crowding.POINTS);
  }

  /// Circles of one colour.
  public static ScatterStyle of(int points, int argb) {
    int[] colors = new int[points];
    Arrays.fill(colors, argb);
    return of(colors);
  }

  /// The size at which so many points are neither specks nor blots.
  public static double suitedSizePx(int points) {
    return Math.clamp(SIZE_OF_ONE_PX / Math.cbrt(Math.max(1, points)), SMALLEST_PX, LARGEST_PX);
  }

  public ScatterStyle withShapes(byte[] changed) {
    return new ScatterStyle(argb, changed, sizePx, opacity, crowding);
  }

  public ScatterStyle withSizePx(double changed) {
    return new ScatterStyle(argb, shapes, changed, opacity, crowding);
  }

  public ScatterStyle withOpacity(double changed) {
    return new ScatterStyle(argb, shapes, sizePx, changed, crowding);
  }

  public ScatterStyle withCrowding(Crowding changed) {
    return new ScatterStyle(argb, shapes, sizePx, opacity, changed);
  }

  /// How many points it is for.
  public int size() {
    return argb.length;
  }

  /// The shape of a point.
  public PointShape shape(int point) {
    return shapes.length == 0 ? PointShape.CIRCLE : PointShape.numbered(shapes[point]);
  }
}
