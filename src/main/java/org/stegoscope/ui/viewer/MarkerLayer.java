package org.stegoscope.ui.viewer;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.Placement;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.workspace.LayerKind;
import org.stegoscope.workspace.Queries;
import org.stegoscope.workspace.Query;
import org.stegoscope.workspace.ShownPhoto;
import org.stegoscope.workspace.Similarity;
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.Viewport;

/// Draws what the user asked about: the queries on this photo, the patches most like the queries on
/// others, the patch that attends, and where the mouse is in a linked viewer.
final class MarkerLayer extends Canvas {

  private static final double RADIUS_PX = 7;
  private static final double CROSS_PX = 6;
  private static final Color HALO = Color.gray(0, 0.7);

  private final Viewer viewer;
  private final Queries queries;

  MarkerLayer(Viewer viewer, Queries queries) {
    this.viewer = viewer;
    this.queries = queries;
    setMouseTransparent(true);
    setManaged(false);
    queries.allProperty().subscribe(_ -> draw());
    queries.activeIdProperty().subscribe(_ -> draw());
    viewer.correspondence().similarityProperty().subscribe(_ -> draw());
    viewer.attention().pointProperty().subscribe(_ -> draw());
    viewer.layers().forEach(layer -> layer.shownProperty().subscribe(_ -> draw()));
    viewer.source().geometryProperty().subscribe(_ -> draw());
    viewer.source().shownProperty().subscribe(_ -> draw());
    viewer.view().viewportProperty().subscribe(_ -> draw());
    viewer.view().ghostProperty().subscribe(_ -> draw());
  }

  void draw() {
    getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
    ShownPhoto shown = viewer.source().shownProperty().get();
    if (shown == null) {
      return;
    }
    if (viewer.layer(LayerKind.CORRESPONDENCE).shownProperty().get()) {
      drawQueries(shown);
    }
    InputGeometry.Point attending = viewer.attention().pointProperty().get();
    if (viewer.layer(LayerKind.ATTENTION).shownProperty().get() && attending != null) {
      patch(attending, Color.WHITE);
      ring(attending.x(), attending.y(), Color.WHITE, "", true);
    }
    InputGeometry.Point ghost = viewer.view().ghostProperty().get();
    if (ghost != null) {
      cross(ghost);
    }
  }

  private void drawQueries(ShownPhoto shown) {
    for (Query query : queries.allProperty().get()) {
      boolean active = query.id() == queries.activeIdProperty().get();
      Color color = Pictures.color(query.color());
      String label = Integer.toString(query.id() + 1);
      if (query.photo().equals(shown.item())) {
        patch(new InputGeometry.Point(query.x(), query.y()), color);
        ring(query.x(), query.y(), color, label, active);
      } else {
        bestMatch(query, color, label);
      }
    }
  }

  private void bestMatch(Query query, Color color, String label) {
    Similarity known = viewer.correspondence().similarityProperty().get();
    if (known != null) {
      known
          .of(query.id())
          .ifPresent(map -> {
            InputGeometry.Point best = known.geometry().centre(map.best().patch());
            patch(best, color);
            dashedRing(best, color, label);
          });
    }
  }

  /// The border of the patch under a point.
  private void patch(InputGeometry.Point at, Color color) {
    InputGeometry geometry = viewer.source().geometryProperty().get();
    if (geometry == null) {
      return;
    }
    geometry
        .patchAt(at.x(), at.y())
        .ifPresent(patch -> {
          Placement place = geometry.placement().ofPatch(geometry.grid(), patch);
          Viewport viewport = viewport();
          double x = viewport.viewX(place.x());
          double y = viewport.viewY(place.y());
          double width = place.width() * viewport.zoom();
          double height = place.height() * viewport.zoom();
          GraphicsContext graphics = getGraphicsContext2D();
          graphics.setLineDashes();
          stroke(HALO, 3, () -> graphics.strokeRect(x, y, width, height));
          stroke(color, 1.5, () -> graphics.strokeRect(x, y, width, height));
        });
  }

  private void ring(double x, double y, Color color, String label, boolean active) {
    getGraphicsContext2D().setLineDashes();
    double radius = active ? RADIUS_PX + 2 : RADIUS_PX;
    circle(new InputGeometry.Point(x, y), radius, color, active ? 3 : 2);
    write(new InputGeometry.Point(x, y), radius, label);
  }

  private void dashedRing(InputGeometry.Point at, Color color, String label) {
    getGraphicsContext2D().setLineDashes(4, 3);
    circle(at, RADIUS_PX, color, 2);
    getGraphicsContext2D().setLineDashes();
    write(at, RADIUS_PX, label);
  }

  private void circle(InputGeometry.Point at, double radius, Color color, double width) {
    double x = viewport().viewX(at.x()) - radius;
    double y = viewport().viewY(at.y()) - radius;
    GraphicsContext graphics = getGraphicsContext2D();
    stroke(HALO, width + 2, () -> graphics.strokeOval(x, y, 2 * radius, 2 * radius));
    stroke(color, width, () -> graphics.strokeOval(x, y, 2 * radius, 2 * radius));
  }

  /// White, for the colours of the queries are those of the maps, too.
  private void write(InputGeometry.Point at, double radius, String label) {
    double x = viewport().viewX(at.x()) + radius + 3;
    double y = viewport().viewY(at.y()) - radius;
    GraphicsContext graphics = getGraphicsContext2D();
    stroke(HALO, 3, () -> graphics.strokeText(label, x, y));
    graphics.setFill(Color.WHITE);
    graphics.fillText(label, x, y);
  }

  private void cross(InputGeometry.Point at) {
    double x = viewport().viewX(at.x());
    double y = viewport().viewY(at.y());
    GraphicsContext graphics = getGraphicsContext2D();
    graphics.setLineDashes();
    Runnable lines =
        () -> {
          graphics.strokeLine(x - CROSS_PX, y, x + CROSS_PX, y);
          graphics.strokeLine(x, y - CROSS_PX, x, y + CROSS_PX);
        };
    stroke(HALO, 3, lines);
    stroke(Color.WHITE, 1, lines);
  }

  private void stroke(Color color, double width, Runnable drawing) {
    GraphicsContext graphics = getGraphicsContext2D();
    graphics.setStroke(color);
    graphics.setLineWidth(width);
    drawing.run();
  }

  private Viewport viewport() {
    return viewer.view().viewportProperty().get();
  }
}
