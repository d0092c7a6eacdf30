package org.stegoscope.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.BitSet;
import org.stegoscope.figure.scatter.Fading;
import org.stegoscope.figure.scatter.PointShape;
import org.stegoscope.figure.scatter.ScatterRaster;
import org.stegoscope.figure.scatter.ScatterScene;
import org.stegoscope.figure.scatter.ScatterStyle;

/// Draws the points of a scene on white as shapes, looking as [ScatterRaster] draws them.
final class ScatterVectors {

  private final Graphics2D graphics;
  private final ScatterScene scene;

  ScatterVectors(Graphics2D graphics, ScatterScene scene) {
    this.graphics = graphics;
    this.scene = scene;
  }

  void draw() {
    ScatterStyle style = scene.style();
    BitSet selected = scene.selected();
    int[] colors = style.argb();
    for (int i = 0; i < colors.length; i++) {
      if (!selected.get(i) && !scene.hidden().get(i)) {
        int color = selected.isEmpty() ? colors[i] : Fading.onWhite(colors[i]);
        fill(i, style.sizePx(), color, style.opacity());
      }
    }
    double outlined = style.sizePx() * (1 + 2 * ScatterRaster.OUTLINE);
    for (int i = 0; i < colors.length; i++) {
      if (isChosen(i)) {
        fill(i, outlined, scene.outline(), 1);
      }
    }
    for (int i = 0; i < colors.length; i++) {
      if (isChosen(i)) {
        fill(i, style.sizePx(), colors[i], 1);
      }
    }
  }

  private boolean isChosen(int point) {
    return scene.selected().get(point) && !scene.hidden().get(point);
  }

  /// Nothing where the point lies outside altogether.
  private void fill(int point, double size, int color, double opacity) {
    double x = scene.transform().pixelX(scene.points().x(point));
    double y = scene.transform().pixelY(scene.points().y(point));
    if (graphics.getClipBounds() == null
        || graphics.getClipBounds().intersects(x - size, y - size, 2 * size, 2 * size)) {
      graphics.setColor(
          new Color(
              color >> 16 & 0xFF,
              color >> 8 & 0xFF,
              color & 0xFF,
              (int) Math.round(255 * opacity)));
      graphics.fill(shape(scene.style().shape(point), x, y, size / 2));
    }
  }

  private static Shape shape(PointShape shape, double x, double y, double radius) {
    double[] corners = shape.corners();
    if (corners.length == 0) {
      return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }
    Path2D path = new Path2D.Double();
    path.moveTo(x + radius * corners[0], y - radius * corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(x + radius * corners[i], y - radius * corners[i + 1]);
    }
    path.closePath();
    return path;
  }
}
