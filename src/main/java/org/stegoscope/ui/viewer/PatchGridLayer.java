package org.stegoscope.ui.viewer;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.Placement;
import org.stegoscope.workspace.Viewport;

/// Draws the borders of the patches a model sees.
final class PatchGridLayer extends Canvas {

  /// Nearer to each other, lines hide what they divide.
  private static final double NEAREST_LINES_PX = 4;

  private static final Color LINE = Color.gray(1, 0.45);

  PatchGridLayer() {
    setMouseTransparent(true);
    setManaged(false);
  }

  void clear() {
    getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
  }

  void draw(InputGeometry geometry, Viewport viewport) {
    clear();
    PatchGrid grid = geometry.grid();
    Placement placement = geometry.placement();
    double stepX = placement.width() / grid.columns();
    double stepY = placement.height() / grid.rows();
    if (Math.min(stepX, stepY) * viewport.zoom() < NEAREST_LINES_PX) {
      return;
    }
    double left = viewport.viewX(placement.x());
    double right = viewport.viewX(placement.x() + placement.width());
    double top = viewport.viewY(placement.y());
    double bottom = viewport.viewY(placement.y() + placement.height());
    GraphicsContext graphics = getGraphicsContext2D();
    graphics.setStroke(LINE);
    graphics.setLineWidth(1);
    for (int column = 0; column <= grid.columns(); column++) {
      double x = crisp(viewport.viewX(placement.x() + column * stepX));
      if (x >= 0 && x <= getWidth()) {
        graphics.strokeLine(x, Math.max(0, top), x, Math.min(getHeight(), bottom));
      }
    }
    for (int row = 0; row <= grid.rows(); row++) {
      double y = crisp(viewport.viewY(placement.y() + row * stepY));
      if (y >= 0 && y <= getHeight()) {
        graphics.strokeLine(Math.max(0, left), y, Math.min(getWidth(), right), y);
      }
    }
  }

  /// The middle of a pixel, where a line one pixel wide is sharp.
  private static double crisp(double position) {
    return Math.floor(position) + 0.5;
  }
}
