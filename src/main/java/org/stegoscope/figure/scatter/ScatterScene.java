package org.stegoscope.figure.scatter;

import java.util.Arrays;
import java.util.BitSet;

/// What [ScatterRaster] draws: `hidden` points not at all; where any are `selected`, those above
/// the others, with an `outline` of that opaque `0xAARRGGBB` around them, and the others faded.
public record ScatterScene(
    ScatterPoints points,
    ScatterStyle style,
    BitSet hidden,
    BitSet selected,
    ScatterTransform transform,
    int outline) {

  /// Points are crowded where, lying beside each other, they would fill this share of the picture.
  private static final double CROWDED = 0.25;

  public ScatterScene {
    if (style.size() != points.size()) {
      throw new IllegalArgumentException(
          "a style of %d points is not that of %d".formatted(style.size(), points.size()));
    }
  }

  /// The same picture with pixels so many times smaller.
  public ScatterScene magnified(double factor) {
    return new ScatterScene(
        points,
        style.withSizePx(style.sizePx() * factor),
        hidden,
        selected,
        transform.magnified(factor),
        outline);
  }

  /// Whether points are shaded by their density in a rectangle of pixels from the origin.
  public boolean isShaded(double width, double height) {
    if (style.crowding() == Crowding.POINTS) {
      return false;
    }
    return shownIn(width, height) * style.sizePx() * style.sizePx() > CROWDED * width * height;
  }

  /// How many points that are not hidden lie in a rectangle of pixels from the origin.
  public int shownIn(double width, double height) {
    int shown = 0;
    for (int i = 0; i < points.size(); i++) {
      shown += shows(i, width, height) ? 1 : 0;
    }
    return shown;
  }

  /// Which these are, in ascending order; none where they are more than `most`.
  public int[] shownIn(double width, double height, int most) {
    int[] shown = new int[most];
    int count = 0;
    for (int i = 0; i < points.size(); i++) {
      if (shows(i, width, height)) {
        if (count == most) {
          return new int[0];
        }
        shown[count++] = i;
      }
    }
    return Arrays.copyOf(shown, count);
  }

  private boolean shows(int point, double width, double height) {
    double x = transform.pixelX(points.x(point));
    double y = transform.pixelY(points.y(point));
    return x >= 0 && y >= 0 && x < width && y < height && !hidden.get(point);
  }
}
