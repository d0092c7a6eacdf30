package org.stegoscope.figure.scatter;

import java.util.Arrays;
import java.util.BitSet;

/// Shades pixels by how many points lie in them: the mean colour of these, the more opaque the more
/// there are, on a logarithmic scale. A few pixels may be much denser than all others; so the scale
/// ends below the densest.
final class DensityShading {

  /// A count and the sums of red, green and blue of a pixel.
  private static final int FIELDS = 4;

  /// How opaque a single point is.
  private static final float LEAST = 0.35f;

  /// Where the scale ends, of the densest pixel's count.
  private static final float FULL = 1 / 3f;

  /// A single point's share of its own pixel after one blur.
  private static final float OWN_SHARE = 0.25f;

  /// Points from so wide on are blurred twice.
  private static final double WIDE_PX = 4;

  private final int width;
  private final int height;

  /// `[height, width, 4]`
  private final float[] sums;

  /// A row between others, with a pixel more on each side.
  private final float[] between;

  private final float[] rowAbove;

  DensityShading(int width, int height) {
    this.width = width;
    this.height = height;
    sums = new float[Math.multiplyExact(FIELDS, width * height)];
    between = new float[FIELDS * (width + 2)];
    rowAbove = new float[FIELDS * width];
  }

  /// Draws the points that are neither hidden nor selected over nothing.
  void draw(ScatterScene scene, int[] argb) {
    Arrays.fill(sums, 0);
    count(scene);
    blur();
    if (scene.style().sizePx() >= WIDE_PX) {
      blur();
    }
    shade(argb, (float) scene.style().opacity());
  }

  private void count(ScatterScene scene) {
    ScatterPoints points = scene.points();
    ScatterTransform transform = scene.transform();
    int[] colors = scene.style().argb();
    BitSet hidden = scene.hidden();
    BitSet selected = scene.selected();
    for (int i = 0; i < points.size(); i++) {
      double x = transform.pixelX(points.x(i));
      double y = transform.pixelY(points.y(i));
      if (x >= 0 && y >= 0 && x < width && y < height && !hidden.get(i) && !selected.get(i)) {
        int column = (int) x;
        int row = (int) y;
        int at = FIELDS * (row * width + column);
        int color = colors[i];
        sums[at]++;
        sums[at + 1] += color >> 16 & 0xFF;
        sums[at + 2] += color >> 8 & 0xFF;
        sums[at + 3] += color & 0xFF;
      }
    }
  }

  /// Each pixel becomes the mean of itself and its neighbours with binomial weights, 4, 2 and 1 of
  /// 16.
  private void blur() {
    int length = FIELDS * width;
    Arrays.fill(rowAbove, 0);
    for (int y = 0; y < height; y++) {
      int at = y * length;
      boolean last = y == height - 1;
      for (int i = 0; i < length; i++) {
        float below = last ? 0 : sums[at + length + i];
        between[FIELDS + i] = (rowAbove[i] + 2 * sums[at + i] + below) / 16;
      }
      System.arraycopy(sums, at, rowAbove, 0, length);
      for (int i = 0; i < length; i++) {
        sums[at + i] = between[i] + 2 * between[i + FIELDS] + between[i + 2 * FIELDS];
      }
    }
  }

  private void shade(int[] argb, float opacity) {
    float most = 0;
    for (int i = 0; i < sums.length; i += FIELDS) {
      most = Math.max(most, sums[i]);
    }
    float scale = most == 0 ? 0 : (1 - LEAST) / logarithm(most * FULL);
    for (int i = 0; i < argb.length; i++) {
      float count = sums[FIELDS * i];
      if (count > 0) {
        float alone = Math.min(1, count / OWN_SHARE);
        float alpha = opacity * Math.min(1, LEAST * alone + scale * logarithm(count));
        argb[i] = pixel(FIELDS * i, alpha);
      }
    }
  }

  private int pixel(int at, float alpha) {
    float share = alpha / sums[at];
    return Math.round(255 * alpha) << 24
        | (int) (sums[at + 1] * share) << 16
        | (int) (sums[at + 2] * share) << 8
        | (int) (sums[at + 3] * share);
  }

  /// About the binary logarithm of one more, straight between powers of two: the number's own
  /// exponent and digits, which is much faster and exact enough for a shade.
  static float logarithm(float count) {
    return (Float.floatToRawIntBits(1 + count) - Float.floatToRawIntBits(1)) * 0x1p-23f;
  }
}
