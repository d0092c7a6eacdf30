package org.stegoscope.ui;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.stegoscope.core.Combine;
import org.stegoscope.figure.scatter.ScatterPoints;
import org.stegoscope.figure.scatter.ScatterTransform;
import org.stegoscope.ui.projection.ScatterPlot;
import org.stegoscope.ui.shell.Appearance;
import org.stegoscope.ui.shell.Theme;
import org.testfx.util.WaitForAsyncUtils;

/// A scatter plot in a window of its own, and what it told.
final class OpenScatter {

  /// Nothing waits this long when all is well.
  private static final int PATIENCE_SECONDS = 60;

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
    // The stage may have the size of another test's window.
    stage.sizeToScene();
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

  /// Presses the primary button at the first place, drags to the others and releases it, with keys
  /// held that the headless robot does not tell of.
  void dragWith(Set<KeyCode> held, Point2D... places) {
    fire(MouseEvent.MOUSE_PRESSED, held, places[0]);
    for (Point2D place : places) {
      fire(MouseEvent.MOUSE_DRAGGED, held, place);
    }
    fire(MouseEvent.MOUSE_RELEASED, held, places[places.length - 1]);
  }

  void fire(EventType<MouseEvent> type, Set<KeyCode> held, Point2D screen) {
    run(() -> {
      Point2D local = plot.screenToLocal(screen);
      MouseEvent event =
          new MouseEvent(
              type,
              local.getX(),
              local.getY(),
              screen.getX(),
              screen.getY(),
              MouseButton.PRIMARY,
              1,
              held.contains(KeyCode.SHIFT),
              held.contains(KeyCode.CONTROL),
              held.contains(KeyCode.ALT),
              false,
              true,
              false,
              false,
              false,
              false,
              true,
              null);
      Event.fireEvent(plot, event);
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
