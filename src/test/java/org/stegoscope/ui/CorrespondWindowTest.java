package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.stegoscope.workspace.Painted;
import org.stegoscope.workspace.PhotoItem;
import org.stegoscope.workspace.Query;
import org.stegoscope.workspace.SearchResult;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Clicking for what looks alike, in linked viewers.
final class CorrespondWindowTest extends WorkbenchWindow {

  @Start
  void start(Stage stage) {
    show(stage);
  }

  private List<Query> queries() {
    return window.get(() -> window.workspace().queries().allProperty().get());
  }

  private Painted painted(String viewer) {
    return window.get(() -> viewer(viewer).correspondence().paintedProperty().get());
  }

  private void turnTo(FxRobot robot) {
    robot.clickOn("#tab-workbench-correspond");
    window.awaitRest();
  }

  /// Two viewers, the second of them pinned to the second photo.
  private void openTwo(FxRobot robot) {
    openPhotos("a.png", "b.png");
    turnTo(robot);
    robot.clickOn("#tool-viewers-two");
    window.run(() -> window.workspace().photos().step(1));
    window.awaitRest();
    robot.clickOn("#pin-B");
    window.run(() -> window.workspace().photos().step(-1));
    window.awaitRest();
  }

  private void click(FxRobot robot, String viewer, double x, double y) {
    robot.clickOn(onScreen(viewer, x, y));
    window.awaitRest();
  }

  @Test
  void aClickChangesTheMapsOfBothViewersAndDrawsItsMarker(FxRobot robot) {
    openTwo(robot);
    click(robot, "A", 12, 12);
    Query query = queries().getFirst();
    assertThat(query.photo().name()).isEqualTo("a.png");
    assertThat(painted("A").photo().file().getFileName()).hasToString("a.png");
    assertThat(painted("B").photo().file().getFileName()).hasToString("b.png");
    // The ring of an active query is nine pixels around it.
    assertThat(near(drawn("A", query.x(), query.y(), 9, 0), query.color())).isTrue();
    assertThat(near(drawn("A", query.x() + 40, query.y() + 30, 9, 0), query.color())).isFalse();
    int[] mapOfA = painted("A").raster().argb();
    int[] mapOfB = painted("B").raster().argb();
    click(robot, "B", 80, 50);
    assertThat(queries()).hasSize(1);
    assertThat(queries().getFirst().photo().name()).isEqualTo("b.png");
    assertThat(painted("A").raster().argb()).isNotEqualTo(mapOfA);
    assertThat(painted("B").raster().argb()).isNotEqualTo(mapOfB);
    assertThat(
            near(
                drawn("B", queries().getFirst().x(), queries().getFirst().y(), 9, 0),
                query.color()))
        .isTrue();
  }

  @Test
  void arrowKeysMoveTheQueryByAPatch(FxRobot robot) {
    openPhotos("a.png");
    turnTo(robot);
    click(robot, "A", 12, 12);
    int[] before = painted("A").raster().argb();
    robot.type(KeyCode.RIGHT).type(KeyCode.DOWN).type(KeyCode.DOWN);
    window.awaitRest();
    Query moved = queries().getFirst();
    assertThat(moved.x()).isEqualTo(20);
    assertThat(moved.y()).isEqualTo(28);
    assertThat(painted("A").raster().argb()).isNotEqualTo(before);
    robot.type(KeyCode.LEFT).type(KeyCode.UP);
    window.awaitRest();
    assertThat(queries().getFirst().x()).isEqualTo(12);
    assertThat(queries().getFirst().y()).isEqualTo(20);
  }

  @Test
  void aClickWithShiftAsksOneMore(FxRobot robot) {
    openPhotos("a.png");
    turnTo(robot);
    click(robot, "A", 12, 12);
    shiftClick("A", 80, 50);
    window.awaitRest();
    assertThat(queries()).extracting(Query::id).containsExactly(0, 1);
    robot.clickOn("#correspondence-show-all");
    window.awaitRest();
    assertThat(painted("A")).isNotNull();
    robot.clickOn("#query-0");
    assertThat(window.get(() -> window.workspace().queries().activeIdProperty().get())).isZero();
    robot.clickOn("#clear-queries");
    window.awaitRest();
    assertThat(queries()).isEmpty();
    assertThat(painted("A")).isNull();
    assertThat(window.get(() -> window.node("#status-A", Label.class).getText()))
        .isEqualTo("Click a patch to see what looks like it");
  }

  @Test
  void theQueryFollowsTheMouseWhereThatIsWanted(FxRobot robot) {
    openPhotos("a.png");
    turnTo(robot);
    robot.moveTo(onScreen("A", 12, 12));
    assertThat(queries()).isEmpty();
    window.run(() -> window.node("#query-follows", CheckBox.class).fire());
    robot.moveTo(onScreen("A", 44, 30));
    window.awaitRest();
    assertThat((int) queries().getFirst().x()).isBetween(40, 48);
    assertThat(painted("A")).isNotNull();
  }

  @Test
  void allOpenPhotosAreRankedAtTheButtonAndARowShowsItsPhoto(FxRobot robot) {
    openPhotos("a.png", "b.png", "c.png");
    turnTo(robot);
    click(robot, "A", 12, 12);
    window.run(() -> window.node("#search-photos", Button.class).fire());
    window.await("the ranking", () -> rows().size() == 3);
    assertThat(
            window.get(
                () -> window.node("#similar-patches", Node.class).lookupAll(".similar-patch")))
        .hasSize(24);
    PhotoItem last = rows().getLast().photo();
    window.run(() -> similarPhotos().getSelectionModel().selectLast());
    window.awaitRest();
    assertThat(window.get(() -> window.workspace().photos().activeProperty().get()))
        .isEqualTo(last);
    assertThat(rows()).hasSize(3);
  }

  @SuppressWarnings("unchecked") // The list shows photos of a search.
  private ListView<SearchResult.Image> similarPhotos() {
    return window.node("#similar-photos", ListView.class);
  }

  private List<SearchResult.Image> rows() {
    return window.get(() -> List.copyOf(similarPhotos().getItems()));
  }

  @Test
  void pinAndLinkAreButtonsAndKeys(FxRobot robot) {
    openTwo(robot);
    assertThat(window.get(() -> window.node("#pin-B", ToggleButton.class).isSelected())).isTrue();
    robot.clickOn(onScreen("A", 50, 30));
    robot.type(KeyCode.P);
    assertThat(window.get(() -> viewer("A").source().pinnedProperty().get())).isTrue();
    assertThat(window.get(() -> window.node("#pin-A", ToggleButton.class).isSelected())).isTrue();
    robot.type(KeyCode.L);
    assertThat(window.get(() -> window.workspace().viewers().linkedProperty().get())).isFalse();
    double before = window.get(() -> viewer("B").view().viewportProperty().get().zoom());
    robot.scroll(2, javafx.geometry.VerticalDirection.UP);
    assertThat(window.get(() -> viewer("B").view().viewportProperty().get().zoom()))
        .isEqualTo(before);
    robot.type(KeyCode.L);
    assertThat(window.get(() -> viewer("B").view().viewportProperty().get().zoom()))
        .isNotEqualTo(before);
  }
}
