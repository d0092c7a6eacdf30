package org.stegoscope.figure;

import java.util.List;
import org.stegoscope.dataset.Placement;

/// What a panel shows.
public sealed interface Content {

  /// Width over height.
  double aspect();

  /// A picture, its layers from the lowest to the highest, and markers over all. Layers and markers
  /// are placed in pixels of the picture.
  record Picture(Bitmap bitmap, Scaling scaling, List<Layer> layers, List<Marker> markers)
      implements Content {

    /// Layers and markers may reach this far beyond the picture, for rounding.
    private static final double TOLERANCE_PX = 1e-6;

    public Picture {
      layers = List.copyOf(layers);
      markers = List.copyOf(markers);
      for (Layer layer : layers) {
        requireInside("layer", layer.placement(), bitmap);
      }
      for (Marker marker : markers) {
        requireInside("marker", marker.placement(), bitmap);
      }
    }

    @Override
    public double aspect() {
      return (double) bitmap.width() / bitmap.height();
    }

    private static void requireInside(String what, Placement placement, Bitmap bitmap) {
      boolean inside =
          placement.x() >= -TOLERANCE_PX
              && placement.y() >= -TOLERANCE_PX
              && placement.x() + placement.width() <= bitmap.width() + TOLERANCE_PX
              && placement.y() + placement.height() <= bitmap.height() + TOLERANCE_PX;
      if (!inside) {
        throw new IllegalArgumentException(
            "a %s lies within its picture of %d x %d pixels, not at %s"
                .formatted(what, bitmap.width(), bitmap.height(), placement));
      }
    }
  }

  /// A drawing of a given shape.
  record Chart(Drawing drawing, double aspect) implements Content {

    public Chart {
      if (!(aspect > 0 && aspect < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("an aspect is a positive number, not " + aspect);
      }
    }
  }

  /// A picture alone.
  static Picture of(Bitmap bitmap, Scaling scaling) {
    return new Picture(bitmap, scaling, List.of(), List.of());
  }
}
