package org.stegoscope.figure.scatter;

import java.util.Arrays;
import java.util.BitSet;

/// Draws points into pixels, by copying small stamps: 200,000 points take milliseconds. It keeps
/// what it needs for the next picture, and is used by one thread at a time.
public final class ScatterRaster {

  /// How wide the outline of selected points is, of their size: enough to be seen, and less than
  /// would cover the neighbours of small points.
  public static final double OUTLINE = 0.16;

  private final int width;
  private final int height;
  private final int[] argb;
  private Stamps stamps;
  private Stamps chosen;
  private Stamps outlines;
  private DensityShading density;

  /// For pictures of `width` x `height` pixels.
  public ScatterRaster(int width, int height) {
    this(width, height, new int[Math.multiplyExact(width, height)]);
  }

  /// For pictures in an array of `[height, width]` pixels.
  public ScatterRaster(int width, int height, int[] argb) {
    if (width < 1 || height < 1 || argb.length != (long) width * height) {
      throw new IllegalArgumentException(
          "%d pixels do not fill %d x %d".formatted(argb.length, width, height));
    }
    this.width = width;
    this.height = height;
    this.argb = argb;
    stamps = new Stamps(1, 1, width);
    chosen = stamps;
    outlines = stamps;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /// The picture drawn last, `[height, width]`, `0xAARRGGBB`, colours premultiplied by alpha.
  public int[] argb() {
    return argb;
  }

  /// Draws another picture instead of the last one.
  public void draw(ScatterScene scene) {
    Arrays.fill(argb, 0);
    ScatterStyle style = scene.style();
    if (!stamps.are(style.sizePx(), style.opacity())) {
      stamps = new Stamps(style.sizePx(), style.opacity(), width);
      chosen = new Stamps(style.sizePx(), 1, width);
      outlines = new Stamps(style.sizePx() * (1 + 2 * OUTLINE), 1, width);
    }
    if (scene.isShaded(width, height)) {
      if (density == null) {
        density = new DensityShading(width, height);
      }
      density.draw(scene, argb);
    } else {
      drawUnselected(scene);
    }
    if (!scene.selected().isEmpty()) {
      Fading.fade(argb);
      drawSelected(scene);
    }
  }

  private void drawUnselected(ScatterScene scene) {
    int points = scene.points().size();
    BitSet hidden = scene.hidden();
    BitSet selected = scene.selected();
    boolean all = hidden.isEmpty() && selected.isEmpty();
    for (int i = 0; i < points; i++) {
      if (all || (!hidden.get(i) && !selected.get(i))) {
        stamp(scene, i, stamps, scene.style().argb()[i]);
      }
    }
  }

  /// The outlines first, so that those of neighbours flow together into one; opaque, so that they
  /// do not show through.
  private void drawSelected(ScatterScene scene) {
    BitSet shown = (BitSet) scene.selected().clone();
    shown.andNot(scene.hidden());
    int points = scene.points().size();
    for (int i = shown.nextSetBit(0); i >= 0 && i < points; i = shown.nextSetBit(i + 1)) {
      stamp(scene, i, outlines, scene.outline());
    }
    for (int i = shown.nextSetBit(0); i >= 0 && i < points; i = shown.nextSetBit(i + 1)) {
      stamp(scene, i, chosen, scene.style().argb()[i]);
    }
  }

  private void stamp(ScatterScene scene, int point, Stamps set, int color) {
    ScatterTransform transform = scene.transform();
    double x = transform.pixelX(scene.points().x(point)) * Stamps.PLACES;
    double y = transform.pixelY(scene.points().y(point)) * Stamps.PLACES;
    // Beyond this, what is far outside would come back as an overflow.
    if (!(Math.abs(x) < 1 << 28 && Math.abs(y) < 1 << 28)) {
      return;
    }
    int finelyX = (int) Math.floor(x);
    int finelyY = (int) Math.floor(y);
    int column = Math.floorDiv(finelyX, Stamps.PLACES);
    int row = Math.floorDiv(finelyY, Stamps.PLACES);
    Stamp stamp =
        set.of(
            scene.style().shape(point),
            finelyX - column * Stamps.PLACES,
            finelyY - row * Stamps.PLACES);
    int reach = stamp.reach();
    if (column >= reach && row >= reach && column < width - reach && row < height - reach) {
      blend(argb, row * width + column, stamp.distance(), stamp.share(), color);
    } else if (column + reach >= 0
        && row + reach >= 0
        && column - reach < width
        && row - reach < height) {
      blendAtEdge(column, row, stamp, color);
    }
  }

  private static void blend(int[] argb, int centre, int[] distance, int[] share, int color) {
    int redBlue = color & 0xFF00FF;
    int alphaGreen = 0xFF0000 | ((color >> 8) & 0xFF);
    for (int i = 0; i < distance.length; i++) {
      int at = centre + distance[i];
      argb[at] = mixed(argb[at], redBlue, alphaGreen, share[i]);
    }
  }

  private void blendAtEdge(int column, int row, Stamp stamp, int color) {
    int redBlue = color & 0xFF00FF;
    int alphaGreen = 0xFF0000 | ((color >> 8) & 0xFF);
    for (int i = 0; i < stamp.share().length; i++) {
      int x = column + stamp.right()[i];
      int y = row + stamp.below()[i];
      if (x >= 0 && y >= 0 && x < width && y < height) {
        int at = y * width + x;
        argb[at] = mixed(argb[at], redBlue, alphaGreen, stamp.share()[i]);
      }
    }
  }

  /// Two components at a time, a share of 256 of the colour over what is there.
  private static int mixed(int below, int redBlue, int alphaGreen, int share) {
    int rest = 256 - share;
    int mixedRedBlue = (redBlue * share + (below & 0xFF00FF) * rest) >>> 8 & 0xFF00FF;
    int mixedAlphaGreen = alphaGreen * share + (below >>> 8 & 0xFF00FF) * rest & 0xFF00FF00;
    return mixedRedBlue | mixedAlphaGreen;
  }
}
