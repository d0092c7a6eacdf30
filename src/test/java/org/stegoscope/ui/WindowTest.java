package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.Rgb;
import org.stegoscope.model.ComputeDevice;
import org.stegoscope.model.ModelLoader;
import org.stegoscope.model.Precision;
import org.stegoscope.ui.shell.Action;
import org.stegoscope.ui.shell.Theme;
import org.stegoscope.workspace.LegendEntry;
import org.stegoscope.workspace.OverlayStyle;
import org.stegoscope.workspace.Segmentation;
import org.stegoscope.workspace.Viewport;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The real window over real lanes, a real photo and a real, tiny network.
@ExtendWith({LeakWatch.class, ApplicationExtension.class, FxThreadWatch.class})
final class WindowTest {

  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;

  /// A blend is rounded once by the premultiplied picture and once by the drawing.
  private static final int BLEND_TOLERANCE = 3;

  /// JavaFX gives a drawn byte back as a fraction in a float.
  private static final double DRAWN = 1e-4;

  @TempDir Path folder;
  private OpenWindow window;

  @Start
  void start(Stage stage) {
    window = OpenWindow.on(stage);
    stage.setWidth(990);
    stage.setHeight(700);
    stage.show();
  }

  @AfterEach
  void close() {
    window.close();
  }

  private Path photo() {
    return SampleFiles.quarters(folder.resolve("photo.png"), WIDTH, HEIGHT);
  }

  private Path backbone() {
    return SampleFiles.untrainedBackbone(folder.resolve("vit.safetensors"), 16, 1);
  }

  /// As a user does: through the menu, answering the file dialogs.
  private void openBoth() {
    window.answers().photos.add(photo());
    window.answers().checkpoints.add(backbone());
    window.run(() -> {
      window.workspace().viewers().active().source().resolutionProperty().set("160x120");
      window.actions().file().openPhotos.run();
      window.actions().file().openCheckpoint.run();
    });
    window.awaitSegmentation();
  }

  private Segmentation segmentation() {
    return window.get(() -> window.workspace().segmentation().segmentationProperty().get());
  }

  /// What is drawn in the viewer for a pixel of the photo, at 1:1.
  private Color drawn(WritableImage viewer, int x, int y) {
    Viewport viewport = window.workspace().viewer().viewportProperty().get();
    return viewer
        .getPixelReader()
        .getColor((int) (viewport.drawnX() + x), (int) (viewport.drawnY() + y));
  }

  private WritableImage viewerAtActualSize() {
    window.run(window.actions().view().actualSize::run);
    return window.snapshot("#viewer-A");
  }

  private static void assertColor(Color drawn, double red, double green, double blue, int within) {
    assertThat(drawn.getRed() * 255).isCloseTo(red, within(within + DRAWN));
    assertThat(drawn.getGreen() * 255).isCloseTo(green, within(within + DRAWN));
    assertThat(drawn.getBlue() * 255).isCloseTo(blue, within(within + DRAWN));
  }

  @Test
  void theSegmentationIsBlendedOverThePhotoInThePalettesColours() {
    openBoth();
    double opacity = 0.4;
    window.run(() -> window.node("#opacity-segmentation", Slider.class).setValue(opacity));
    Segmentation shown = segmentation();
    WritableImage viewer = viewerAtActualSize();
    for (int[] point : new int[][] {{5, 5}, {150, 7}, {11, 110}, {140, 100}, {79, 59}, {80, 60}}) {
      Rgb under = shown.photo().image().at(point[0], point[1]);
      Rgb over = shown.palette().entry(shown.labels().at(point[0], point[1])).color();
      assertColor(
          drawn(viewer, point[0], point[1]),
          under.red() * (1 - opacity) + over.red() * opacity,
          under.green() * (1 - opacity) + over.green() * opacity,
          under.blue() * (1 - opacity) + over.blue() * opacity,
          BLEND_TOLERANCE);
    }
  }

  @Test
  void withoutOpacityThePhotoIsShownExactly() {
    openBoth();
    window.run(() -> window.node("#opacity-segmentation", Slider.class).setValue(0));
    WritableImage viewer = viewerAtActualSize();
    for (int x = 3; x < WIDTH; x += 13) {
      for (int y = 3; y < HEIGHT; y += 11) {
        Rgb photo = segmentation().photo().image().at(x, y);
        assertColor(drawn(viewer, x, y), photo.red(), photo.green(), photo.blue(), 0);
      }
    }
  }

  @Test
  void theLegendListsEveryClassAndItsSharesAddUp() {
    openBoth();
    ListView<LegendEntry> legend = legend();
    assertThat(legend.getItems()).hasSizeBetween(2, 8);
    assertThat(legend.getItems().stream().mapToDouble(LegendEntry::share).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(legend.getItems().stream().mapToLong(LegendEntry::areaPx).sum())
        .isEqualTo((long) WIDTH * HEIGHT);
  }

  @SuppressWarnings("unchecked") // The legend lists legend entries.
  private ListView<LegendEntry> legend() {
    return window.node("#legend", ListView.class);
  }

  @Test
  void theRowUnderTheMouseMakesItsClassStandOut(FxRobot robot) {
    openBoth();
    int id = legend().getItems().getFirst().id();
    robot.moveTo(robot.from(legend()).lookup(".list-cell").<Node>query());
    window.await(
        "the highlight", () -> window.workspace().overlay().highlightedProperty().get() == id);
    robot.moveTo("#viewer-A");
    window.await(
        "the end of the highlight",
        () ->
            window.workspace().overlay().highlightedProperty().get()
                == OverlayStyle.NOTHING_HIGHLIGHTED);
  }

  @Test
  @SuppressWarnings("unchecked") // The field holds whole numbers.
  void anotherKSegmentsAgain() {
    openBoth();
    window.run(() -> window.node("#clusters", Spinner.class).getValueFactory().setValue(3));
    window.awaitSegmentation();
    assertThat(segmentation().palette().size()).isEqualTo(3);
  }

  @Test
  void aThousandMovesOfKStartAtMostTenComputations() {
    openBoth();
    long before = window.runner().submitted("Segmenting");
    for (int burst = 0; burst < 10; burst++) {
      window.run(() -> {
        for (int i = 0; i < 100; i++) {
          window.workspace().segmentation().clustersProperty().set(2 + i % 9);
        }
      });
    }
    window.awaitSegmentation();
    assertThat(window.runner().submitted("Segmenting") - before).isBetween(1L, 10L);
  }

  @Test
  void theThemeChangesTheColours() {
    window.run(window.actions().view().lightTheme::run);
    double light = brightness();
    window.run(window.actions().view().darkTheme::run);
    double dark = brightness();
    assertThat(light).isGreaterThan(0.8);
    assertThat(dark).isLessThan(0.2);
    assertThat(window.appearance().themeProperty().get()).isEqualTo(Theme.DARK);
  }

  private double brightness() {
    WritableImage welcome = window.snapshot("#welcome");
    return welcome.getPixelReader().getColor(3, 3).getBrightness();
  }

  @Test
  void droppedFoldersAndCheckpointsOpenAndABrokenPhotoIsASentenceAmongGoodOnes()
      throws IOException {
    photo();
    SampleFiles.broken(folder.resolve("broken.png"));
    Path checkpoint = backbone();
    window.run(() -> window.workspace().open(List.of(folder, checkpoint)));
    window.await("the sentence", () -> window.node("#broken-photo", Label.class).isVisible());
    assertThat(window.get(() -> window.node("#broken-photo", Label.class).getText()))
        .contains("broken.png");
    window.run(window.actions().view().nextPhoto::run);
    window.awaitSegmentation();
    assertThat(window.get(() -> window.node("#broken-photo", Label.class).isVisible())).isFalse();
    assertThat(window.workspace().photos().items()).hasSize(2);
  }

  @Test
  void aFolderIsOpenedThroughItsDialog() {
    photo();
    window.answers().folder = Optional.of(folder);
    window.run(window.actions().file().openFolder::run);
    window.await("the photo", () -> window.workspace().photos().shownProperty().get() != null);
    assertThat(window.node("#welcome", Node.class).isVisible()).isFalse();
  }

  @Test
  void theUntrainedBannerStandsWhileSuchABackboneIsActive() {
    assertThat(window.node("#untrained-banner", Node.class).isVisible()).isFalse();
    openBoth();
    assertThat(window.node("#untrained-banner", Node.class).isVisible()).isTrue();
    window.run(window.actions().file().closeModel::run);
    assertThat(window.node("#untrained-banner", Node.class).isVisible()).isFalse();
  }

  @Test
  void aRunningJobIsCancelledByItsButton() {
    window.runner().makeEndless("Features");
    window.run(() -> window.workspace().open(List.of(photo(), backbone())));
    window.await(
        "the job",
        () ->
            window.workspace().tasks().items().size() == 1
                && window.workspace().tasks().items().getFirst().title().startsWith("Features"));
    window.run(() -> window.node(".cancel-task", Button.class).fire());
    window.await("its end", () -> window.workspace().tasks().items().isEmpty());
    assertThat(window.workspace().notices().items()).isEmpty();
    assertThat(segmentation()).isNull();
    assertThat(status()).isEqualTo("Cancelled. F5 computes again.");
    window.runner().makeEndless("");
    window.run(window.actions().compute().again::run);
    window.awaitSegmentation();
    assertThat(status()).isEmpty();
  }

  private String status() {
    return window.get(() -> window.node("#status-A", Label.class).getText());
  }

  @Test
  void theCardOfComputingIsReachedFromTheModelAndSaysWhatThisMachineOffers() {
    openBoth();
    window.run(() -> window.node("#runs-on", Hyperlink.class).fire());
    window.await(
        "the machine", () -> window.workspace().computing().machineProperty().get() != null);
    boolean bfloat16 = new ModelLoader().precisions(ComputeDevice.CPU).contains(Precision.BFLOAT16);
    assertThat(window.node("#device", ComboBox.class).getValue()).isEqualTo(ComputeDevice.CPU);
    assertThat(window.node("#precision-float32", ToggleButton.class).isSelected()).isTrue();
    assertThat(window.node("#precision-bfloat16", ToggleButton.class).isDisabled())
        .isEqualTo(!bfloat16);
    assertThat(window.node("#bfloat16-obstacle", Label.class).isVisible()).isEqualTo(!bfloat16);
    assertThat(window.node("#runs-on", Hyperlink.class).getText()).isEqualTo("cpu · float32");
  }

  @Test
  void movingCheckpointsIsCancelledByItsButtonAndLeavesThemInPlace() {
    openBoth();
    window.runner().makeEndless("Loading checkpoints");
    window.run(() -> window.workspace().computing().choose(ComputeDevice.parse("cuda:77")));
    window.await("the job", () -> window.node(".cancel-task", Button.class) != null);
    assertThat(window.node("#runs-on", Hyperlink.class).getText()).isEqualTo("cuda:77 · float32");
    window.run(() -> window.node(".cancel-task", Button.class).fire());
    window.await("its end", () -> window.workspace().tasks().items().isEmpty());
    assertThat(window.node("#runs-on", Hyperlink.class).getText()).isEqualTo("cpu · float32");
    assertThat(window.workspace().notices().items()).isEmpty();
    assertThat(segmentation()).isNotNull();
  }

  @Test
  void everyActionWithNothingOpenDoesNoHarm() {
    List<Action> apart = List.of(window.actions().file().quit, window.actions().file().openSample);
    for (Action action : window.actions().all()) {
      if (!apart.contains(action)) {
        window.run(action::run);
      }
    }
    window.await("rest", () -> window.workspace().tasks().items().isEmpty());
    assertThat(window.get(() -> window.actions().view().fit.possible())).isFalse();
    assertThat(window.get(() -> window.actions().view().fit.obstacle().getValue()))
        .isEqualTo("no photo is open");
    window.run(window.actions().file().quit::run);
  }

  @Test
  void theSampleIsOneClickAway() {
    window.run(() -> window.node("#button-sample-open", Button.class).fire());
    window.awaitSegmentation();
    assertThat(window.workspace().notices().items()).isEmpty();
    assertThat(window.workspace().photos().items()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(window.node("#untrained-banner", Node.class).isVisible()).isTrue();
  }

  @Test
  void aPhotoOfTwelveMegapixelsDoesNotKeepTheWindowFromAnswering() {
    Path large = SampleFiles.quarters(folder.resolve("large.png"), 4000, 3000);
    window.run(() -> {
      window.workspace().viewers().active().source().resolutionProperty().set("160x120");
      window.workspace().open(List.of(large, backbone()));
    });
    window.awaitSegmentation();
    window.run(window.actions().view().actualSize::run);
    assertThat(segmentation().labels().width()).isEqualTo(4000);
  }

  @Test
  void everyActionHasItsOwnIdAndName() {
    assertThat(window.actions().all()).extracting(Action::id).doesNotHaveDuplicates();
    assertThat(window.actions().all()).extracting(Action::label).doesNotHaveDuplicates();
    assertThat(
            window.actions().all().stream()
                .flatMap(action -> action.shortcut().stream())
                .map(Object::toString))
        .doesNotHaveDuplicates();
  }

  @Test
  void gShowsTheGridButNotWhileTyping(FxRobot robot) {
    openBoth();
    robot.clickOn("#viewer-A").type(KeyCode.G);
    assertThat(window.workspace().viewer().gridShownProperty().get()).isTrue();
    robot.clickOn("#resolution").type(KeyCode.G);
    assertThat(window.workspace().viewer().gridShownProperty().get()).isTrue();
  }

  @Test
  void theWheelZoomsAndTabHeldShowsTheBarePhoto(FxRobot robot) {
    openBoth();
    robot.moveTo("#viewer-A");
    double before = window.workspace().viewer().viewportProperty().get().zoom();
    robot.scroll(3, javafx.geometry.VerticalDirection.UP);
    assertThat(window.workspace().viewer().viewportProperty().get().zoom()).isNotEqualTo(before);
    robot.press(KeyCode.TAB);
    assertThat(window.node("#layer-segmentation-A", Node.class).isVisible()).isFalse();
    robot.release(KeyCode.TAB);
    assertThat(window.node("#layer-segmentation-A", Node.class).isVisible()).isTrue();
  }

  @Test
  void theMiddleButtonAndTheLeftWithSpaceMoveThePhoto(FxRobot robot) {
    openBoth();
    robot.moveTo("#viewer-A");
    assertThat(draggedBy(robot, MouseButton.MIDDLE)).isEqualTo(new Point2D(30, 20));
    assertThat(draggedBy(robot, MouseButton.PRIMARY)).isEqualTo(Point2D.ZERO);
    robot.press(KeyCode.SPACE);
    assertThat(draggedBy(robot, MouseButton.PRIMARY)).isEqualTo(new Point2D(30, 20));
    robot.release(KeyCode.SPACE);
    assertThat(draggedBy(robot, MouseButton.PRIMARY)).isEqualTo(Point2D.ZERO);
  }

  /// How far the photo follows a drag of 30 by 20 pixels.
  private Point2D draggedBy(FxRobot robot, MouseButton button) {
    Viewport before = window.get(() -> window.workspace().viewer().viewportProperty().get());
    robot.press(button).moveBy(30, 20).release(button).moveBy(-30, -20);
    Viewport after = window.get(() -> window.workspace().viewer().viewportProperty().get());
    return new Point2D(
        Math.round(after.viewX(0) - before.viewX(0)), Math.round(after.viewY(0) - before.viewY(0)));
  }

  @Test
  void theShortcutsOfPlusAndMinusZoom() {
    openBoth();
    double fitted = zoom();
    press("+");
    assertThat(zoom()).isCloseTo(fitted * 1.25, within(1e-9));
    press("-");
    assertThat(zoom()).isCloseTo(fitted, within(1e-9));
  }

  private double zoom() {
    return window.get(() -> window.workspace().viewer().viewportProperty().get().zoom());
  }

  /// Runs what the window does on the shortcut modifier and a character; the headless platform
  /// itself cannot tell which key has it.
  private void press(String character) {
    window.run(
        window
            .scene()
            .getAccelerators()
            .get(new KeyCharacterCombination(character, KeyCombination.SHORTCUT_DOWN)));
  }

  @Test
  void theStatusBarReadsWhatIsUnderTheCursor(FxRobot robot) {
    openBoth();
    robot.moveTo("#viewer-A");
    window.await(
        "the readout", () -> window.node("#readout", Label.class).getText().contains("patch row"));
    assertThat(window.node("#readout", Label.class).getText()).contains("cluster", "margin");
  }

  @Test
  void theCommandLineIsCopied() {
    openBoth();
    window.run(() -> window.node("#copy-command", Button.class).fire());
    assertThat(window.get(() -> Clipboard.getSystemClipboard().getString()))
        .startsWith("stegoscope segment --checkpoint ");
  }

  @Test
  void closingLeavesNoLaneBehind() {
    openBoth();
    window.runner().makeEndless("Features");
    window.run(() -> window.workspace().segmentation().flipProperty().set(true));
    window.await("a running job", () -> !window.workspace().tasks().items().isEmpty());
    assertThat(window.lanes()).isNotEmpty();
    window.close();
    assertThat(window.lanes()).isEmpty();
  }
}
