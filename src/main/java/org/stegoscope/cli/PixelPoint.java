package org.stegoscope.cli;

import org.stegoscope.core.StegoscopeException;

/// A pixel of a photo by its column and row, from 0 at the top left.
record PixelPoint(int x, int y) {

  /// Reads `X,Y`.
  static PixelPoint parse(String text) {
    int[] pair = Converters.pair(text);
    if (pair.length == 0) {
      throw new StegoscopeException(
          "A point is X,Y in whole pixels, such as 120,80, not \"%s\".".formatted(text));
    }
    return new PixelPoint(pair[0], pair[1]);
  }

  @Override
  public String toString() {
    return x + "," + y;
  }
}
