package org.stegoscope.core;

/// An 8-bit sRGB picture: `pixels` is `[height, width, 3]`, row-major. The array must not be
/// written to.
public record RgbImage(int width, int height, byte[] pixels) {

  public RgbImage {
    if (width < 1 || height < 1 || pixels.length != 3L * width * height) {
      throw new IllegalArgumentException(
          "%d bytes do not fill %d x %d RGB pixels".formatted(pixels.length, width, height));
    }
  }

  /// Component 0 (red), 1 (green) or 2 (blue) of a pixel, 0..255.
  public int component(int x, int y, int component) {
    return Byte.toUnsignedInt(pixels[(y * width + x) * 3 + component]);
  }

  public Rgb at(int x, int y) {
    return new Rgb(component(x, y, 0), component(x, y, 1), component(x, y, 2));
  }

  /// A rectangle of it, as a picture of its own.
  public RgbImage part(int left, int top, int partWidth, int partHeight) {
    byte[] part = new byte[partWidth * partHeight * 3];
    for (int y = 0; y < partHeight; y++) {
      System.arraycopy(
          pixels, ((top + y) * width + left) * 3, part, y * partWidth * 3, partWidth * 3);
    }
    return new RgbImage(partWidth, partHeight, part);
  }

  /// `0xFFRRGGBB` of a pixel.
  public int argb(int x, int y) {
    return 0xFF000000 | component(x, y, 0) << 16 | component(x, y, 1) << 8 | component(x, y, 2);
  }
}
