package org.stegoscope.figure;

import java.io.IOException;
import java.io.OutputStream;
import org.stegoscope.job.JobContext;

/// A bitmap as 8-bit sRGB PNG, with straight alpha unless it is opaque.
final class BitmapPng {

  private BitmapPng() {}

  static void write(OutputStream out, Bitmap bitmap, JobContext context) throws IOException {
    boolean opaque = bitmap.alpha() == Bitmap.Alpha.OPAQUE;
    PngStream png = new PngStream(out);
    png.start(bitmap.width(), bitmap.height(), opaque ? PngStream.Type.RGB : PngStream.Type.RGBA);
    png.finish(
        bitmap.height(),
        y -> {
          context.checkCancelled();
          return row(bitmap, y, opaque ? 3 : 4);
        });
  }

  /// Row `y` as the file holds it, of the first `components` of red, green, blue and alpha.
  static byte[] row(Bitmap bitmap, int y, int components) {
    byte[] row = new byte[1 + components * bitmap.width()];
    row[0] = PngStream.FILTER_SUB;
    int left = 0;
    int to = 1;
    for (int x = 0; x < bitmap.width(); x++) {
      int pixel = bitmap.straight(x, y);
      for (int shift = 16; shift >= 0; shift -= 8) {
        row[to++] = (byte) ((pixel >> shift) - (left >> shift));
      }
      if (components == 4) {
        row[to++] = (byte) ((pixel >>> 24) - (left >>> 24));
      }
      left = pixel;
    }
    return row;
  }
}
