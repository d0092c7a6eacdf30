package org.stegoscope.figure.scatter;

/// What is not selected: greyer, and faint, so that it steps back toward any background. A whole
/// picture is faded at once, or crowded points would add up to full strength again.
public final class Fading {

  /// Of 256.
  private static final int KEPT = 96;

  private Fading() {}

  static void fade(int[] argb) {
    for (int i = 0; i < argb.length; i++) {
      int pixel = argb[i];
      if (pixel != 0) {
        argb[i] = faded(pixel);
      }
    }
  }

  /// Of colours that are premultiplied by alpha.
  static int faded(int pixel) {
    int red = pixel >> 16 & 0xFF;
    int green = pixel >> 8 & 0xFF;
    int blue = pixel & 0xFF;
    // Rec. 601, in 256ths.
    int grey = (red * 77 + green * 150 + blue * 29) >> 8;
    return kept(pixel >>> 24) << 24
        | kept((red + grey) / 2) << 16
        | kept((green + grey) / 2) << 8
        | kept((blue + grey) / 2);
  }

  /// What an opaque colour, the upper eight bits without meaning, becomes on white.
  public static int onWhite(int color) {
    int faded = faded(0xFF000000 | color);
    int white = 255 - (faded >>> 24);
    return 0xFF000000 | (faded + (white << 16 | white << 8 | white));
  }

  private static int kept(int component) {
    return (component * KEPT) >> 8;
  }
}
