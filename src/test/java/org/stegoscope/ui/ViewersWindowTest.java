package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.stegoscope.workspace.ColorsViewModel;
import org.stegoscope.workspace.Viewport;
import org.stegoscope.workspace.Workbench;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Viewers beside each other, the curtain over them, and the tabs of the workbenches.
final class ViewersWindowTest extends WorkbenchWindow {

  @Start
  void start(Stage stage) {
    show(stage);
  }

  /// Views are laid out on whole pixels.
  private static final double PIXEL = 1.5;

  private Workbench workbench() {
    return window.get(() -> window.workspace().viewers().workbenchProperty().get());
  }

  @Test
  void fourViewersShareTheRoomAndTheView(FxRobot robot) {
    openPhotos("a.png");
    robot.clickOn("#tool-viewers-four");
    window.awaitRest();
    Bounds first = bounds("A");
    Bounds last = bounds("D");
    assertThat(last.getMinX()).isGreaterThanOrEqualTo(first.getMaxX());
    assertThat(last.getMinY()).isGreaterThan(first.getMaxY());
    assertThat(last.getWidth()).isCloseTo(first.getWidth(), within(PIXEL));
    robot.moveTo("#viewer-A");
    robot.scroll(3, javafx.geometry.VerticalDirection.UP);
    double zoom = window.get(() -> viewer("A").view().viewportProperty().get().zoom());
    assertThat(window.get(() -> viewer("D").view().viewportProperty().get().zoom()))
        .isCloseTo(zoom, within(zoom * PIXEL / first.getHeight()));
    for (String name : new String[] {"A", "B", "C", "D"}) {
      assertThat(window.node("#layer-segmentation-" + name, Node.class).isVisible()).isTrue();
    }
    robot.clickOn("#viewer-C");
    assertThat(window.get(() -> window.workspace().viewers().active().name())).isEqualTo("C");
    robot.type(KeyCode.F6);
    assertThat(window.get(() -> window.workspace().viewers().active().name())).isEqualTo("D");
    robot.clickOn("#tool-viewers-one");
    assertThat(window.get(() -> window.workspace().viewers().active().name())).isEqualTo("A");
    assertThat(window.get(() -> window.scene().getRoot().lookup("#viewer-B"))).isNull();
  }

  private Bounds bounds(String viewer) {
    return window.get(() -> view(viewer).localToScene(view(viewer).getLayoutBounds()));
  }

  @Test
  void theCursorOfOneViewerIsSeenInTheOthers(FxRobot robot) {
    openPhotos("a.png");
    robot.clickOn("#tool-viewers-two");
    window.awaitRest();
    robot.moveTo(onScreen("A", 30, 20));
    assertThat(window.get(() -> viewer("B").view().ghostProperty().get())).isNotNull();
    robot.moveTo("#legend");
    assertThat(window.get(() -> viewer("B").view().ghostProperty().get())).isNull();
  }

  @Test
  void theCurtainIsDraggedOverTheLayers(FxRobot robot) {
    openPhotos("a.png");
    window.run(() -> viewer("A").overlay().opacityProperty().set(1));
    robot.clickOn("#viewer-A").type(KeyCode.C);
    Node curtain = window.node("#curtain", Node.class);
    assertThat(window.get(curtain::isVisible)).isTrue();
    Point2D start = window.get(() -> curtain.localToScreen(4, 100));
    robot.drag(start.getX(), start.getY(), MouseButton.PRIMARY).moveBy(100, 0).drop();
    double width = window.get(() -> view("A").getLayoutBounds().getWidth());
    assertThat(window.get(() -> viewer("A").view().curtainProperty().get()))
        .isCloseTo(0.5 + 100 / width, within(2 * PIXEL / width));
    // Left of the curtain lies the bare photo, red in its first quarter.
    PixelReader drawn = window.snapshot("#viewer-A").getPixelReader();
    Viewport viewport = window.get(() -> viewer("A").view().viewportProperty().get());
    int argb = drawn.getArgb((int) viewport.viewX(6), (int) viewport.viewY(6));
    assertThat(argb & 0xFFFFFF).isEqualTo(0xDC1E1E);
    robot.type(KeyCode.C);
    drawn = window.snapshot("#viewer-A").getPixelReader();
    argb = drawn.getArgb((int) viewport.viewX(6), (int) viewport.viewY(6));
    assertThat(argb & 0xFFFFFF).isNotEqualTo(0xDC1E1E);
  }

  @Test
  void tabsAreOpenedByMouseAndByAltWithANumber(FxRobot robot) {
    openPhotos("a.png");
    robot.clickOn("#tab-workbench-color");
    assertThat(workbench()).isEqualTo(Workbench.COLOR);
    int place = 1;
    for (Workbench wanted : Workbench.values()) {
      alt(KeyCode.getKeyCode(Integer.toString(place++)));
      window.awaitRest();
      assertThat(workbench()).isEqualTo(wanted);
      String tab = "#tab-workbench-" + wanted.name().toLowerCase(java.util.Locale.ROOT);
      assertThat(window.get(() -> window.node(tab, ToggleButton.class).isSelected())).isTrue();
    }
    assertThat(window.get(() -> view("A").getParent().getParent().isVisible())).isFalse();
    robot.clickOn("#tab-workbench-segment");
    window.awaitSegmentation();
    assertThat(window.get(() -> view("A").getParent().getParent().isVisible())).isTrue();
  }

  @Test
  void theCheckpointIsLookedIntoInItsTab(FxRobot robot) {
    openPhotos("a.png");
    robot.clickOn("#tab-workbench-checkpoint");
    window.await(
        "the checkpoint",
        () -> window.scene().getRoot().lookupAll(".tree-table-row-cell").size() > 3);
    window.awaitRest();
  }

  @Test
  void featuresOfAllOpenPhotosAreColouredTogether(FxRobot robot) {
    openPhotos("a.png", "b.png");
    robot.clickOn("#tab-workbench-color");
    window.awaitRest();
    ColorsViewModel colors = viewer("A").colors();
    robot.clickOn("#colors-scope-all");
    window.awaitRest();
    assertThat(window.get(() -> colors.coloredProperty().get().photos())).hasSize(2);
    assertThat(window.get(() -> window.node("#colors-explained", Label.class).getText()))
        .startsWith("Explained variance");
    int[] first = window.get(() -> colors.paintedProperty().get().raster().argb());
    window.run(() -> window.workspace().photos().step(1));
    window.awaitRest();
    assertThat(window.get(() -> colors.paintedProperty().get().raster().argb()))
        .containsExactly(first);
  }
}
