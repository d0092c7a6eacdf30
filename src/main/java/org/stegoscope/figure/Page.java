package org.stegoscope.figure;

import java.util.List;
import java.util.OptionalDouble;

/// A figure laid out: what is drawn where, from the lowest to the highest, in points on white.
/// `picturePixelsPerPoint` is the density of the first picture.
record Page(
    String title,
    double widthPt,
    double heightPt,
    List<Mark> marks,
    OptionalDouble picturePixelsPerPoint) {

  Page {
    marks = List.copyOf(marks);
  }

  Page withMarks(List<Mark> changed) {
    return new Page(title, widthPt, heightPt, changed, picturePixelsPerPoint);
  }
}
