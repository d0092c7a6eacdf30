package org.stegoscope.workspace;

import org.stegoscope.core.Palette;
import org.stegoscope.core.Rgb;

/// A place that is asked about: a point of a photo, in its pixels, the middle of a pixel at its
/// column and row plus one half.
public record Query(int id, PhotoItem photo, double x, double y) {

  /// The colour of its marker and of its map; the first are those of STEGO's figures.
  public Rgb color() {
    return switch (id) {
      case 0 -> new Rgb(228, 26, 28);
      case 1 -> new Rgb(77, 175, 74);
      case 2 -> new Rgb(55, 126, 184);
      case 3 -> new Rgb(255, 215, 0);
      default -> Palette.distinctColor(id);
    };
  }

  Query at(PhotoItem other, double newX, double newY) {
    return new Query(id, other, newX, newY);
  }
}
