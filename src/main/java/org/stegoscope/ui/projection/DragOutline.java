package org.stegoscope.ui.projection;

import java.util.Arrays;
import org.stegoscope.core.Combine;

/// What the mouse draws around points, in pixels, until its button is released.
final class DragOutline {

  /// Movements shorter than this are those of a click.
  private static final double CLICK_PX = 4;

  /// Corners nearer to each other make no difference one could see.
  private static final double CORNER_PX = 2;

  private final SelectionTool tool;
  private final Combine how;
  private final double firstX;
  private final double firstY;
  private double[] path;
  private int length = 2;
  private double lastX;
  private double lastY;
  private boolean wide;

  DragOutline(SelectionTool tool, Combine how, double x, double y) {
    this.tool = tool;
    this.how = how;
    firstX = x;
    firstY = y;
    lastX = x;
    lastY = y;
    path = new double[] {x, y};
  }

  Combine how() {
    return how;
  }

  void to(double x, double y) {
    lastX = x;
    lastY = y;
    wide |= Math.hypot(x - firstX, y - firstY) > CLICK_PX;
    if (Math.hypot(x - path[length - 2], y - path[length - 1]) >= CORNER_PX) {
      if (length == path.length) {
        path = Arrays.copyOf(path, 2 * length);
      }
      path[length] = x;
      path[length + 1] = y;
      length += 2;
    }
  }

  /// Whether the mouse has hardly moved.
  boolean isClick() {
    return !wide;
  }

  /// `[corners, 2]`, none for a click.
  double[] corners() {
    if (isClick()) {
      return new double[0];
    }
    return switch (tool) {
      case LASSO -> Arrays.copyOf(path, length);
      case RECTANGLE -> new double[] {firstX, firstY, lastX, firstY, lastX, lastY, firstX, lastY};
    };
  }
}
