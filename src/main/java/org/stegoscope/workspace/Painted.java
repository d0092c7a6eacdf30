package org.stegoscope.workspace;

import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Placement;

/// A layer as it is to be drawn: pixels, the photo they belong to, and the part of it they cover.
public record Painted(Photo photo, Raster raster, Placement placement) {

  /// Over the whole photo.
  static Painted over(Photo photo, Raster raster) {
    return new Painted(
        photo, raster, new Placement(0, 0, photo.image().width(), photo.image().height()));
  }
}
