package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobListener;
import org.stegoscope.job.LaneRunner;
import org.stegoscope.study.sweep.CellCheck;
import org.stegoscope.study.sweep.CellState;
import org.stegoscope.study.sweep.CellStatus;
import org.stegoscope.study.sweep.SweepFile;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;
import org.stegoscope.ui.fx.FxThread;
import org.stegoscope.ui.shell.Appearance;
import org.stegoscope.ui.shell.Theme;
import org.stegoscope.ui.sweep.SweepView;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.sweep.SweepRunning;
import org.stegoscope.workspace.sweep.SweepViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A sweep is filled in, run, paused and looked at by the controls, over real lanes; the training
/// answers when a test lets it.
@ExtendWith({LeakWatch.class, ApplicationExtension.class, FxThreadWatch.class})
final class SweepWindowTest {

  private static final int PATIENCE_SECONDS = 60;

  @TempDir Path folder;
  private final OpenWindow.Answers answers = new OpenWindow.Answers();
  private final Notices notices = new Notices();
  private LaneRunner lanes;
  private SweepViewModel sweep;
  private SweepView view;
  private volatile boolean held;
  private volatile String failing = "";

  @Start
  void start(Stage stage) {
    lanes = new LaneRunner(JobListener.NONE);
    sweep =
        new SweepViewModel(
            (settings, _, context) -> {
              context.progress("step 1", 0.25);
              while (held) {
                context.checkCancelled();
                Thread.onSpinWait();
              }
              if (settings.text(Parameter.DIM).equals(failing)) {
                throw new StegoscopeException("The disk is full.");
              }
              double more = settings.text(Parameter.METHOD).equals("pca") ? 0.1 : 0;
              return Map.of(
                  "linear/miou", settings.whole(Parameter.DIM) / 100.0 + more, "val/loss", -0.5);
            },
            CellCheck.NONE,
            () -> TrainingSettings.parse(Map.of("dim", "12", "dataset", "camvid:data")),
            folder.resolve("runs.sqlite"),
            lanes,
            new FxThread(),
            notices);
    view = new SweepView(sweep, answers);
    Scene scene = new Scene(view, 1280, 900);
    new Appearance(Theme.LIGHT).style(scene);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(1280);
    stage.setHeight(900);
    stage.show();
  }

  @AfterEach
  void close() {
    lanes.close();
  }

  private <T extends Node> T node(String selector, Class<T> type) {
    return type.cast(get(() -> view.lookup(selector)));
  }

  private String text(String selector) {
    return get(() -> node(selector, Label.class).getText());
  }

  private void run(Runnable task) {
    WaitForAsyncUtils.waitForAsyncFx(
        TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS),
        () -> {
          task.run();
          return null;
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static <T> T get(Callable<T> question) {
    return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), question);
  }

  private void await(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> get(condition));
    } catch (TimeoutException e) {
      throw new AssertionError(what + " did not come; notices: " + notices.items(), e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// Fires a button whatever lies before it.
  private void press(String selector) {
    run(node(selector, Button.class)::fire);
  }

  @SuppressWarnings("unchecked") // The box lists texts.
  private void vary(String parameter, String values) {
    run(() -> node("#sweep-add", ComboBox.class).setValue(parameter));
    run(() -> node("#sweep-values-" + parameter, TextField.class).setText(values));
  }

  /// Two dimensions with two methods.
  private void fillIn() {
    run(() -> {
      node("#sweep-name", TextField.class).setText("grid");
      node("#sweep-base", TextArea.class).setText("dataset=camvid:data\nbackbone=vit.pth");
    });
    vary("dim", "3, 6");
    vary("method", "stego, pca");
    answers.sweepFolder = Optional.of(folder.resolve("out"));
    press("#sweep-choose-folder");
    await("a plan", () -> sweep.plannedProperty().get().size() == 4);
  }

  private CellState state(int number) {
    return get(() -> sweep.running().statuses().get(number - 1).state());
  }

  private boolean rests() {
    return sweep.running().phaseProperty().get() == SweepRunning.Phase.RESTING;
  }

  @Test
  void runsAndReasonsAreSeenBeforeTheStart() {
    fillIn();
    assertThat(text("#sweep-count")).isEqualTo("4 runs");
    assertThat(node("#sweep-start", Button.class).isDisabled()).isFalse();
    vary("batch_size", "1, 8");
    await("a plan", () -> sweep.plannedProperty().get().size() == 8);
    assertThat(text("#sweep-count")).isEqualTo("8 runs, 2 cannot be run:");
    assertThat(text("#sweep-invalid"))
        .startsWith("dim 3 · method stego · batch_size 1 · seed 0 and 1 more: A batch of one");
    run(() -> node("#sweep-seeds", TextField.class).setText("x"));
    assertThat(text("#sweep-obstacle")).isEqualTo("A seed is a whole number, not “x”.");
    assertThat(node("#sweep-start", Button.class).isDisabled()).isTrue();
  }

  @Test
  void aSweepIsStartedPausedAndGoesOn(FxRobot robot) {
    fillIn();
    held = true;
    robot.clickOn("#sweep-start");
    await("progress", () -> text("#sweep-state").contains("step 1, 25 %"));
    assertThat(state(1)).isEqualTo(CellState.RUNNING);
    TableView<?> cells = node("#sweep-cells", TableView.class);
    run(() -> cells.getSelectionModel().select(3));
    press("#sweep-first");
    assertThat(get(() -> sweep.running().waitingProperty().get())).containsExactly(4, 2, 3);
    run(() -> cells.getSelectionModel().select(1));
    press("#sweep-skip");
    robot.clickOn("#sweep-pause-now");
    await("rest", this::rests);
    assertThat(state(1)).isEqualTo(CellState.WAITING);
    assertThat(text("#sweep-state")).isEqualTo("1 of 4 over, 3 wait.");
    held = false;
    robot.clickOn("#sweep-go-on");
    await("the end", () -> rests() && sweep.running().waitingProperty().get().isEmpty());
    assertThat(state(2)).isEqualTo(CellState.SKIPPED);
    assertThat(state(4)).isEqualTo(CellState.FINISHED);
    assertThat(node("#sweep-go-on", Button.class).isDisabled()).isTrue();
  }

  @Test
  void failuresAreToldAndTriedAgain() {
    fillIn();
    failing = "6";
    press("#sweep-start");
    await("the end", () -> rests() && sweep.running().waitingProperty().get().isEmpty());
    assertThat(get(() -> sweep.running().statuses().stream().map(CellStatus::note).toList()))
        .containsExactly("", "", "The disk is full.", "The disk is full.");
    failing = "";
    press("#sweep-retry-failed");
    press("#sweep-go-on");
    await("the end", () -> rests() && sweep.running().waitingProperty().get().isEmpty());
    assertThat(state(4)).isEqualTo(CellState.FINISHED);
  }

  @Test
  @SuppressWarnings("unchecked") // The box lists texts.
  void resultsAreATableAndCharts() {
    fillIn();
    press("#sweep-start");
    await("the end", () -> rests() && sweep.running().waitingProperty().get().isEmpty());
    await("a chart", () -> sweep.results().chartProperty().get() != null);
    assertThat(text("#sweep-caption")).contains("4 of 4 runs finished");
    TableView<?> table = node("#sweep-table", TableView.class);
    assertThat(get(() -> table.getItems().size())).isEqualTo(4);
    assertThat(
            get(() ->
                table.getColumns().stream()
                    .map(column -> column.getText() + " " + column.getCellData(3))
                    .toList()))
        .containsExactly("dim 6", "method pca", "seeds 1", "linear/miou 16.0", "val/loss -0.5000");
    assertThat(get(() -> node("#sweep-across", ComboBox.class).getButtonCell().getText()))
        .isEqualTo("dim");
    assertThat(get(() -> node("#sweep-lines", ComboBox.class).getButtonCell().getText()))
        .isEqualTo("method");
    Object lines = sweep.results().chartProperty().get();
    run(() -> node("#sweep-drawn-grid", ToggleButton.class).fire());
    await("a grid", () -> !lines.equals(sweep.results().chartProperty().get()));
    run(() -> node("#sweep-metric", ComboBox.class).setValue("val/loss"));
    assertThat(get(() -> sweep.results().metricProperty().get())).isEqualTo("val/loss");
    Path figure = folder.resolve("figure.svg");
    answers.saved = Optional.of(figure);
    press("#sweep-export-figure");
    await("a figure", () -> Files.exists(figure));
    assertThat(figure).content().contains(">val/loss<", ">-0.5000<");
  }

  @Test
  void theSweepIsSavedAndOpenedAgain() {
    fillIn();
    Path file = folder.resolve("sweep.json");
    answers.saved = Optional.of(file);
    press("#sweep-save");
    await("a file", () -> Files.exists(file));
    assertThat(SweepFile.read(file).name()).isEqualTo("grid");
    run(() -> node("#sweep-name", TextField.class).setText("other"));
    run(() -> sweep.draft().remove(sweep.draft().axes().getFirst()));
    answers.sweep = Optional.of(file);
    press("#sweep-open");
    await("the sweep", () -> sweep.plannedProperty().get().size() == 4);
    assertThat(get(() -> node("#sweep-values-dim", TextField.class).getText())).isEqualTo("3, 6");
    assertThat(get(() -> node("#sweep-name", TextField.class).getText())).isEqualTo("grid");
  }
}
