package org.stegoscope.figure;

import org.stegoscope.core.Rgb;
import org.stegoscope.dataset.Placement;

/// A place of a picture that a figure points at, in pixels of the picture: `placement` is the
/// rectangle it marks. An empty label is none.
public record Marker(Shape shape, Placement placement, Rgb color, String label) {

  /// How a place is marked.
  public enum Shape {
    /// A dot in the middle.
    POINT,
    /// The outline, of a patch for instance.
    OUTLINE
  }
}
