package org.stegoscope.figure;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.stegoscope.core.RgbImage;

/// Pixels of a figure: `argb` is `[height, width]`, row-major, `0xAARRGGBB` in sRGB. The array must
/// not be written to. The same array placed several times is written to a file once.
public record Bitmap(int width, int height, int[] argb, Alpha alpha) {

  /// What the upper eight bits of a pixel mean.
  public enum Alpha {
    /// Nothing.
    OPAQUE,
    /// How much of the colour is mixed in.
    STRAIGHT,
    /// The same, and the colours are multiplied by it already.
    PREMULTIPLIED
  }

  public Bitmap {
    if (width < 1 || height < 1 || argb.length != (long) width * height) {
      throw new IllegalArgumentException(
          "%d pixels do not fill %d x %d".formatted(argb.length, width, height));
    }
  }

  public static Bitmap of(RgbImage image) {
    int[] argb = new int[Math.multiplyExact(image.width(), image.height())];
    byte[] pixels = image.pixels();
    for (int i = 0; i < argb.length; i++) {
      argb[i] =
          0xFF000000
              | (pixels[3 * i] & 0xFF) << 16
              | (pixels[3 * i + 1] & 0xFF) << 8
              | (pixels[3 * i + 2] & 0xFF);
    }
    return new Bitmap(image.width(), image.height(), argb, Alpha.OPAQUE);
  }

  /// The pixel with straight alpha, whatever this picture holds.
  int straight(int x, int y) {
    int pixel = argb[y * width + x];
    return switch (alpha) {
      case OPAQUE -> pixel | 0xFF000000;
      case STRAIGHT -> pixel;
      case PREMULTIPLIED -> divided(pixel);
    };
  }

  private static int divided(int pixel) {
    int share = pixel >>> 24;
    if (share == 0 || share == 255) {
      return share == 0 ? 0 : pixel;
    }
    return share << 24
        | divided(pixel >> 16 & 0xFF, share) << 16
        | divided(pixel >> 8 & 0xFF, share) << 8
        | divided(pixel & 0xFF, share);
  }

  private static int divided(int component, int share) {
    return Math.min(255, (component * 255 + share / 2) / share);
  }

  /// A view of the same array.
  BufferedImage image() {
    int alphaMask = alpha == Alpha.OPAQUE ? 0 : 0xFF000000;
    boolean premultiplied = alpha == Alpha.PREMULTIPLIED;
    ColorModel colors =
        new DirectColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            alpha == Alpha.OPAQUE ? 24 : 32,
            0xFF0000,
            0xFF00,
            0xFF,
            alphaMask,
            premultiplied,
            DataBuffer.TYPE_INT);
    int[] masks =
        alpha == Alpha.OPAQUE
            ? new int[] {0xFF0000, 0xFF00, 0xFF}
            : new int[] {0xFF0000, 0xFF00, 0xFF, alphaMask};
    WritableRaster raster =
        Raster.createPackedRaster(
            new DataBufferInt(argb, argb.length), width, height, width, masks, null);
    return new BufferedImage(colors, raster, premultiplied, null);
  }
}
