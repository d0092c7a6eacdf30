package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.workspace.PhotoItem;
import org.stegoscope.workspace.PhotoList;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The list of photos in the window.
@ExtendWith({LeakWatch.class, ApplicationExtension.class, FxThreadWatch.class})
final class LibraryTest {

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

  private void open(String... names) {
    for (String name : names) {
      SampleFiles.quarters(folder.resolve(name), 16, 16);
    }
    openFolder();
  }

  private void openFolder() {
    window.run(() -> window.workspace().open(List.of(folder)));
    awaitPhoto();
  }

  private void awaitPhoto() {
    window.await(
        "the photo",
        () ->
            window.workspace().photos().shownProperty().get() != null
                && window.workspace().tasks().items().isEmpty());
  }

  @SuppressWarnings("unchecked") // The list of photos lists photos.
  private ListView<PhotoItem> list() {
    return window.node("#photos", ListView.class);
  }

  private List<String> listed() {
    return window.get(() -> list().getItems().stream().map(PhotoItem::name).toList());
  }

  private String count() {
    return window.get(() -> window.node("#photos-count", Label.class).getText());
  }

  private String active() {
    return window.get(() -> window.workspace().photos().activeProperty().get().name());
  }

  @Test
  void typingInTheSearchListsWhatHasItAndKeepsTheActivePhoto(FxRobot robot) {
    open("cat.png", "dog.png", "wildcat.png");
    robot.clickOn("#photo-search").write("dog");
    assertThat(listed()).containsExactly("dog.png");
    assertThat(count()).isEqualTo("1 of 3");
    assertThat(active()).isEqualTo("cat.png");
    robot.type(KeyCode.ESCAPE);
    assertThat(listed()).hasSize(3);
    assertThat(count()).isEqualTo("3");
    assertThat(window.get(() -> list().getSelectionModel().getSelectedItem().name()))
        .isEqualTo("cat.png");
  }

  @Test
  void aPhotoThatWasFoundIsChosenWithTheKeys(FxRobot robot) {
    open("cat.png", "dog.png", "wildcat.png");
    robot.clickOn("#photo-search").write("wild").type(KeyCode.DOWN);
    assertThat(active()).isEqualTo("wildcat.png");
  }

  @Test
  void anotherOrderKeepsTheActivePhotoSelected() {
    open("a.png", "b.png", "c.png");
    window.run(() -> window.workspace().photos().step(2));
    Path first = SampleFiles.quarters(folder.resolve("0.png"), 16, 16);
    window.run(() -> {
      PhotoItem chosen = window.workspace().photos().activeProperty().get();
      window.workspace().photos().add(List.of(first));
      window.workspace().photos().activeProperty().set(chosen);
      window.workspace().photos().list().orderProperty().set(PhotoList.Order.NAME);
    });
    assertThat(listed()).containsExactly("0.png", "a.png", "b.png", "c.png");
    assertThat(active()).isEqualTo("c.png");
    assertThat(window.get(() -> list().getSelectionModel().getSelectedIndices()))
        .containsExactly(3);
  }

  @Test
  void severalChosenPhotosAreClosedTogether(FxRobot robot) {
    open("a.png", "b.png", "c.png", "d.png");
    robot.clickOn(cell("a.png"));
    window.run(() -> list().getSelectionModel().selectRange(0, 3));
    robot.type(KeyCode.DELETE);
    assertThat(listed()).containsExactly("d.png");
    assertThat(active()).isEqualTo("d.png");
  }

  private Node cell(String name) {
    return window.get(() ->
        list().lookupAll(".list-cell").stream()
            .filter(cell -> String.valueOf(cell.getAccessibleText()).startsWith(name))
            .findFirst()
            .orElseThrow());
  }

  @Test
  void theFolderStandsBesideTheSize() {
    open("a.png");
    window.await(
        "the size",
        () -> cell("a.png").getAccessibleText().contains("16 × 16  ·  " + folder.getFileName()));
  }

  @Test
  void aClickOpensAPhotoAgainWhoseOpeningWasCancelled(FxRobot robot) {
    window.runner().makeEndless("Opening a.png");
    Path photo = SampleFiles.quarters(folder.resolve("a.png"), 16, 16);
    window.run(() -> window.workspace().open(List.of(photo)));
    window.await("the opening", () -> window.node(".cancel-task", Node.class) != null);
    window.run(window.actions().compute().cancelAll::run);
    window.await("the end", () -> window.workspace().photos().cancelledProperty().get());
    window.runner().makeEndless("");
    robot.clickOn(cell("a.png"));
    awaitPhoto();
  }

  @Test
  void ofTwoThousandPhotosOnlyThoseInSightAreRead() throws IOException {
    Path first = SampleFiles.quarters(folder.resolve("0000.png"), 16, 16);
    for (int i = 1; i < 2000; i++) {
      Files.copy(first, folder.resolve("%04d.png".formatted(i)));
    }
    openFolder();
    assertThat(count()).isEqualTo("%,d".formatted(2000));
    window.run(() -> list().scrollTo(1000));
    window.await("rest", () -> window.workspace().tasks().items().isEmpty());
    window.run(() -> window.node("#photo-search", TextField.class).setText("199"));
    assertThat(count()).isEqualTo("%,d of %,d".formatted(12, 2000));
    window.await("rest", () -> window.workspace().tasks().items().isEmpty());
    assertThat(
            window.workspace().photos().items().stream()
                .filter(item -> !(item.stateProperty().get() instanceof PhotoItem.Unread)))
        .hasSizeLessThan(100);
  }
}
