package org.stegoscope.ui;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.stegoscope.job.JobListener;
import org.stegoscope.job.LaneRunner;
import org.stegoscope.ui.checkpoint.CheckpointPane;
import org.stegoscope.ui.fx.FxThread;
import org.stegoscope.ui.shell.Appearance;
import org.stegoscope.ui.shell.Theme;
import org.stegoscope.workspace.CheckpointViewModel;
import org.stegoscope.workspace.CheckpointWorkbench;
import org.stegoscope.workspace.InspectionState;
import org.stegoscope.workspace.StatisticsState;
import org.testfx.util.WaitForAsyncUtils;

/// The workbench of checkpoints in a window of its own, over real lanes.
final class OpenCheckpoint {

  /// Nothing waits this long when all is well.
  private static final int PATIENCE_SECONDS = 60;

  private final Stage stage;
  private final WatchedRunner runner = new WatchedRunner(new LaneRunner(JobListener.NONE));
  private final CheckpointWorkbench bench = new CheckpointWorkbench(runner, new FxThread());
  private final Appearance appearance = new Appearance(Theme.LIGHT);
  private final Scene scene;

  /// Called on the application thread.
  OpenCheckpoint(Stage stage, double width, double height) {
    this.stage = stage;
    StackPane root = new StackPane(new CheckpointPane(bench.checkpoint()));
    root.getStyleClass().add("main-window");
    scene = new Scene(root, width, height);
    appearance.style(scene);
    bench.checkpoint().shownProperty().set(true);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  CheckpointViewModel model() {
    return bench.checkpoint();
  }

  WatchedRunner runner() {
    return runner;
  }

  Appearance appearance() {
    return appearance;
  }

  Scene scene() {
    return scene;
  }

  <T extends Node> T node(String selector, Class<T> type) {
    return type.cast(scene.getRoot().lookup(selector));
  }

  /// Opens a file and waits for its content or its sentence.
  void open(Path file) {
    run(() -> model().open(file));
    await(
        "the content of " + file,
        () -> !(model().stateProperty().get() instanceof InspectionState.Reading));
  }

  void awaitStatistics() {
    await(
        "the statistics",
        () -> model().statisticsProperty().get() instanceof StatisticsState.Known);
  }

  /// Runs on the application thread and waits for everything that it set off there.
  void run(Runnable task) {
    WaitForAsyncUtils.waitForAsyncFx(
        TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS),
        () -> {
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
    runner.close();
    run(bench::close);
    run(stage::hide);
  }
}
