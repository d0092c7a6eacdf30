package org.stegoscope.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.Rgb;
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.Viewport;
import org.testfx.framework.junit5.ApplicationExtension;

/// The real window over real lanes, and a user's hands in it: what the tests of the workbenches
/// share.
@ExtendWith({LeakWatch.class, ApplicationExtension.class, FxThreadWatch.class})
abstract class WorkbenchWindow {

  /// The colour of a line that is drawn smoothly is mixed with what lies beside it.
  private static final double SMOOTHED = 0.25;

  @TempDir Path folder;
  OpenWindow window;

  /// Called by the start of each test: the extension looks for that in the class of the test alone.
  final void show(Stage stage) {
    window = OpenWindow.on(stage);
    stage.setWidth(1200);
    stage.setHeight(900);
    stage.show();
  }

  @AfterEach
  void close() {
    window.close();
  }

  /// Opens photos of four quarters under these names, and a checkpoint with two blocks of two heads
  /// each.
  final void openPhotos(String... names) {
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      files.add(SampleFiles.quarters(folder.resolve(name), 96, 64));
    }
    files.add(SampleFiles.untrainedBackbone(folder.resolve("vit.safetensors"), 128, 2));
    open(files);
  }

  /// Opens files at a resolution that keeps every pixel.
  final void open(List<Path> files) {
    window.run(() -> {
      window.workspace().viewers().active().source().resolutionProperty().set("native");
      window.workspace().open(files);
    });
    window.await(
        "photo and checkpoint",
        () ->
            window.workspace().photos().shownProperty().get() != null
                && window.workspace().models().activeProperty().get() != null);
    window.awaitRest();
  }

  final Viewer viewer(String name) {
    return window.workspace().viewers().all().get(name.charAt(0) - 'A');
  }

  final Node view(String name) {
    return window.node("#viewer-" + name, Node.class);
  }

  /// Where a point of the photo lies on the screen.
  final Point2D onScreen(String viewer, double x, double y) {
    return window.get(() -> {
      Viewport viewport = viewer(viewer).view().viewportProperty().get();
      return view(viewer).localToScreen(viewport.viewX(x), viewport.viewY(y));
    });
  }

  /// A press and a release over a point of the photo with Shift held, which the headless platform
  /// does not tell with the mouse.
  final void shiftClick(String viewer, double x, double y) {
    Point2D at = onScreen(viewer, x, y);
    window.run(() -> {
      fire(view(viewer), MouseEvent.MOUSE_PRESSED, at, true, false);
      fire(view(viewer), MouseEvent.MOUSE_RELEASED, at, true, false);
    });
  }

  /// A press and a release on a control with Alt held.
  final void altClick(Node control) {
    window.run(() -> {
      Point2D at = control.localToScreen(5, 5);
      fire(control, MouseEvent.MOUSE_PRESSED, at, false, true);
      fire(control, MouseEvent.MOUSE_RELEASED, at, false, true);
    });
  }

  final void fire(Node target, EventType<MouseEvent> type, Point2D at, boolean shift, boolean alt) {
    Point2D inScene = target.localToScene(target.screenToLocal(at));
    boolean down = type == MouseEvent.MOUSE_PRESSED;
    target.fireEvent(
        new MouseEvent(
            type,
            inScene.getX(),
            inScene.getY(),
            at.getX(),
            at.getY(),
            MouseButton.PRIMARY,
            1,
            shift,
            false,
            alt,
            false,
            down,
            false,
            false,
            true,
            false,
            true,
            null));
  }

  /// Runs what the window does on keys with the shortcut modifier; the headless platform cannot
  /// tell which key that is. A key that is let go ends the gesture.
  final void shortcut(String keys) {
    window.run(() -> {
      window.scene().getAccelerators().get(KeyCombination.valueOf(keys)).run();
      releaseKey();
    });
  }

  /// A key with Alt held.
  final void alt(KeyCode code) {
    window.run(() ->
        window
            .scene()
            .getRoot()
            .fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, true, false)));
  }

  private void releaseKey() {
    window
        .scene()
        .getRoot()
        .fireEvent(
            new KeyEvent(
                KeyEvent.KEY_RELEASED, "", "", KeyCode.CONTROL, false, false, false, false));
  }

  /// What is drawn `dx`, `dy` pixels of the screen beside a point of a viewer's photo.
  final Color drawn(String viewer, double x, double y, double dx, double dy) {
    WritableImage image = window.snapshot("#viewer-" + viewer);
    Viewport viewport = window.get(() -> viewer(viewer).view().viewportProperty().get());
    return image
        .getPixelReader()
        .getColor(
            (int) Math.floor(viewport.viewX(x) + dx), (int) Math.floor(viewport.viewY(y) + dy));
  }

  static boolean near(Color drawn, Rgb wanted) {
    return Math.abs(drawn.getRed() - wanted.red() / 255.0) < SMOOTHED
        && Math.abs(drawn.getGreen() - wanted.green() / 255.0) < SMOOTHED
        && Math.abs(drawn.getBlue() - wanted.blue() / 255.0) < SMOOTHED;
  }
}
