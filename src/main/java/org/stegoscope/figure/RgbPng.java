package org.stegoscope.figure;

import java.nio.file.Path;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.core.RgbImage;

/// Writes pictures as 8-bit sRGB PNG. A failure is the sentence of [AtomicFile].
public final class RgbPng {

  private static final byte PERCEPTUAL = 0;

  private RgbPng() {}

  public static void write(Path file, RgbImage image) {
    AtomicFile.write(
        file,
        out -> {
          PngStream png = new PngStream(out);
          png.start(image.width(), image.height(), PngStream.Type.RGB);
          png.writeChunk("sRGB", new byte[] {PERCEPTUAL});
          png.finish(image.height(), y -> row(image, y));
        });
  }

  private static byte[] row(RgbImage image, int y) {
    int length = 3 * image.width();
    byte[] pixels = image.pixels();
    byte[] row = new byte[1 + length];
    row[0] = PngStream.FILTER_SUB;
    for (int i = 0; i < length; i++) {
      int left = i < 3 ? 0 : pixels[y * length + i - 3];
      row[1 + i] = (byte) (pixels[y * length + i] - left);
    }
    return row;
  }
}
