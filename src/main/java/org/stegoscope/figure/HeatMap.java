package org.stegoscope.figure;

import org.stegoscope.core.ColorMap;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.ScalarMap;

/// Draws a map of numbers by itself.
public final class HeatMap {

  private static final Rgb NOT_A_NUMBER = new Rgb(255, 255, 255);

  private HeatMap() {}

  /// A square of `scale` x `scale` pixels a cell; cells that are not a number are white.
  public static RgbImage render(ScalarMap map, ColorMap colors, ScalarMap.Range range, int scale) {
    if (scale < 1) {
      throw new IllegalArgumentException("a cell has at least one pixel a side, not " + scale);
    }
    int width = Math.multiplyExact(map.columns(), scale);
    int height = Math.multiplyExact(map.rows(), scale);
    byte[] pixels = new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))];
    int to = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float value = map.at(y / scale, x / scale);
        Rgb color = Float.isNaN(value) ? NOT_A_NUMBER : colors.at(range.fraction(value));
        pixels[to++] = (byte) color.red();
        pixels[to++] = (byte) color.green();
        pixels[to++] = (byte) color.blue();
      }
    }
    return new RgbImage(width, height, pixels);
  }
}
