package org.stegoscope.figure;

/// How many pixels a figure has as PNG.
public sealed interface PngSize {

  /// Pixels an inch, as printers and journals ask for.
  record Dpi(double dpi) implements PngSize {

    public Dpi {
      requirePositive(dpi);
    }
  }

  /// The width of the whole figure.
  record Width(int px) implements PngSize {

    public Width {
      requirePositive(px);
    }
  }

  /// Pixels of the PNG a pixel of the first picture; at 1 the picture is repeated exactly.
  record PictureScale(double scale) implements PngSize {

    public PictureScale {
      requirePositive(scale);
    }
  }

  private static void requirePositive(double size) {
    if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a size is a positive number, not " + size);
    }
  }
}
