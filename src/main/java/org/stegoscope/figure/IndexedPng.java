package org.stegoscope.figure;

import java.nio.file.Path;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.Rgb;

/// Writes label maps as 8-bit palette PNG: the value of a pixel is its class id, 255 is void, and
/// any viewer shows the colours of the palette. A failure is the sentence of [AtomicFile].
public final class IndexedPng {

  private static final int COLORS = 256;

  private IndexedPng() {}

  public static void write(Path file, LabelMap labels, Palette palette) {
    AtomicFile.write(
        file,
        out -> {
          PngStream png = new PngStream(out);
          png.start(labels.width(), labels.height(), PngStream.Type.PALETTE);
          png.writeChunk("PLTE", colors(palette));
          png.finish(labels.height(), y -> row(labels, y));
        });
  }

  private static byte[] colors(Palette palette) {
    byte[] colors = new byte[3 * COLORS];
    for (int id = 0; id < COLORS; id++) {
      Rgb color = palette.entry(id).color();
      colors[3 * id] = (byte) color.red();
      colors[3 * id + 1] = (byte) color.green();
      colors[3 * id + 2] = (byte) color.blue();
    }
    return colors;
  }

  private static byte[] row(LabelMap labels, int y) {
    byte[] row = new byte[1 + labels.width()];
    System.arraycopy(labels.labels(), y * labels.width(), row, 1, labels.width());
    return row;
  }
}
