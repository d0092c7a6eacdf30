package org.stegoscope.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import org.stegoscope.job.JobContext;

/// Draws a figure as pixels for a screen.
public final class FigurePreview {

  private FigurePreview() {}

  /// The whole figure on white, opaque, as large as fits into `mostWidthPx` x `mostHeightPx`.
  public static Bitmap of(Figure figure, int mostWidthPx, int mostHeightPx, JobContext context) {
    Page page = FigureLayout.page(figure);
    double scale = Math.min(mostWidthPx / page.widthPt(), mostHeightPx / page.heightPt());
    int width = (int) Math.max(1, Math.round(page.widthPt() * scale));
    int height = (int) Math.max(1, Math.round(page.heightPt() * scale));
    int[] argb = new int[width * height];
    Bitmap drawn = new Bitmap(width, height, argb, Bitmap.Alpha.OPAQUE);
    Graphics2D graphics = drawn.image().createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
      graphics.scale(scale, scale);
      new PagePainter(graphics, context).paint(PixelFitting.fit(page, scale, context));
    } finally {
      graphics.dispose();
    }
    for (int i = 0; i < argb.length; i++) {
      argb[i] |= 0xFF000000;
    }
    return drawn;
  }
}
