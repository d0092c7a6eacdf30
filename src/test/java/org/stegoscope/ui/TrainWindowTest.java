package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.stegoscope.dataset.collection.DatasetFormat;
import org.stegoscope.dataset.collection.TinyFiles;
import org.stegoscope.model.Space;
import org.stegoscope.model.TestBackbone;
import org.stegoscope.study.training.RunFolder;
import org.stegoscope.training.Preset;
import org.stegoscope.workspace.Workbench;
import org.stegoscope.workspace.training.RunState;
import org.stegoscope.workspace.training.TrainingViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A head is trained by the controls, on tiny pictures with a tiny transformer.
final class TrainWindowTest extends WorkbenchWindow {

  private static final int SIDE = 64;

  /// Small enough that a step takes milliseconds.
  private static final Map<String, String> SMALL =
      Map.of(
          "res", "native",
          "val_res", "native",
          "batch_size", "2",
          "dim", "6",
          "feature_samples", "4",
          "neg_samples", "2",
          "num_neighbors", "2",
          "scalar_log_freq", "1",
          "val_freq", "20",
          "n_images", "2");

  @Start
  void start(Stage stage) {
    show(stage);
  }

  private TrainingViewModel training() {
    return window.workspace().training();
  }

  private Path data() throws IOException {
    TinyFiles files = new TinyFiles(Files.createDirectories(folder.resolve("data")));
    for (String split : List.of("train", "val")) {
      for (int i = 0; i < 5; i++) {
        files.photo("images/%s/p%d.png".formatted(split, i), SIDE, SIDE);
        int edge = 16 + 8 * i;
        files.grey("labels/%s/p%d.png".formatted(split, i), SIDE, SIDE, (x, _) -> x < edge ? 0 : 1);
      }
    }
    files.text("classes.txt", "0 left 200 0 0\n1 right 0 0 200\n");
    return files.folder();
  }

  /// Turns to the workbench and chooses data, a backbone and a place by the controls.
  private void choose(FxRobot robot) throws IOException {
    robot.press(KeyCode.ALT).type(KeyCode.DIGIT6).release(KeyCode.ALT);
    assertThat(window.get(() -> window.workspace().viewers().workbenchProperty().get()))
        .isEqualTo(Workbench.TRAIN);
    assertThat(window.node("#training-obstacle", Label.class).getText())
        .isEqualTo("No run can be begun: No data set is named: set dataset.");
    assertThat(window.node("#start-training", Button.class).isDisabled()).isTrue();
    window.answers().dataset = Optional.of(data());
    robot.clickOn("#choose-training-dataset");
    window
        .answers()
        .checkpoints
        .add(new TestBackbone(SIDE, 8, 16, 2, 32).write(folder.resolve("vit.safetensors")));
    robot.clickOn("#choose-training-backbone");
    window.answers().otherFolder = Optional.of(folder.resolve("runs"));
    robot.clickOn("#choose-training-runs");
    assertThat(window.node("#start-training", Button.class).isDisabled()).isFalse();
  }

  private void type(String parameter, String value) {
    window.run(() ->
        training()
            .form()
            .value(org.stegoscope.training.Parameter.of(parameter))
            .textProperty()
            .set(value));
  }

  private void small(String steps) {
    SMALL.forEach(this::type);
    type("max_steps", steps);
  }

  private RunState state() {
    return training().course().stateProperty().get();
  }

  private void await(RunState wanted) {
    window.await(wanted.toString(), () -> state() == wanted);
  }

  private int points(String curve) {
    return training().runs().items().getFirst().curvesProperty().get().of(curve).size();
  }

  private RunFolder run(String name) {
    return new RunFolder(folder.resolve("runs").resolve(name));
  }

  private void tab(String id) {
    window.run(() -> {
      TabPane tabs = window.node("#training-tabs", TabPane.class);
      tabs.getSelectionModel()
          .select(
              tabs.getTabs().stream()
                  .filter(tab -> tab.getId().equals("training-tab-" + id))
                  .findFirst()
                  .orElseThrow());
    });
  }

  @Test
  void aRunIsCheckedStartedPausedGoneOnWithStoppedAndItsCheckpointOpened(FxRobot robot)
      throws IOException {
    choose(robot);
    small("1000000");
    robot.clickOn("#check-training");
    window.await("findings", () -> training().checkProperty().get() != null);
    assertThat(texts("#training-findings"))
        .anyMatch(text -> text.contains("10 of 10 images still to compute"))
        .anyMatch(text -> text.contains("all others are the neighbours") || text.contains("MB"));

    robot.clickOn("#start-training");
    window.await("curves", () -> points("loss/total") > 5 && points("val/cluster/miou") > 1);
    window.await("a chart", () -> window.node("#chart-loss-pos_intra", VBox.class) != null);
    assertThat(window.node("#training-state", Label.class).getText())
        .startsWith("run-1: training, step ");
    assertThat(window.node("#start-training", Button.class).isDisabled()).isTrue();
    int before = points("loss/total");
    window.await("curves that move", () -> points("loss/total") > before);

    robot.clickOn("#pause-training");
    await(RunState.PAUSED);
    assertThat(run("run-1").checkpoint(RunFolder.Which.BEST)).doesNotExist();
    assertThat(window.node("#open-best", Button.class).isDisabled()).isTrue();
    int paused = points("loss/total");
    window.awaitRest();

    robot.clickOn("#resume-training");
    window.await("more steps", () -> points("loss/total") > paused);
    robot.clickOn("#stop-training");
    await(RunState.STOPPED);
    assertThat(run("run-1").checkpoint(RunFolder.Which.BEST)).exists();
    assertThat(run("run-1").checkpoint(RunFolder.Which.LAST)).exists();
    // The next run has another name.
    assertThat(window.node("#training-run", TextField.class).getText()).isEqualTo("run-2");

    robot.clickOn("#open-best");
    window.await(
        "the checkpoint", () -> window.workspace().models().activeProperty().get() != null);
    assertThat(window.workspace().models().activeProperty().get().model().has(Space.STEGO))
        .isTrue();
    assertThat(window.get(() -> window.workspace().viewers().workbenchProperty().get()))
        .isEqualTo(Workbench.SEGMENT);
    window.awaitRest();
  }

  private List<String> texts(String selector) {
    return window.get(() ->
        window.node(selector, Node.class).lookupAll(".label").stream()
            .map(node -> ((Label) node).getText())
            .toList());
  }

  @Test
  void similaritiesScoresClassesPredictionsAndNeighboursAreShownOfAShortRun(FxRobot robot)
      throws IOException {
    choose(robot);
    small("40");
    robot.clickOn("#start-training");
    await(RunState.FINISHED);
    window.awaitRest();

    tab("similarities");
    window.await("means", () -> window.node("#chart-cd-neg_inter", VBox.class) != null);
    assertThat(window.node("#similarities-step", Label.class).getText()).startsWith("Step ");
    assertThat(window.node("#similarity-advice-2", Label.class).getText()).isNotEmpty();

    tab("scores");
    window.await("scores", () -> window.node("#chart-val-used_clusters", VBox.class) != null);
    Node chart = window.node("#chart-val-cluster-miou", VBox.class);
    assertThat(chart.getAccessibleText()).startsWith("Cluster probe, mean IoU: step 40: 0.");

    tab("classes");
    window.await("classes", () -> window.node("#chart-val-cluster-iou-left", VBox.class) != null);

    tab("predictions");
    window.await(
        "predictions", () -> window.node("#prediction-rows", VBox.class).getChildren().size() == 2);
    assertThat(window.node("#predictions-caption", Label.class).getText())
        .isEqualTo("After step 40, 3 of 3 validations");
    assertThat(window.node("#prediction-rows", VBox.class).lookupAll(".image-view")).hasSize(8);
    window.run(() -> window.node("#predictions-scrubber", Slider.class).setValue(0));
    window.await(
        "the first",
        () ->
            window
                .node("#predictions-caption", Label.class)
                .getText()
                .equals("After step 0, 1 of 3 validations"));

    tab("neighbours");
    assertThat(window.node("#neighbours-image", ComboBox.class).getItems().size()).isEqualTo(5);
    window.awaitRest();
    assertThat(window.node("#neighbours-picture", ImageView.class).getImage()).isNotNull();
  }

  @Test
  void valuesAreReadWhereTheMouseIs(FxRobot robot) throws IOException {
    choose(robot);
    small("30");
    robot.clickOn("#start-training");
    await(RunState.FINISHED);
    window.await("a chart", () -> window.node("#chart-loss-linear", VBox.class) != null);
    window.awaitRest();
    VBox chart = window.node("#chart-loss-linear", VBox.class);
    Label values = (Label) chart.getChildren().get(2);
    assertThat(values.getText()).startsWith("step 30: ");
    Node picture = chart.getChildren().get(1);
    window.run(() -> {
      var bounds = picture.localToScreen(picture.getBoundsInLocal());
      fire(
          picture,
          MouseEvent.MOUSE_MOVED,
          new javafx.geometry.Point2D(bounds.getCenterX(), bounds.getCenterY()),
          false,
          false);
    });
    // The middle of a chart from step 1 to 30, its axis on the left.
    assertThat(values.getText()).matches("step 1[0-4]: .*");
    window.run(() -> window.node("#training-smoothing", Slider.class).setValue(0.9));
    window.await("smoothed", () -> values.getText().contains("(bare "));
  }

  @Test
  void presetsFillTheFormAndChangesAreMarkedAndTakenBack(FxRobot robot) throws IOException {
    choose(robot);
    window.run(() -> {
      @SuppressWarnings("unchecked") // The box lists presets.
      ComboBox<Preset> presets = window.node("#training-preset", ComboBox.class);
      presets.setValue(Preset.POTSDAM);
      window.node("#parameters-loss", TitledPane.class).setExpanded(true);
    });
    TextField shift = window.node("#parameter-neg_inter_shift", TextField.class);
    assertThat(shift.getText()).isEqualTo("0.76");
    assertThat(shift.getAccessibleHelp())
        .contains("Raise it where their code similarities pile up")
        .contains("Default: 0.46 cosine")
        .contains("cityscapes 0.31361241889448443");
    Button reset = window.node("#reset-neg_inter_shift", Button.class);
    assertThat(reset.isVisible()).isFalse();
    window.run(() -> shift.setText("much"));
    assertThat(window.node("#problem-neg_inter_shift", Label.class).getText())
        .isEqualTo("neg_inter_shift is a number from -2 to 2, not “much”.");
    assertThat(window.node("#training-obstacle", Label.class).getText())
        .isEqualTo("No run can be begun: neg_inter_shift is a number from -2 to 2, not “much”.");
    assertThat(reset.isVisible()).isTrue();
    window.run(reset::fire);
    assertThat(shift.getText()).isEqualTo("0.76");
    assertThat(window.node("#training-dataset", TextField.class).getText())
        .isEqualTo("folder:" + folder.resolve("data"));
    type("seed", "3");
    window.run(() -> window.workspace().viewers().work(Workbench.TRAIN));
    assertThat(window.get(() -> window.workspace().commandLine().orElseThrow()))
        .isEqualTo(
            "stegoscope train --dataset folder:%1$s/data --backbone %1$s/vit.safetensors --preset potsdam --set seed=3 --out %1$s/runs/run-1"
                .formatted(folder));
  }

  @Test
  void runsAreOpenedAndLaidOverEachOther(FxRobot robot) throws IOException {
    choose(robot);
    small("20");
    robot.clickOn("#start-training");
    await(RunState.FINISHED);
    window.awaitRest();
    type("lr", "0.01");
    robot.clickOn("#start-training");
    window.await(
        "a second run",
        () -> training().runs().items().size() == 2 && state() == RunState.FINISHED);
    window.awaitRest();
    assertThat(texts("#training-runs-shown")).contains("run-1", "run-2");
    assertThat(window.node("#chart-loss-total", VBox.class).getAccessibleText())
        .contains("run-1, step 20: ")
        .contains("run-2, step 20: ");
    window.run(() -> training().runs().remove(training().runs().items().getFirst()));
    window.awaitRest();
    window.answers().otherFolder = Optional.of(run("run-1").path());
    robot.clickOn("#open-run");
    window.await(
        "the first run",
        () -> training().course().wordsProperty().get().startsWith("run-1: finished, step 20"));
    window.awaitRest();
    assertThat(training().form().value(org.stegoscope.training.Parameter.LR).textProperty().get())
        .isEqualTo("0.0005");
    window.answers().saved = Optional.of(folder.resolve("losses.svg"));
    robot.clickOn("#export-training");
    window.await("a figure", () -> Files.exists(folder.resolve("losses.svg")));
    window.awaitRest();
    assertThat(folder.resolve("losses.svg")).content().contains("Drawn pairs (neg_inter)");
  }

  @Test
  void theKindOfDataFollowsWhatIsTypedAndTheOtherWayRound(FxRobot robot) throws IOException {
    choose(robot);
    ComboBox<?> kinds = window.node("#training-dataset-kind", ComboBox.class);
    window.run(() -> window.node("#training-dataset", TextField.class).setText("camvid:streets"));
    assertThat(kinds.getValue()).isEqualTo(DatasetFormat.CAMVID);
    window.run(() -> window.node("#training-dataset", TextField.class).setText("streets"));
    assertThat(kinds.getValue()).isEqualTo(DatasetFormat.FOLDER);
  }
}
