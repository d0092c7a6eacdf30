package org.stegoscope.figure;

import java.util.ArrayList;
import java.util.List;
import org.stegoscope.core.Rgb;

/// What a panel's content draws in its rectangle.
final class PanelContent {

  private static final Rgb WHITE = Rgb.of(0xffffff);
  private static final double DOT = 2.4;
  private static final double HALO = 0.9;
  private static final double OUTLINE = 1.1;

  private PanelContent() {}

  static List<Mark> marks(Content content, Box box) {
    return switch (content) {
      case Content.Chart(Drawing drawing, double aspect) -> List.of(new Mark.Chart(drawing, box));
      case Content.Picture picture -> marks(picture, box);
    };
  }

  private static List<Mark> marks(Content.Picture picture, Box box) {
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark.Image(picture.bitmap(), box, box, 1, picture.scaling()));
    for (Layer layer : picture.layers()) {
      Box place = box.part(layer.placement(), picture.bitmap());
      marks.add(new Mark.Image(layer.bitmap(), place, box, layer.opacity(), layer.scaling()));
    }
    MarkerLabels labels = new MarkerLabels(box);
    for (Marker marker : picture.markers()) {
      Box place = box.part(marker.placement(), picture.bitmap());
      switch (marker.shape()) {
        case POINT -> labels.add(marker.label(), addDot(marker, place, marks));
        case OUTLINE -> labels.add(marker.label(), addOutline(marker, place, marks));
      }
    }
    marks.addAll(labels.marks());
    return marks;
  }

  /// Returns the rectangle it is drawn in.
  private static Box addDot(Marker marker, Box place, List<Mark> marks) {
    double x = place.x() + place.width() / 2;
    double y = place.y() + place.height() / 2;
    double outer = DOT + HALO;
    marks.add(new Mark.Disc(x, y, outer, WHITE));
    marks.add(new Mark.Disc(x, y, DOT, marker.color()));
    return new Box(x - outer, y - outer, 2 * outer, 2 * outer);
  }

  private static Box addOutline(Marker marker, Box place, List<Mark> marks) {
    marks.add(new Mark.Frame(place, WHITE, OUTLINE + 2 * HALO));
    marks.add(new Mark.Frame(place, marker.color(), OUTLINE));
    double outer = OUTLINE / 2 + HALO;
    return new Box(
        place.x() - outer,
        place.y() - outer,
        place.width() + 2 * outer,
        place.height() + 2 * outer);
  }
}
