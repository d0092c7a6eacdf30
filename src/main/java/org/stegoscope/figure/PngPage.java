package org.stegoscope.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// A page as PNG, painted in bands from the top, so that memory does not grow with its height.
final class PngPage {

  private static final int BAND_PX = 1 << 22;

  /// Beyond this, hardly any program opens a PNG.
  private static final long MOST_PX = 1L << 30;

  private static final int LONGEST_SIDE_PX = 65_535;
  private static final double POINTS_PER_INCH = 72;
  private static final double POINTS_PER_METRE = POINTS_PER_INCH / 0.0254;
  private static final byte METRES = 1;
  private static final byte PERCEPTUAL = 0;

  private final Page page;
  private final double pixelsPerPoint;
  private final int width;
  private final int height;
  private final JobContext context;
  private Bitmap band;
  private int bandTop;

  private PngPage(Page page, double pixelsPerPoint, JobContext context) {
    this.page = PixelFitting.fit(page, pixelsPerPoint, context);
    this.pixelsPerPoint = pixelsPerPoint;
    this.width = Math.toIntExact(Math.max(1, Math.round(page.widthPt() * pixelsPerPoint)));
    this.height = Math.toIntExact(Math.max(1, Math.round(page.heightPt() * pixelsPerPoint)));
    this.context = context;
  }

  /// @throws StegoscopeException where the size is out of reason
  static PngPage of(Page page, PngSize size, JobContext context) {
    double pixelsPerPoint = pixelsPerPoint(page, size);
    double width = page.widthPt() * pixelsPerPoint;
    double height = page.heightPt() * pixelsPerPoint;
    if (width * height > MOST_PX || Math.max(width, height) > LONGEST_SIDE_PX) {
      throw new StegoscopeException(
          ("A PNG of %.0f x %.0f pixels is too large: expected at most %d pixels a side and %d in"
                  + " all; choose a lower resolution, SVG or PDF")
              .formatted(width, height, LONGEST_SIDE_PX, MOST_PX));
    }
    return new PngPage(page, pixelsPerPoint, context);
  }

  private static double pixelsPerPoint(Page page, PngSize size) {
    return switch (size) {
      case PngSize.Dpi(double dpi) -> dpi / POINTS_PER_INCH;
      case PngSize.Width(int px) -> px / page.widthPt();
      case PngSize.PictureScale(double scale) ->
          scale
              * page.picturePixelsPerPoint()
                  .orElseThrow(() ->
                      new StegoscopeException(
                          "The first panel has no picture to measure by; choose the resolution"
                              + " in dots per inch or the width of the figure in pixels"));
    };
  }

  void write(OutputStream out) throws IOException {
    PngStream png = new PngStream(out);
    png.start(width, height, PngStream.Type.RGB);
    png.writeChunk("sRGB", new byte[] {PERCEPTUAL});
    int pixelsPerMetre = (int) Math.round(pixelsPerPoint * POINTS_PER_METRE);
    png.writeChunk(
        "pHYs",
        ByteBuffer.allocate(9).putInt(pixelsPerMetre).putInt(pixelsPerMetre).put(METRES).array());
    png.writeChunk("iTXt", text("Software", "Stegoscope"));
    if (!page.title().isEmpty()) {
      png.writeChunk("iTXt", text("Title", page.title()));
    }
    png.finish(height, this::row);
  }

  /// Uncompressed, of no language and without a translated keyword.
  private static byte[] text(String keyword, String text) {
    return (keyword + "\0\0\0\0\0" + text).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] row(int y) {
    context.checkCancelled();
    if (band == null || y >= bandTop + band.height()) {
      paintBand(y);
    }
    return BitmapPng.row(band, y - bandTop, 3);
  }

  private void paintBand(int top) {
    int rows = Math.clamp(BAND_PX / width, 1, height - top);
    bandTop = top;
    band = new Bitmap(width, rows, new int[width * rows], Bitmap.Alpha.OPAQUE);
    Graphics2D graphics = band.image().createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, rows);
      graphics.translate(0, -top);
      graphics.scale(pixelsPerPoint, pixelsPerPoint);
      new PagePainter(graphics, context).paint(page);
    } finally {
      graphics.dispose();
    }
    context.progress("writing the figure", (double) (top + rows) / height);
  }
}
