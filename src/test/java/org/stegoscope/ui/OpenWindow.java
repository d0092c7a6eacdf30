package org.stegoscope.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.stegoscope.app.WorkspaceWindow;
import org.stegoscope.job.JobListener;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.LaneRunner;
import org.stegoscope.ui.fx.FxThread;
import org.stegoscope.ui.shell.Actions;
import org.stegoscope.ui.shell.Appearance;
import org.stegoscope.ui.shell.Cards;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.ui.shell.Theme;
import org.stegoscope.workspace.Laboratory;
import org.stegoscope.workspace.Workspace;
import org.testfx.util.WaitForAsyncUtils;

/// The window as the application makes it, over lanes and libtorch, with a user who answers file
/// dialogs at once.
final class OpenWindow {

  /// Loading libtorch on a loaded machine takes long; nothing waits this long when all is well.
  private static final int PATIENCE_SECONDS = 60;

  private static final long CACHE_BYTES = 1 << 26;

  /// Answers with what a test put there.
  static final class Answers implements FileChoosers {
    final List<Path> photos = new ArrayList<>();
    final List<Path> checkpoints = new ArrayList<>();
    Optional<Path> folder = Optional.empty();
    Optional<Path> saved = Optional.empty();
    Optional<Path> project = Optional.empty();
    Optional<Path> moved = Optional.empty();
    Optional<Path> searched = Optional.empty();
    Optional<Path> labels = Optional.empty();
    Optional<Path> dataset = Optional.empty();
    Optional<Path> classes = Optional.empty();
    Optional<Path> exported = Optional.empty();
    Optional<Path> sweep = Optional.empty();
    Optional<Path> sweepFolder = Optional.empty();
    Optional<Path> otherFolder = Optional.empty();

    @Override
    public List<Path> photos() {
      return List.copyOf(photos);
    }

    @Override
    public Optional<Path> photoFolder() {
      return folder;
    }

    @Override
    public List<Path> checkpoints() {
      return List.copyOf(checkpoints);
    }

    @Override
    public Optional<Path> project() {
      return project;
    }

    @Override
    public Optional<Path> saveProject(String name) {
      return project;
    }

    @Override
    public Optional<Path> moved(String name) {
      return moved;
    }

    @Override
    public Optional<Path> searched() {
      return searched;
    }

    @Override
    public Optional<Path> labels() {
      return labels;
    }

    @Override
    public Optional<Path> dataset() {
      return dataset;
    }

    @Override
    public Optional<Path> classes() {
      return classes;
    }

    @Override
    public Optional<Path> sweep() {
      return sweep;
    }

    @Override
    public Optional<Path> sweepFolder() {
      return sweepFolder;
    }

    @Override
    public Optional<Path> exportFolder() {
      return exported;
    }

    @Override
    public Optional<Path> folder(String title) {
      return otherFolder;
    }

    @Override
    public Optional<Path> save(String title, String name) {
      return saved;
    }
  }

  private final Set<Thread> threadsBefore = Thread.getAllStackTraces().keySet();
  private final Stage stage;
  private WatchedRunner runner;
  private final Workspace workspace;
  private final WorkspaceWindow window;
  private final Answers answers = new Answers();
  private final Appearance appearance;

  private OpenWindow(Stage stage, Optional<Theme> theme) {
    this.stage = stage;
    workspace = new Workspace(new Laboratory(CACHE_BYTES), new FxThread(), this::watch);
    LeakWatch.watch(workspace.models());
    appearance = Appearance.remembered(workspace.settings(), theme);
    window = new WorkspaceWindow(workspace, stage, answers, appearance);
  }

  private JobRunner watch(JobListener listener) {
    runner = new WatchedRunner(new LaneRunner(listener));
    return runner;
  }

  /// Called on the application thread.
  static OpenWindow on(Stage stage) {
    OpenWindow window = new OpenWindow(stage, Optional.of(Theme.LIGHT));
    // The headless robot scrolls in coordinates of the screen.
    stage.setX(0);
    stage.setY(0);
    return window;
  }

  /// The window of another start, as the settings have it. Called on the application thread.
  static OpenWindow remembered(Stage stage) {
    return new OpenWindow(stage, Optional.empty());
  }

  WatchedRunner runner() {
    return runner;
  }

  /// The lanes that live now and did not before this window.
  Set<Thread> lanes() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains("-lane-"))
        .filter(thread -> !threadsBefore.contains(thread))
        .collect(Collectors.toSet());
  }

  Workspace workspace() {
    return workspace;
  }

  Actions actions() {
    return window.actions();
  }

  Cards cards() {
    return (Cards) scene().getRoot().lookup(".cards");
  }

  Appearance appearance() {
    return appearance;
  }

  Answers answers() {
    return answers;
  }

  Scene scene() {
    return window.scene();
  }

  <T extends Node> T node(String selector, Class<T> type) {
    return type.cast(scene().getRoot().lookup(selector));
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
      throw new AssertionError(
          "%s did not come; notices: %s".formatted(what, workspace.notices().items()), e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// Until the newest settings are on the screen.
  void awaitSegmentation() {
    await(
        "a segmentation",
        () ->
            workspace.overlay().paintedProperty().get() != null
                && !workspace.segmentation().busy().get()
                && workspace.tasks().items().isEmpty());
  }

  /// Until nothing is computed any more in any viewer.
  void awaitRest() {
    await(
        "rest",
        () ->
            workspace.tasks().items().isEmpty()
                && !workspace.photos().opening().get()
                && !workspace.search().busyProperty().get()
                && workspace.viewers().shown().stream()
                    .flatMap(viewer -> viewer.layers().stream())
                    .noneMatch(layer -> layer.busy().get()));
  }

  /// A part of the window as it is drawn.
  WritableImage snapshot(String selector) {
    WritableImage image =
        get(() -> {
          WritableImage drawn = Snapshots.of(scene().getRoot().lookup(selector), 1);
          FxThreadWatch.excuse();
          return drawn;
        });
    WaitForAsyncUtils.waitForFxEvents();
    return image;
  }

  /// Closes as the application does.
  void close() {
    run(stage::hide);
    run(workspace::close);
  }
}
