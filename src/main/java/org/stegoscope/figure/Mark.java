package org.stegoscope.figure;

import org.stegoscope.core.Rgb;

/// Something drawn on a page; all lengths in points.
sealed interface Mark {

  /// A picture or a layer of one. `frame` is the rectangle of the picture it belongs to: a raster
  /// moves all layers of a picture together when it fits them to its pixels.
  record Image(Bitmap bitmap, Box box, Box frame, double opacity, Scaling scaling)
      implements Mark {}

  /// A filled rectangle.
  record Fill(Box box, Rgb color, double opacity) implements Mark {}

  /// The outline of a rectangle, in the middle of the line.
  record Frame(Box box, Rgb color, double lineWidth) implements Mark {}

  record Line(double x1, double y1, double x2, double y2, Rgb color, double lineWidth)
      implements Mark {}

  /// A filled circle.
  record Disc(double x, double y, double radius, Rgb color) implements Mark {}

  /// One line of text; `x` is its left or right end, `baseline` where letters stand.
  record Text(double x, double baseline, String text, double sizePt, Rgb color, Anchor anchor)
      implements Mark {

    /// The left end.
    double left() {
      return x - anchor.share * Lettering.width(text, sizePt);
    }

    /// The rectangle that the letters keep to.
    Box box() {
      return new Box(
          left(),
          baseline - Type.ASCENT * sizePt,
          Lettering.width(text, sizePt),
          (Type.ASCENT + Type.DESCENT) * sizePt);
    }
  }

  /// Which point of a text is given.
  enum Anchor {
    START(0),
    END(1);

    private final double share;

    Anchor(double share) {
      this.share = share;
    }
  }

  /// A drawing that fills a rectangle.
  record Chart(Drawing drawing, Box box) implements Mark {}
}
