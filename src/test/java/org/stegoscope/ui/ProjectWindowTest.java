package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.workspace.PhotoItem;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Saving, quitting, reopening and relinking through the controls of the window.
@ExtendWith({ApplicationExtension.class, FxThreadWatch.class})
final class ProjectWindowTest {

  @TempDir Path folder;
  private OpenWindow window;
  private Path file;

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

  private void fill() {
    file = folder.resolve("study.stegoscope");
    window.answers().photos.add(SampleFiles.quarters(folder.resolve("a.png"), 160, 120));
    window.answers().photos.add(SampleFiles.quarters(folder.resolve("b.png"), 120, 80));
    window
        .answers()
        .checkpoints
        .add(SampleFiles.untrainedBackbone(folder.resolve("vit.safetensors"), 16, 1));
    window.answers().project = Optional.of(file);
    window.run(() -> {
      window.workspace().viewers().active().source().resolutionProperty().set("160x120");
      window.actions().file().openPhotos.run();
      window.actions().file().openCheckpoint.run();
    });
    window.awaitSegmentation();
  }

  private void save() {
    window.run(window.actions().file().project.save::run);
    window.await(
        "the file",
        () ->
            file.equals(window.workspace().project().fileProperty().get())
                && !window.workspace().project().savingProperty().get());
  }

  private String title() {
    return window.get(() -> stage().getTitle());
  }

  private Stage stage() {
    return (Stage) window.scene().getWindow();
  }

  /// Another start, in which the project is opened through its menu item.
  private void restart() {
    window.close();
    window.run(() -> {
      Stage stage = new Stage();
      window = OpenWindow.on(stage);
      stage.show();
    });
    window.answers().project = Optional.of(file);
    window.run(() -> menuItem("menu-project-open").fire());
  }

  private MenuItem menuItem(String id) {
    return window.node(".menu-bar", MenuBar.class).getMenus().stream()
        .flatMap(menu -> menu.getItems().stream())
        .filter(item -> id.equals(item.getId()))
        .findFirst()
        .orElseThrow();
  }

  private List<String> names() {
    return window.get(
        () -> window.workspace().photos().items().stream().map(PhotoItem::name).toList());
  }

  /// The robot of a machine without a screen cannot press keys that no node takes.
  private void pressCtrlS() {
    window.run(() ->
        window
            .scene()
            .getAccelerators()
            .get(new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN))
            .run());
  }

  @Test
  void theTitleHasAStarUntilThePressOfCtrlS(FxRobot robot) {
    assertThat(title()).isEqualTo("Stegoscope");
    fill();
    pressCtrlS();
    window.await("the title", () -> stage().getTitle().equals("study.stegoscope – Stegoscope"));
    window.run(() -> window.workspace().segmentation().clustersProperty().set(4));
    robot.clickOn("#viewer-A");
    window.await("the star", () -> stage().getTitle().equals("study.stegoscope* – Stegoscope"));
    pressCtrlS();
    window.await("the title", () -> stage().getTitle().equals("study.stegoscope – Stegoscope"));
    assertThat(file).content().contains("\"clusters\" : 4");
  }

  @Test
  void whatWasSavedComesBackAtTheNextStart() {
    fill();
    window.run(() -> {
      window.workspace().segmentation().clustersProperty().set(5);
      window.workspace().overlay().opacityProperty().set(0.3);
      window.workspace().viewer().actualSize();
    });
    window.awaitSegmentation();
    save();
    var before = window.get(() -> window.workspace().viewer().viewportProperty().get());
    double width = stage().getWidth();
    restart();
    window.run(() -> stage().setWidth(width));
    window.run(() -> stage().setHeight(700));
    window.awaitSegmentation();
    assertThat(names()).containsExactly("a.png", "b.png");
    assertThat(window.workspace().segmentation().clustersProperty().get()).isEqualTo(5);
    assertThat(window.workspace().overlay().opacityProperty().get()).isEqualTo(0.3);
    assertThat(window.workspace().viewer().viewportProperty().get().zoom())
        .isEqualTo(before.zoom());
    assertThat(title()).isEqualTo("study.stegoscope – Stegoscope");
  }

  @Test
  void filesThatMovedAreLocatedInTheCard(FxRobot robot) throws IOException {
    fill();
    save();
    Path moved = Files.createDirectories(folder.resolve("moved"));
    Files.move(folder.resolve("a.png"), moved.resolve("a.png"));
    Files.move(folder.resolve("vit.safetensors"), moved.resolve("vit.safetensors"));
    restart();
    window.await("the card", () -> window.node("#relink", javafx.scene.Node.class) != null);
    assertThat(texts()).contains("Photo a.png", "Checkpoint vit.safetensors");
    assertThat(names()).containsExactly("b.png");
    window.answers().moved = Optional.of(moved.resolve("a.png"));
    robot.clickOn(window.get(() -> window.scene().getRoot().lookup(".locate-file")));
    window.awaitSegmentation();
    assertThat(names()).containsExactly("a.png", "b.png");
    window.await("the end of the card", () -> window.scene().getRoot().lookup("#relink") == null);
    assertThat(title()).isEqualTo("study.stegoscope* – Stegoscope");
  }

  @Test
  void filesThatWereRenamedAreFoundByASearch(FxRobot robot) throws IOException {
    fill();
    save();
    Path archive = Files.createDirectories(folder.resolve("archive/deep"));
    Files.move(folder.resolve("a.png"), archive.resolve("renamed.png"));
    restart();
    window.await("the card", () -> window.node("#relink", javafx.scene.Node.class) != null);
    window.answers().searched = Optional.of(folder.resolve("archive"));
    robot.clickOn("#search-folder");
    window.awaitSegmentation();
    window.await("the end of the card", () -> window.scene().getRoot().lookup("#relink") == null);
    assertThat(names()).containsExactly("renamed.png", "b.png");
  }

  private List<String> texts() {
    return window.get(() ->
        window.node("#relink", javafx.scene.Parent.class).lookupAll(".label").stream()
            .map(label -> ((Label) label).getText())
            .toList());
  }

  private void change() {
    window.run(() -> window.workspace().segmentation().clustersProperty().set(3));
    window.run(() -> menuItem("menu-quit").fire());
  }

  @Test
  void quittingOverChangesAsksAndStaysOpenOnCancel(FxRobot robot) {
    fill();
    save();
    change();
    robot.clickOn("#keep-open");
    assertThat(stage().isShowing()).isTrue();
    assertThat(window.get(() -> window.scene().getRoot().lookup("#loss-question"))).isNull();
    window.run(() -> menuItem("menu-quit").fire());
    robot.clickOn("#discard-changes");
    assertThat(stage().isShowing()).isFalse();
    assertThat(file).content().contains("\"clusters\" : 8");
  }

  @Test
  void quittingOverChangesSavesThemFirstWhereThatIsWanted(FxRobot robot) {
    fill();
    save();
    change();
    robot.type(KeyCode.TAB);
    window.run(() -> window.node("#save-changes", Button.class).fire());
    window.await("the end", () -> !stage().isShowing());
    assertThat(file).content().contains("\"clusters\" : 3");
  }

  @Test
  void quittingWithoutChangesOrWithoutANameAsksNothing() {
    fill();
    window.run(() -> menuItem("menu-quit").fire());
    assertThat(stage().isShowing()).isFalse();
  }
}
