package org.stegoscope.workspace;

import java.util.Arrays;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.ScalarMap;

/// Puts results of the part of a photo that a model saw onto the whole photo.
final class Canvas {

  private Canvas() {}

  /// Void where nothing was seen.
  static LabelMap labels(RgbImage photo, LabelMap part, int left, int top) {
    byte[] whole = new byte[photo.width() * photo.height()];
    Arrays.fill(whole, (byte) LabelMap.VOID);
    for (int y = 0; y < part.height(); y++) {
      System.arraycopy(
          part.labels(), y * part.width(), whole, (top + y) * photo.width() + left, part.width());
    }
    return new LabelMap(photo.width(), photo.height(), whole);
  }

  /// NaN where nothing was seen.
  static ScalarMap scalars(RgbImage photo, ScalarMap part, int left, int top) {
    float[] whole = new float[photo.width() * photo.height()];
    Arrays.fill(whole, Float.NaN);
    for (int y = 0; y < part.rows(); y++) {
      System.arraycopy(
          part.values(),
          y * part.columns(),
          whole,
          (top + y) * photo.width() + left,
          part.columns());
    }
    return new ScalarMap(photo.height(), photo.width(), whole);
  }
}
