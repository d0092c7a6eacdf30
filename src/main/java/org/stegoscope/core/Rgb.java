package org.stegoscope.core;

/// An sRGB colour, components 0..255.
public record Rgb(int red, int green, int blue) {

  public Rgb {
    if (((red | green | blue) & ~0xFF) != 0) {
      throw new IllegalArgumentException(
          "colour components are 0..255, not %d,%d,%d".formatted(red, green, blue));
    }
  }

  public static Rgb of(int packed) {
    return new Rgb((packed >> 16) & 0xFF, (packed >> 8) & 0xFF, packed & 0xFF);
  }

  /// `0xFFRRGGBB`.
  public int argb() {
    return 0xFF000000 | red << 16 | green << 8 | blue;
  }

  /// `#rrggbb`.
  public String hex() {
    return "#%02x%02x%02x".formatted(red, green, blue);
  }
}
