package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.workspace.AttentionDisplay;
import org.stegoscope.workspace.AttentionViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Block, query, heads, mass and rollout by their controls.
final class AttendWindowTest extends WorkbenchWindow {

  @Start
  void start(Stage stage) {
    show(stage);
  }

  private AttentionViewModel attention() {
    return viewer("A").attention();
  }

  private ScalarMap map() {
    return window.get(() -> attention().mapProperty().get());
  }

  private void turnTo(FxRobot robot) {
    openPhotos("a.png");
    robot.clickOn("#tab-workbench-attend");
    window.awaitRest();
  }

  @Test
  void aClickedPatchAsksAndIsMarkedAndTheButtonGoesBackToTheClassToken(FxRobot robot) {
    turnTo(robot);
    float[] ofClassToken = map().values();
    robot.clickOn(onScreen("A", 20, 12));
    window.awaitRest();
    assertThat(map().values()).isNotEqualTo(ofClassToken);
    assertThat(window.get(() -> window.node("#attention-query", Label.class).getText()))
        .isEqualTo("Patch 1, 2");
    var point = window.get(() -> attention().pointProperty().get());
    assertThat(near(drawn("A", point.x(), point.y(), 9, 0), new Rgb(255, 255, 255))).isTrue();
    robot.type(KeyCode.RIGHT);
    window.awaitRest();
    assertThat(window.get(() -> window.node("#attention-query", Label.class).getText()))
        .isEqualTo("Patch 1, 3");
    robot.clickOn("#attention-cls");
    window.awaitRest();
    assertThat(map().values()).containsExactly(ofClassToken);
  }

  @Test
  @SuppressWarnings("unchecked") // The box holds numbers of blocks.
  void anotherBlockIsChosenInItsBoxAndCostsAPass(FxRobot robot) {
    turnTo(robot);
    float[] last = map().values();
    long before = window.runner().submitted("Attention of a.png");
    ComboBox<Integer> blocks = window.node("#attention-block", ComboBox.class);
    robot.clickOn(blocks).type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.ENTER);
    window.awaitRest();
    assertThat(window.get(blocks::getValue)).isZero();
    assertThat(map().values()).isNotEqualTo(last);
    // A slow hand starts one for the block it passes over.
    assertThat(window.runner().submitted("Attention of a.png")).isBetween(before + 1, before + 2);
  }

  @Test
  void aPictureOfAHeadShowsItAlone(FxRobot robot) {
    turnTo(robot);
    long before = window.runner().submitted("Attention of a.png");
    robot.clickOn("#head-1");
    window.awaitRest();
    assertThat(map().values())
        .containsExactly(
            window.get(() -> attention().answerProperty().get().heads().get(1).values()));
    robot.clickOn("#attention-show-heads");
    window.awaitRest();
    assertThat(map()).isNull();
    assertThat(window.get(() -> attention().paintedProperty().get())).isNotNull();
    assertThat(window.runner().submitted("Attention of a.png")).isEqualTo(before);
  }

  @Test
  void theRolloutIsComputedAtItsButton(FxRobot robot) {
    turnTo(robot);
    float[] mean = map().values();
    robot.clickOn("#attention-show-rollout");
    window.awaitRest();
    assertThat(window.get(() -> attention().displayProperty().get()))
        .isEqualTo(AttentionDisplay.ROLLOUT);
    assertThat(map().values()).isNotEqualTo(mean);
    assertThat(window.runner().submitted("Attention rollout")).isEqualTo(1);
  }

  @Test
  void theMassSliderHidesWhatIsAttendedLess(FxRobot robot) {
    turnTo(robot);
    Slider mass = window.node("#attention-mass", Slider.class);
    window.run(mass::requestFocus);
    robot.type(KeyCode.LEFT, 8);
    window.awaitRest();
    assertThat(window.get(() -> attention().massProperty().get())).isLessThan(0.7);
    assertThat(window.get(() -> attention().paintedProperty().get().raster().argb())).contains(0);
    robot.type(KeyCode.HOME).type(KeyCode.END);
    window.awaitRest();
    assertThat(window.get(() -> attention().paintedProperty().get().raster().argb()))
        .doesNotContain(0);
    assertThat(window.node("#attention-cls", Button.class).isDisabled()).isTrue();
  }
}
