package org.stegoscope.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import org.stegoscope.job.JobContext;

/// Draws a chart by itself as pixels for a screen.
public final class ChartPreview {

  /// As wide as a chart is in a column of a page, which its text is sized for.
  static final double WIDTH_PT = 220;

  private ChartPreview() {}

  /// An opaque picture of `widthPx` pixels across.
  public static Bitmap of(Content.Chart chart, int widthPx, JobContext context) {
    context.checkCancelled();
    int height = (int) Math.max(1, Math.round(widthPx / chart.aspect()));
    int[] argb = new int[Math.multiplyExact(widthPx, height)];
    Bitmap drawn = new Bitmap(widthPx, height, argb, Bitmap.Alpha.OPAQUE);
    Graphics2D graphics = drawn.image().createGraphics();
    try {
      double scale = widthPx / WIDTH_PT;
      graphics.scale(scale, scale);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setFont(Lettering.font(Drawing.TEXT_PT));
      chart.drawing().draw(graphics, WIDTH_PT, WIDTH_PT / chart.aspect());
    } finally {
      graphics.dispose();
    }
    for (int i = 0; i < argb.length; i++) {
      argb[i] |= 0xFF000000;
    }
    return drawn;
  }
}
