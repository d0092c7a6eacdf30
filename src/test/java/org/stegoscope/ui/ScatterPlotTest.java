package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Path;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stegoscope.core.Combine;
import org.stegoscope.figure.scatter.Link;
import org.stegoscope.figure.scatter.ScatterClouds;
import org.stegoscope.figure.scatter.ScatterPoints;
import org.stegoscope.figure.scatter.ScatterStyle;
import org.stegoscope.figure.scatter.ScatterView;
import org.stegoscope.ui.OpenScatter.Selection;
import org.stegoscope.ui.projection.SelectionTool;
import org.stegoscope.ui.shell.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A scatter plot, driven with mouse and keys.
@ExtendWith({LeakWatch.class, ApplicationExtension.class, FxThreadWatch.class})
final class ScatterPlotTest {

  /// Five by five points, 0 at the lower left, 4 at the lower right.
  private static final int SIDE = 5;

  private static final int MIDDLE = 12;

  private OpenScatter window;

  @Start
  void start(Stage stage) {
    window = new OpenScatter(stage, 600, 500);
    float[] xy = new float[2 * SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
      xy[2 * i] = i % SIDE;
      xy[2 * i + 1] = i / SIDE;
    }
    window.plot().pointsProperty().set(new ScatterPoints(xy));
    window.plot().lookProperty().set(ScatterStyle.of(SIDE * SIDE, 0xFF2F7FD1).withSizePx(10));
  }

  @AfterEach
  void close() {
    window.close();
  }

  private static BitSet set(int... members) {
    BitSet set = new BitSet();
    for (int member : members) {
      set.set(member);
    }
    return set;
  }

  private static Selection replaced(int... members) {
    return new Selection(set(members), Combine.REPLACE);
  }

  /// Half a step left of and below a point, where there is none.
  private Point2D beside(int point) {
    Point2D at = window.at(point);
    double step = window.at(1).getX() - window.at(0).getX();
    return at.add(-step / 2, step / 2);
  }

  private void dragFromTo(FxRobot robot, Point2D from, Point2D... corners) {
    robot.moveTo(from).press(MouseButton.PRIMARY);
    for (Point2D corner : corners) {
      robot.moveTo(corner);
    }
    robot.release(MouseButton.PRIMARY);
  }

  private ScatterView view() {
    return window.get(() -> window.plot().shownView());
  }

  private Color colorAt(Point2D screen) {
    return window.get(() -> {
      WritableImage image = Snapshots.of(window.plot(), 1);
      FxThreadWatch.excuse();
      Point2D local = window.plot().screenToLocal(screen);
      return image.getPixelReader().getColor((int) local.getX(), (int) local.getY());
    });
  }

  @Test
  void aClickOnAPointChoosesItAndTheKeysSayWhatBecomesOfTheSelection(FxRobot robot) {
    robot.clickOn(window.at(7).add(3, 3));
    window.dragWith(Set.of(KeyCode.SHIFT), window.at(8));
    window.dragWith(Set.of(KeyCode.ALT), window.at(9));
    assertThat(window.selections())
        .containsExactly(
            replaced(7), new Selection(set(8), Combine.ADD), new Selection(set(9), Combine.REMOVE));
  }

  @Test
  void aClickBesideThePointsChoosesNoneButNotWithAKey(FxRobot robot) {
    window.dragWith(Set.of(KeyCode.SHIFT), beside(7));
    window.dragWith(Set.of(KeyCode.ALT), beside(8));
    assertThat(window.selections()).isEmpty();
    robot.clickOn(beside(9));
    assertThat(window.selections()).containsExactly(replaced());
  }

  @Test
  void aHandThatTremblesStillClicks(FxRobot robot) {
    Point2D at = window.at(7);
    dragFromTo(robot, at, at.add(2, 1), at.add(1, 2));
    assertThat(window.selections()).containsExactly(replaced(7));
  }

  @Test
  void aLassoChoosesWhatItRunsRound(FxRobot robot) {
    // An L.
    dragFromTo(robot, beside(5), beside(8), beside(13), beside(12), beside(22), beside(20));
    assertThat(window.selections()).containsExactly(replaced(5, 6, 7, 10, 11, 15, 16));
  }

  @Test
  void aRectangleChoosesWhatLiesInItInWhateverDirectionItIsDrawn(FxRobot robot) {
    window.run(() -> window.plot().requestFocus());
    robot.press(KeyCode.R).release(KeyCode.R);
    assertThat(window.get(() -> window.plot().toolProperty().get()))
        .isEqualTo(SelectionTool.RECTANGLE);
    dragFromTo(robot, beside(18), beside(6));
    window.dragWith(Set.of(KeyCode.SHIFT), beside(18), beside(11));
    window.dragWith(Set.of(KeyCode.ALT), beside(6), beside(13));
    assertThat(window.selections())
        .containsExactly(
            replaced(6, 7, 11, 12),
            new Selection(set(11, 12), Combine.ADD),
            new Selection(set(6, 7), Combine.REMOVE));
    robot.press(KeyCode.L).release(KeyCode.L);
    assertThat(window.get(() -> window.plot().toolProperty().get())).isEqualTo(SelectionTool.LASSO);
  }

  @Test
  void hiddenPointsAreNeitherChosenNorFound(FxRobot robot) {
    window.run(() -> {
      window.plot().hiddenProperty().set(set(7, 12));
      window.plot().toolProperty().set(SelectionTool.RECTANGLE);
    });
    robot.moveTo(window.at(7));
    robot.clickOn(window.at(7));
    dragFromTo(robot, beside(6), beside(18));
    assertThat(window.selections()).containsExactly(replaced(), replaced(6, 11));
    assertThat(window.hovers()).doesNotContain(7, 12);
    assertThat(colorAt(window.at(7))).isEqualTo(colorAt(beside(7)));
  }

  @Test
  void escapeAbandonsADragAndOtherwiseWantsNoSelection(FxRobot robot) {
    robot.moveTo(beside(6)).press(MouseButton.PRIMARY).moveTo(beside(18)).moveTo(beside(16));
    assertThat(window.get(this::drawnCorners)).isPositive();
    // What is being drawn round is seen through it.
    assertThat(colorAt(window.at(11))).isNotEqualTo(colorAt(window.at(11).add(-20, 0)));
    assertThat(colorAt(window.at(11).add(-20, 0))).isNotEqualTo(colorAt(beside(13)));
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    robot.moveTo(beside(11)).release(MouseButton.PRIMARY);
    assertThat(window.get(this::drawnCorners)).isZero();
    assertThat(window.selections()).isEmpty();
    assertThat(window.clears()).isZero();
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    assertThat(window.clears()).isEqualTo(1);
  }

  private int drawnCorners() {
    window.plot().layout();
    return ((Path) window.plot().lookup("#scatter-drag")).getElements().size();
  }

  @Test
  void everyPointUnderTheMouseIsToldOnce(FxRobot robot) {
    robot.moveTo(beside(MIDDLE));
    int before = window.hovers().size();
    robot.moveTo(window.at(MIDDLE).add(-4, 0)).moveTo(window.at(MIDDLE)).moveTo(beside(MIDDLE));
    robot.moveTo(window.at(MIDDLE));
    window.fire(MouseEvent.MOUSE_EXITED, Set.of(), window.at(MIDDLE));
    List<Integer> told = window.hovers();
    assertThat(told.subList(before, told.size())).containsExactly(MIDDLE, -1, MIDDLE, -1);
  }

  @Test
  void theWheelZoomsAtTheCursorAndADoubleClickShowsAllAgain(FxRobot robot) {
    ScatterView fitted = view();
    Point2D before = window.at(8);
    robot.moveTo(before);
    robot.scroll(3, VerticalDirection.UP);
    window.await("the zoom", () -> window.plot().viewProperty().get() != null);
    assertThat(view().scale()).isNotEqualTo(fitted.scale());
    // The robot's mouse stands on whole pixels.
    assertThat(window.at(8).distance(before)).isLessThan(1.5);
    robot.doubleClickOn(beside(8));
    assertThat(window.get(() -> window.plot().viewProperty().get())).isNull();
    assertThat(view()).isEqualTo(fitted);
  }

  @Test
  void theMiddleButtonOrSpaceMoveThePoints(FxRobot robot) {
    Point2D before = window.at(MIDDLE);
    robot.moveTo(beside(MIDDLE)).press(MouseButton.MIDDLE).moveBy(30, 20);
    robot.release(MouseButton.MIDDLE);
    assertThat(window.at(MIDDLE).subtract(before).getX()).isCloseTo(30, within(1e-6));
    assertThat(window.at(MIDDLE).subtract(before).getY()).isCloseTo(20, within(1e-6));
    robot.press(KeyCode.SPACE).press(MouseButton.PRIMARY).moveBy(-30, -20);
    robot.release(MouseButton.PRIMARY).release(KeyCode.SPACE);
    assertThat(window.at(MIDDLE).distance(before)).isLessThan(1e-6);
    assertThat(window.selections()).isEmpty();
  }

  @Test
  void keysMoveZoomAndShowAll(FxRobot robot) {
    ScatterView fitted = view();
    Point2D before = window.at(MIDDLE);
    window.run(() -> window.plot().requestFocus());
    robot.type(KeyCode.LEFT);
    assertThat(window.at(MIDDLE).getX()).isGreaterThan(before.getX());
    robot.type(KeyCode.RIGHT).type(KeyCode.UP);
    assertThat(window.at(MIDDLE).getY()).isGreaterThan(before.getY());
    robot.type(KeyCode.DOWN).type(KeyCode.ADD);
    assertThat(window.at(MIDDLE).distance(before)).isLessThan(1e-6);
    assertThat(view().scale()).isGreaterThan(fitted.scale());
    robot.type(KeyCode.SUBTRACT).type(KeyCode.SUBTRACT);
    assertThat(view().scale()).isLessThan(fitted.scale());
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT0).release(KeyCode.CONTROL);
    assertThat(view()).isEqualTo(fitted);
  }

  @Test
  void aViewIsRestoredAndZoomHasItsBounds() {
    ScatterView bookmark = new ScatterView(1, 2, 50);
    window.run(() -> window.plot().viewProperty().set(bookmark));
    assertThat(view()).isEqualTo(bookmark);
    window.run(() -> {
      for (int i = 0; i < 200; i++) {
        window.plot().zoom(10);
      }
    });
    assertThat(view().scale()).isBetween(1e4, 1e7);
    window.run(() -> {
      for (int i = 0; i < 200; i++) {
        window.plot().zoom(0.1);
      }
    });
    assertThat(view().scale()).isBetween(1.0, 100.0);
  }

  @Test
  void selectedPointsKeepTheirColorAndOthersFade() {
    Color before = colorAt(window.at(4));
    window.run(() -> window.plot().selectedProperty().set(set(3)));
    assertThat(colorAt(window.at(3))).isEqualTo(Color.web("#2f7fd1"));
    assertThat(colorAt(window.at(4)).getSaturation()).isLessThan(before.getSaturation() / 2);
    assertThat(window.get(() -> window.plot().getAccessibleText()))
        .isEqualTo("Scatter plot of 25 tokens, 1 selected");
  }

  @Test
  void outlinesAndRingTakeTheirColorFromTheTheme() {
    window.run(() -> {
      window.plot().selectedProperty().set(set(3));
      window.plot().highlightProperty().set(12);
    });
    Point2D outline = window.at(3).add(5.6, 0);
    Point2D ring = window.at(12).add(8, 0);
    assertThat(colorAt(outline).getBrightness()).isLessThan(0.6);
    assertThat(colorAt(ring).getBrightness()).isLessThan(0.6);
    window.run(() -> window.appearance().themeProperty().set(Theme.DARK));
    assertThat(colorAt(outline).getBrightness()).isGreaterThan(0.4);
    assertThat(colorAt(ring).getBrightness()).isGreaterThan(0.6);
    window.run(() -> window.appearance().themeProperty().set(Theme.LIGHT));
  }

  @Test
  void linesRunBetweenPointsThatAreShown() {
    Point2D between = window.at(7).midpoint(window.at(8));
    Color empty = colorAt(between);
    window.run(() -> window.plot().linesProperty().set(List.of(new Link(7, 8))));
    assertThat(colorAt(between)).isNotEqualTo(empty);
    window.run(() -> window.plot().hiddenProperty().set(set(8)));
    assertThat(colorAt(between)).isEqualTo(empty);
  }

  @Test
  void picturesTakeThePlacesOfPointsWhereFewAreShown() {
    WritableImage red = new WritableImage(1, 1);
    red.getPixelWriter().setColor(0, 0, Color.RED);
    Image[] pictures = new Image[1];
    window.run(() -> window.plot().thumbnailsProperty().set(_ -> pictures[0]));
    assertThat(colorAt(window.at(7))).isNotEqualTo(Color.RED);
    window.run(() -> {
      pictures[0] = red;
      window.plot().thumbnailsChanged();
    });
    assertThat(colorAt(window.at(7))).isEqualTo(Color.RED);
    assertThat(colorAt(window.at(7).add(14, 14))).isEqualTo(Color.RED);
    ScatterClouds many = ScatterClouds.of(151, 3, 1);
    window.run(() -> {
      window.plot().pointsProperty().set(many.points());
      window.plot().lookProperty().set(ScatterStyle.of(many.argb()));
    });
    assertThat(colorAt(window.at(7))).isNotEqualTo(Color.RED);
  }

  @Test
  void pointsGoToTheirNewPlacesAndTheTimerEndsByItself() {
    ScatterPoints here = window.get(() -> window.plot().pointsProperty().get());
    float[] there = here.xy().clone();
    there[2 * MIDDLE] = 2.5f;
    Point2D end = window.at(MIDDLE).add((window.at(1).getX() - window.at(0).getX()) / 2, 0);
    Color empty = colorAt(end);
    window.run(() -> window.plot().moveTo(new ScatterPoints(there), Duration.millis(150)));
    window.await("the end of the way", () -> !window.plot().isMoving());
    assertThat(colorAt(end)).isNotEqualTo(empty);
  }

  @Test
  void thePointsAreBetweenHereAndThereMeanwhile() {
    ScatterPoints here = window.get(() -> window.plot().pointsProperty().get());
    ScatterPoints there = here.towards(new ScatterPoints(new float[2 * SIDE * SIDE]), 0.5);
    ScatterView before = view();
    // Half as far apart they are fitted at twice the scale; it grows on the way.
    window.run(() -> window.plot().moveTo(there, Duration.hours(1)));
    window.await("the first frame", () -> window.plot().isMoving());
    assertThat(view().scale()).isCloseTo(before.scale(), within(before.scale() * 0.01));
    assertThat(window.get(() -> window.plot().pointsProperty().get())).isEqualTo(there);
    // Out of its scene it is at the end at once, and its timer stands still.
    window.run(() -> ((StackPane) window.plot().getParent()).getChildren().clear());
    assertThat(window.get(() -> window.plot().isMoving())).isFalse();
    assertThat(view().scale()).isCloseTo(2 * before.scale(), within(before.scale() * 0.01));
  }

  @Test
  void otherPointsAndNoTimeAreJumps() {
    window.run(
        () -> window.plot().moveTo(new ScatterPoints(new float[] {1, 2}), Duration.hours(1)));
    assertThat(window.get(() -> window.plot().isMoving())).isFalse();
    ScatterPoints two = new ScatterPoints(new float[] {5, 6});
    window.run(() -> window.plot().moveTo(two, Duration.ZERO));
    assertThat(window.get(() -> window.plot().isMoving())).isFalse();
    assertThat(window.get(() -> window.plot().pointsProperty().get())).isEqualTo(two);
  }

  @Test
  void twoHundredThousandPointsAreChosenWhileTheWindowAnswers(FxRobot robot) {
    ScatterClouds clouds = ScatterClouds.of(200_000, 11, 7);
    window.run(() -> {
      window.plot().pointsProperty().set(clouds.points());
      window.plot().lookProperty().set(ScatterStyle.of(clouds.argb()));
    });
    Point2D[] corners = new Point2D[60];
    for (int i = 0; i < corners.length; i++) {
      double angle = 2 * Math.PI * i / corners.length;
      corners[i] = new Point2D(300 + 200 * Math.cos(angle), 250 + 200 * Math.sin(angle));
    }
    dragFromTo(robot, corners[0], Arrays.copyOfRange(corners, 1, corners.length));
    assertThat(window.selections()).hasSize(1);
    assertThat(window.selections().getFirst().inside().cardinality()).isGreaterThan(50_000);
  }
}
