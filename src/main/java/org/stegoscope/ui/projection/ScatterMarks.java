package org.stegoscope.ui.projection;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Shape;
import org.stegoscope.figure.scatter.Link;
import org.stegoscope.figure.scatter.ScatterScene;

/// The few shapes over the points: lines between some, a ring around one, and what a drag draws.
/// The style sheet colours them.
final class ScatterMarks extends Group {

  /// Between a point and its ring.
  private static final double GAP_PX = 3;

  /// A smaller ring is lost in a crowd.
  private static final double SMALLEST_RING_PX = 7;

  private final ScatterPlot plot;
  private final Path linesHalo = styled(new Path(), "scatter-lines-halo");
  private final Path lines = styled(new Path(), "scatter-lines");
  private final Circle halo = styled(new Circle(), "scatter-ring-halo");
  private final Circle ring = styled(new Circle(), "scatter-ring");
  private final Path area = styled(new Path(), "scatter-area");
  private final Path drag = styled(new Path(), "scatter-drag");

  ScatterMarks(ScatterPlot plot) {
    this.plot = plot;
    setManaged(false);
    drag.setId("scatter-drag");
    ring.setId("scatter-ring");
    lines.setId("scatter-lines");
    getChildren().addAll(linesHalo, lines, halo, ring, area, drag);
  }

  private static <T extends Shape> T styled(T shape, String style) {
    shape.getStyleClass().setAll(style);
    shape.setManaged(false);
    return shape;
  }

  void place(ScatterScene scene) {
    List<Link> links = plot.linesProperty().get();
    placeLines(lines, links, scene);
    placeLines(linesHalo, links, scene);
    placeRing(scene, plot.highlightProperty().get());
    placeDrag(drag, plot.dragged());
    placeDrag(area, plot.dragged());
  }

  private static void placeLines(Path path, List<Link> links, ScatterScene scene) {
    path.getElements().clear();
    for (Link link : links) {
      if (isShown(scene, link.from()) && isShown(scene, link.to())) {
        addLine(path, link, scene);
      }
    }
  }

  /// From edge to edge, so that both points are seen.
  private static void addLine(Path path, Link link, ScatterScene scene) {
    double fromX = x(scene, link.from());
    double fromY = y(scene, link.from());
    double toX = x(scene, link.to());
    double toY = y(scene, link.to());
    double length = Math.hypot(toX - fromX, toY - fromY);
    double cut = ringPx(scene) / length;
    if (cut < 0.5) {
      double shorterX = (toX - fromX) * cut;
      double shorterY = (toY - fromY) * cut;
      path.getElements()
          .addAll(
              new MoveTo(fromX + shorterX, fromY + shorterY),
              new LineTo(toX - shorterX, toY - shorterY));
    }
  }

  private static double ringPx(ScatterScene scene) {
    return Math.max(SMALLEST_RING_PX, scene.style().sizePx() / 2 + GAP_PX);
  }

  private void placeRing(ScatterScene scene, int point) {
    boolean shown = isShown(scene, point);
    ring.setVisible(shown);
    halo.setVisible(shown);
    if (shown) {
      for (Circle circle : List.of(halo, ring)) {
        circle.setCenterX(x(scene, point));
        circle.setCenterY(y(scene, point));
        circle.setRadius(ringPx(scene));
      }
    }
  }

  /// `[corners, 2]` of an area, in pixels.
  private static void placeDrag(Path path, double[] corners) {
    path.getElements().clear();
    if (corners.length > 0) {
      path.getElements().add(new MoveTo(corners[0], corners[1]));
      for (int i = 2; i < corners.length; i += 2) {
        path.getElements().add(new LineTo(corners[i], corners[i + 1]));
      }
      path.getElements().add(new ClosePath());
    }
  }

  private static boolean isShown(ScatterScene scene, int point) {
    return point >= 0 && point < scene.points().size() && !scene.hidden().get(point);
  }

  private static double x(ScatterScene scene, int point) {
    return scene.transform().pixelX(scene.points().x(point));
  }

  private static double y(ScatterScene scene, int point) {
    return scene.transform().pixelY(scene.points().y(point));
  }
}
