package org.stegoscope.figure;

import org.stegoscope.dataset.Placement;

/// A rectangle of a page, in points from its upper left corner.
record Box(double x, double y, double width, double height) {

  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }

  boolean overlaps(Box other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  boolean contains(Box other) {
    return x <= other.x && y <= other.y && other.right() <= right() && other.bottom() <= bottom();
  }

  /// Where a part of a picture of `bitmap`'s size lies when the picture fills this rectangle.
  Box part(Placement placement, Bitmap bitmap) {
    double horizontal = width / bitmap.width();
    double vertical = height / bitmap.height();
    return new Box(
        x + placement.x() * horizontal,
        y + placement.y() * vertical,
        placement.width() * horizontal,
        placement.height() * vertical);
  }
}
