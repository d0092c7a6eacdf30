package org.stegoscope.ui;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.stegoscope.core.Combine;
import org.stegoscope.figure.scatter.ScatterPoints;
import org.stegoscope.figure.scatter.ScatterStyle;
import org.stegoscope.figure.scatter.ScatterTransform;
import org.stegoscope.ui.projection.ScatterPlot;
import org.stegoscope.ui.shell.Appearance;
import org.stegoscope.ui.shell.Theme;
import org.testfx.util.WaitForAsyncUtils;

/// A scatter plot in a window of its own, and what it told.
final class OpenScatter {

  /// Nothing waits this long when all is well.
  private static final int PATIENCE_SECONDS = 60;

  private static final int BLUE = 0xFF2F7FD1;

  record Selection(BitSet inside, Combine how) {}

  private final Stage stage;
  private final Appearance appearance = new Appearance(Theme.LIGHT);
  private final ScatterPlot plot = new ScatterPlot();
  private final List<Selection> selections = new ArrayList<>();
  private final List<Integer> hovers = new ArrayList<>();
  private int clears;

  /// Called on the application thread.
  OpenScatter(Stage stage, double width, double height) {
    this.stage = stage;
    StackPane root = new StackPane(plot);
    root.getStyleClass().add("main-window");
    Scene scene = new Scene(root, width, height);
    appearance.style(scene);
    plot.setOnSelect((inside, how) -> selections.add(new Selection(inside, how)));
    plot.setOnHover(hovers::add);
    plot.setOnClear(() -> clears++);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  ScatterPlot plot() {
    return plot;
  }

  Appearance appearance() {
    return appearance;
  }

  /// Points in blue, each as wide as said.
  void show(float[] xy, double sizePx) {
    run(() -> {
      plot.pointsProperty().set(new ScatterPoints(xy));
      plot.lookProperty().set(ScatterStyle.of(xy.length / 2, BLUE).withSizePx(sizePx));
    });
  }

  List<Selection> selections() {
    return get(() -> List.copyOf(selections));
  }

  List<Integer> hovers() {
    return get(() -> List.copyOf(hovers));
  }

  int clears() {
    return get(() -> clears);
  }

  /// Where a point is drawn, on the screen.
  Point2D at(int point) {
    return get(() -> {
      ScatterPoints points = plot.pointsProperty().get();
      ScatterTransform transform = plot.shownView().in(plot.getWidth(), plot.getHeight());
      return plot.localToScreen(
          transform.pixelX(points.x(point)), transform.pixelY(points.y(point)));
    });
  }

  /// Runs on the application thread and waits for everything that it set off there.
  void run(Runnable task) {
    get(() -> {
      task.run();
      return null;
    });
    WaitForAsyncUtils.waitForFxEvents();
  }

  <T> T get(Callable<T> question) {
    return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), question);
  }

  void await(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> get(condition));
    } catch (TimeoutException e) {
      throw new AssertionError(what + " did not come", e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  void close() {
    run(stage::hide);
  }
}
