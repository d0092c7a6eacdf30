package org.stegoscope.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stegoscope.core.Rgb;

/// The labels of the markers of one picture: beside, above or below their marker, within the
/// picture, and clear of the other markers and labels as long as there is such a place.
final class MarkerLabels {

  private static final Rgb PAPER = Rgb.of(0xffffff);
  private static final double PAPER_OPACITY = 0.85;
  private static final double PADDING = 2;
  private static final double DISTANCE = 2;

  private final Box picture;
  private final List<Label> wanted = new ArrayList<>();

  /// A text and the marker it belongs to.
  private record Label(String text, Box marker) {}

  MarkerLabels(Box picture) {
    this.picture = picture;
  }

  void add(String text, Box marker) {
    wanted.add(new Label(text, marker));
  }

  /// A label that does not fit into the picture at all is left out.
  List<Mark> marks() {
    List<Box> taken = new ArrayList<>(wanted.stream().map(Label::marker).toList());
    List<Mark> marks = new ArrayList<>();
    for (Label label : wanted) {
      String text = Type.MARKER.cut(label.text(), picture.width() - 2 * PADDING);
      if (text.isBlank() || Type.MARKER.lineHeight() > picture.height()) {
        continue;
      }
      Box place = place(text, label.marker(), taken);
      taken.add(place);
      marks.add(new Mark.Fill(place, PAPER, PAPER_OPACITY));
      marks.add(Type.MARKER.at(place.x() + PADDING, place.y(), text, Mark.Anchor.START));
    }
    return marks;
  }

  private Box place(String text, Box marker, List<Box> taken) {
    double width = Type.MARKER.width(text) + 2 * PADDING;
    double height = Type.MARKER.lineHeight();
    double middleX = marker.x() + (marker.width() - width) / 2;
    double middleY = marker.y() + (marker.height() - height) / 2;
    List<Box> places =
        Stream.of(
                new Box(marker.right() + DISTANCE, middleY, width, height),
                new Box(marker.x() - DISTANCE - width, middleY, width, height),
                new Box(middleX, marker.y() - DISTANCE - height, width, height),
                new Box(middleX, marker.bottom() + DISTANCE, width, height))
            .map(this::inside)
            .toList();
    return places.stream()
        .filter(place -> taken.stream().noneMatch(place::overlaps))
        .findFirst()
        .orElse(places.getFirst());
  }

  private Box inside(Box box) {
    return new Box(
        Math.max(picture.x(), Math.min(box.x(), picture.right() - box.width())),
        Math.max(picture.y(), Math.min(box.y(), picture.bottom() - box.height())),
        box.width(),
        box.height());
  }
}
