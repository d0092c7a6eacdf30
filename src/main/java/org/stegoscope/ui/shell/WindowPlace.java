package org.stegoscope.ui.shell;

import javafx.stage.Screen;
import javafx.stage.Stage;
import org.stegoscope.workspace.Settings;

/// Puts a window where it stood when it was closed last.
public final class WindowPlace {

  private static final String X = "window.x";
  private static final String Y = "window.y";
  private static final String WIDTH = "window.width";
  private static final String HEIGHT = "window.height";
  private static final String SIZE = "window.size";
  private static final String MAXIMIZED = "maximized";

  private static final double LARGEST_PX = 16_384;

  /// So much of the bar with the title must be in sight, or the window could not be moved.
  private static final double GRIP_PX = 80;

  private final Stage stage;
  private final Settings settings;

  private WindowPlace(Stage stage, Settings settings) {
    this.stage = stage;
    this.settings = settings;
  }

  /// Called before the window is shown.
  public static void remember(Stage stage, Settings settings) {
    WindowPlace place = new WindowPlace(stage, settings);
    place.restore();
    stage.setOnHiding(_ -> place.keep());
  }

  private void restore() {
    double width = number(WIDTH);
    double height = number(HEIGHT);
    if (!(width >= stage.getMinWidth() && width <= LARGEST_PX)
        || !(height >= stage.getMinHeight() && height <= LARGEST_PX)) {
      return;
    }
    stage.setWidth(width);
    stage.setHeight(height);
    double x = number(X);
    double y = number(Y);
    if (isOnAScreen(x + width / 2, y)) {
      stage.setX(x);
      stage.setY(y);
    }
    stage.setMaximized(settings.text(SIZE).filter(MAXIMIZED::equals).isPresent());
  }

  /// False for numbers that are none.
  private static boolean isOnAScreen(double middle, double top) {
    return !Double.isNaN(middle + top)
        && Screen.getScreens().stream()
            .anyMatch(
                screen -> screen.getVisualBounds().contains(middle - GRIP_PX / 2, top, GRIP_PX, 1));
  }

  private double number(String name) {
    return settings.number(name).orElse(Double.NaN);
  }

  private void keep() {
    settings.put(SIZE, stage.isMaximized() ? MAXIMIZED : "normal");
    if (!stage.isMaximized() && !stage.isIconified()) {
      settings.put(X, stage.getX());
      settings.put(Y, stage.getY());
      settings.put(WIDTH, stage.getWidth());
      settings.put(HEIGHT, stage.getHeight());
    }
  }
}
