package org.stegoscope.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.RgbImage;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.Placement;
import org.stegoscope.figure.Marker;

/// What the user asked about, as markers of a figure: the queries on a viewer's photo with their
/// patches, the patches most like the queries on others, and the patch that attends.
final class ViewerMarkers {

  private static final Rgb WHITE = new Rgb(255, 255, 255);

  private final Viewer viewer;
  private final List<Marker> markers = new ArrayList<>();

  private ViewerMarkers(Viewer viewer) {
    this.viewer = viewer;
  }

  static List<Marker> of(Viewer viewer, Queries queries) {
    ViewerMarkers drawn = new ViewerMarkers(viewer);
    if (viewer.correspondence().shownProperty().get()) {
      queries.allProperty().get().forEach(drawn::add);
    }
    InputGeometry.Point attending = viewer.attention().pointProperty().get();
    if (viewer.attention().shownProperty().get() && attending != null) {
      drawn.addPatch(attending, WHITE, "");
      drawn.addPoint(attending, WHITE, "");
    }
    return List.copyOf(drawn.markers);
  }

  private void add(Query query) {
    String label = Integer.toString(query.id() + 1);
    if (query.photo().equals(viewer.source().shownProperty().get().item())) {
      InputGeometry.Point at = new InputGeometry.Point(query.x(), query.y());
      addPatch(at, query.color(), "");
      addPoint(at, query.color(), label);
      return;
    }
    Optional.ofNullable(viewer.correspondence().similarityProperty().get())
        .flatMap(known -> known.of(query.id()))
        .ifPresent(map ->
            addPatch(
                viewer.source().geometryProperty().get().centre(map.best().patch()),
                query.color(),
                label));
  }

  private void addPoint(InputGeometry.Point at, Rgb color, String label) {
    RgbImage photo = viewer.source().shownProperty().get().photo().image();
    double x = Math.clamp(at.x() - 0.5, 0, photo.width() - 1.0);
    double y = Math.clamp(at.y() - 0.5, 0, photo.height() - 1.0);
    markers.add(new Marker(Marker.Shape.POINT, new Placement(x, y, 1, 1), color, label));
  }

  private void addPatch(InputGeometry.Point at, Rgb color, String label) {
    InputGeometry geometry = viewer.source().geometryProperty().get();
    if (geometry != null) {
      geometry
          .patchAt(at.x(), at.y())
          .ifPresent(patch ->
              markers.add(
                  new Marker(
                      Marker.Shape.OUTLINE,
                      geometry.placement().ofPatch(geometry.grid(), patch),
                      color,
                      label)));
    }
  }
}
