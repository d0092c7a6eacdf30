package org.stegoscope.workspace;

import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.job.JobContext;

/// Paints class ids in their colours, with as many pixels as the photo is drawn with.
final class ClassOverlay {

  /// The alpha of classes beside the highlighted one.
  private static final int DIMMED_ALPHA = 40;

  private static final int WHITE = 0xFFFFFFFF;

  private ClassOverlay() {}

  static Raster paint(LabelMap labels, Palette palette, OverlayStyle style, JobContext context) {
    LabelMap drawn = asDrawn(labels, context);
    int[] colors = colors(palette, style);
    int width = drawn.width();
    int[] argb = new int[drawn.labels().length];
    for (int y = 0; y < drawn.height(); y++) {
      context.checkCancelled();
      for (int x = 0; x < width; x++) {
        argb[y * width + x] = colors[drawn.at(x, y)];
      }
    }
    if (style.outlines() == OverlayStyle.Outlines.WHITE) {
      outline(drawn, argb, context);
    }
    return new Raster(width, drawn.height(), argb);
  }

  /// Of a photo too large to be drawn pixel by pixel, the ids nearest to the pixels that are drawn.
  private static LabelMap asDrawn(LabelMap labels, JobContext context) {
    int longest = Math.max(labels.width(), labels.height());
    int drawnLongest = Raster.shownSidePx(labels.width(), labels.height());
    if (drawnLongest >= longest) {
      return labels;
    }
    int width = Math.max(1, (int) ((long) labels.width() * drawnLongest / longest));
    int height = Math.max(1, (int) ((long) labels.height() * drawnLongest / longest));
    byte[] nearest = new byte[width * height];
    for (int y = 0; y < height; y++) {
      context.checkCancelled();
      int row = (int) ((y + 0.5) * labels.height() / height);
      for (int x = 0; x < width; x++) {
        int column = (int) ((x + 0.5) * labels.width() / width);
        nearest[y * width + x] = labels.labels()[row * labels.width() + column];
      }
    }
    return new LabelMap(width, height, nearest);
  }

  /// The premultiplied colour of every id.
  private static int[] colors(Palette palette, OverlayStyle style) {
    int[] colors = new int[256];
    for (int id = 0; id < LabelMap.VOID; id++) {
      if (!style.hidden().contains(id)) {
        boolean dimmed =
            style.highlighted() != OverlayStyle.NOTHING_HIGHLIGHTED && style.highlighted() != id;
        int opaque = palette.entry(id).color().argb();
        colors[id] = dimmed ? premultiplied(opaque, DIMMED_ALPHA) : opaque;
      }
    }
    return colors;
  }

  private static int premultiplied(int argb, int alpha) {
    int red = ((argb >> 16) & 0xFF) * alpha / 255;
    int green = ((argb >> 8) & 0xFF) * alpha / 255;
    int blue = (argb & 0xFF) * alpha / 255;
    return alpha << 24 | red << 16 | green << 8 | blue;
  }

  /// A line one pixel wide on the upper or left side of every border between two classes.
  private static void outline(LabelMap labels, int[] argb, JobContext context) {
    int width = labels.width();
    for (int y = 0; y < labels.height(); y++) {
      context.checkCancelled();
      for (int x = 0; x < width; x++) {
        int id = labels.at(x, y);
        boolean right = x + 1 < width && labels.at(x + 1, y) != id;
        boolean below = y + 1 < labels.height() && labels.at(x, y + 1) != id;
        if (right || below) {
          argb[y * width + x] = WHITE;
        }
      }
    }
  }
}
