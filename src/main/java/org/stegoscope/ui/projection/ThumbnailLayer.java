package org.stegoscope.ui.projection;

import java.util.function.IntFunction;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.stegoscope.figure.scatter.ScatterScene;

/// Pictures in the place of points, framed in the points' colours, where few are shown.
final class ThumbnailLayer extends Canvas {

  private static final int MOST_SHOWN = 150;
  private static final double FRAME_PX = 2;
  private static final double OUTLINE_PX = 1.25;
  private static final double FADED = 0.3;

  ThumbnailLayer() {
    setManaged(false);
    setId("scatter-thumbnails");
  }

  void paint(ScatterScene scene, ScatterPlot plot, double width, double height) {
    IntFunction<Image> pictures = plot.thumbnailsProperty().get();
    int[] shown = pictures == null ? new int[0] : scene.shownIn(width, height, MOST_SHOWN);
    // A canvas without a size keeps no pixels.
    setWidth(shown.length == 0 ? 0 : width);
    setHeight(shown.length == 0 ? 0 : height);
    if (shown.length == 0) {
      return;
    }
    getGraphicsContext2D().clearRect(0, 0, width, height);
    double side = plot.thumbnailSizeProperty().get();
    boolean selection = !scene.selected().isEmpty();
    for (int point : shown) {
      if (!scene.selected().get(point)) {
        getGraphicsContext2D().setGlobalAlpha(selection ? FADED : 1);
        draw(scene, point, pictures.apply(point), side);
      }
    }
    getGraphicsContext2D().setGlobalAlpha(1);
    for (int point : shown) {
      if (scene.selected().get(point)) {
        draw(scene, point, pictures.apply(point), side);
      }
    }
  }

  private void draw(ScatterScene scene, int point, Image picture, double side) {
    if (picture == null) {
      return;
    }
    GraphicsContext graphics = getGraphicsContext2D();
    double x = Math.rint(scene.transform().pixelX(scene.points().x(point)) - side / 2);
    double y = Math.rint(scene.transform().pixelY(scene.points().y(point)) - side / 2);
    if (scene.selected().get(point)) {
      frame(x, y, side, FRAME_PX + OUTLINE_PX, color(scene.outline()));
    }
    frame(x, y, side, FRAME_PX, color(scene.style().argb()[point]));
    graphics.drawImage(picture, x, y, side, side);
  }

  private void frame(double x, double y, double side, double width, Color color) {
    getGraphicsContext2D().setFill(color);
    getGraphicsContext2D()
        .fillRoundRect(
            x - width, y - width, side + 2 * width, side + 2 * width, 2 * width, 2 * width);
  }

  private static Color color(int argb) {
    return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
  }
}
