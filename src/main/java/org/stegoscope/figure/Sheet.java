package org.stegoscope.figure;

import java.util.List;

/// A sheet of a document with pages placed on it, in points.
record Sheet(double widthPt, double heightPt, List<Placed> placed) {

  /// A page whose upper left corner lies at a point of the sheet.
  record Placed(Page page, double x, double y, double scale) {}

  Sheet {
    placed = List.copyOf(placed);
  }

  /// A page that fills a sheet of its size.
  static Sheet of(Page page) {
    return new Sheet(page.widthPt(), page.heightPt(), List.of(new Placed(page, 0, 0, 1)));
  }
}
