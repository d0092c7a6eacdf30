package org.stegoscope.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.ScrollPane;
import org.stegoscope.sample.UntrainedStego;
import org.stegoscope.workspace.Layer;
import org.stegoscope.workspace.PhotoItem;
import org.stegoscope.workspace.Sample;
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.Viewers;
import org.stegoscope.workspace.Workbench;
import org.stegoscope.workspace.Workspace;
import org.stegoscope.workspace.projection.ProjectionViewModel;
import org.testfx.api.FxRobot;

/// A window that is arranged for a picture.
final class Studio {

  private static final long STEGO_SEED = 7;

  /// Shown in the workbench of checkpoints; that of a file in a working tree is by chance.
  private static final Instant CHANGED = Instant.parse("2026-01-01T12:00:00Z");

  private final OpenWindow window;
  private final FxRobot robot;
  private final Path folder;

  /// `folder` takes files that are made for the picture.
  Studio(OpenWindow window, FxRobot robot, Path folder) {
    this.window = window;
    this.robot = robot;
    this.folder = folder;
  }

  OpenWindow window() {
    return window;
  }

  FxRobot robot() {
    return robot;
  }

  Workspace workspace() {
    return window.workspace();
  }

  Viewers viewers() {
    return workspace().viewers();
  }

  Viewer viewer(int place) {
    return viewers().all().get(place);
  }

  /// Runs on the application thread and waits for everything that it set off there.
  void run(Runnable task) {
    window.run(task);
  }

  /// Opens the photos and the backbone that come with the application.
  void openSample() {
    run(() -> workspace().open(Sample.installed()));
    window.awaitSegmentation();
    rest();
  }

  /// Opens the sample's photos with a checkpoint shaped like one of STEGO.
  void openStego() throws Exception {
    openSample();
    open(
        UntrainedStego.write(
            folder.resolve("untrained-stego.safetensors"), backbone(), STEGO_SEED));
  }

  /// Opens the sample's photos with a copy of its backbone that was changed at a fixed time.
  void openCheckpoint() throws Exception {
    Path copy = Files.copy(backbone(), folder.resolve("untrained-vit.safetensors"));
    Files.setLastModifiedTime(copy, FileTime.from(CHANGED));
    open(copy);
  }

  private void open(Path checkpoint) {
    run(() -> workspace().open(List.of(checkpoint)));
    window.await(
        "the checkpoint",
        () ->
            workspace().models().activeProperty().get() != null
                && workspace().models().activeProperty().get().file().endsWith(checkpoint));
    rest();
  }

  private static Path backbone() {
    return Sample.installed().folder().resolve("untrained-vit.safetensors");
  }

  /// An open photo by its place in the library, from 0.
  PhotoItem photo(int place) {
    return workspace().photos().items().get(place);
  }

  void choosePhoto(int place) {
    run(() -> workspace().photos().activeProperty().set(photo(place)));
    rest();
  }

  ProjectionViewModel projection() {
    return workspace().projection();
  }

  void work(Workbench workbench) {
    run(() -> viewers().work(workbench));
    rest();
  }

  /// Scrolls the column of settings to a place, 0 at its top and 1 at its end.
  void scrollSettings(double place) {
    run(() -> window.node("#layers .scroll-pane", ScrollPane.class).setVvalue(place));
  }

  /// Until everything that is shown has been computed. What is asked soon is asked by then, too.
  void rest() {
    for (int i = 0; i < 3; i++) {
      robot.sleep(150);
      window.await("rest", this::isResting);
    }
  }

  private boolean isResting() {
    return workspace().tasks().items().isEmpty()
        && viewers().shown().stream()
            .flatMap(viewer -> viewer.layers().stream())
            .filter(layer -> layer.shownProperty().get())
            .noneMatch(Studio::isBusy);
  }

  private static boolean isBusy(Layer layer) {
    return layer.busy().get();
  }
}
