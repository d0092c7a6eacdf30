package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.dataset.collection.TinyFiles;
import org.stegoscope.job.DirectRunner;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.model.TestBackbone;
import org.stegoscope.study.training.RunFolder;
import org.stegoscope.study.training.RunRecord;
import org.stegoscope.study.training.SetupCheck;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.Preset;
import org.stegoscope.workspace.training.RunState;
import org.stegoscope.workspace.training.TrainingViewModel;

/// Runs on tiny pictures with a tiny transformer. Jobs run at once and news are told at once, so
/// that a run can be ended at a step.
final class TrainingViewModelTest {

  private static final int SIDE = 32;
  private static final int STEPS = 12;

  @TempDir Path folder;
  private final Notices notices = new Notices();
  private final Laboratory laboratory = new Laboratory(1 << 24);
  private final List<Path> opened = new ArrayList<>();
  private TrainingViewModel training;

  @BeforeEach
  void makePictures() throws IOException {
    TinyFiles files = new TinyFiles(Files.createDirectories(folder.resolve("data")));
    for (String split : List.of("train", "val")) {
      for (int i = 0; i < 4; i++) {
        files.photo("images/%s/p%d.png".formatted(split, i), SIDE, SIDE);
        int edge = 8 + 4 * i;
        files.grey("labels/%s/p%d.png".formatted(split, i), SIDE, SIDE, (x, _) -> x < edge ? 0 : 1);
      }
    }
    files.text("classes.txt", "0 left 200 0 0\n1 right 0 0 200\n");
    new TestBackbone(SIDE, 8, 16, 2, 32).write(folder.resolve("vit.safetensors"));
    training = model(new DirectRunner(JobContext.NONE));
  }

  private TrainingViewModel model(JobRunner runner) {
    TrainingViewModel made =
        new TrainingViewModel(
            () -> (file, context) -> laboratory.model(file, ModelOptions.DEFAULT, context),
            folder.resolve("runs"),
            opened::add,
            runner,
            UiThread.DIRECT,
            notices);
    Map<Parameter, String> values = new LinkedHashMap<>();
    values.put(Parameter.DATASET, "folder:" + folder.resolve("data"));
    values.put(Parameter.BACKBONE_FILE, folder.resolve("vit.safetensors").toString());
    values.put(Parameter.RES, "native");
    values.put(Parameter.VAL_RES, "native");
    values.put(Parameter.BATCH_SIZE, "2");
    values.put(Parameter.DIM, "4");
    values.put(Parameter.FEATURE_SAMPLES, "3");
    values.put(Parameter.NEG_SAMPLES, "1");
    values.put(Parameter.NUM_NEIGHBORS, "2");
    values.put(Parameter.SCALAR_LOG_FREQ, "1");
    values.put(Parameter.VAL_FREQ, "4");
    values.put(Parameter.MAX_STEPS, Integer.toString(STEPS));
    values.forEach((parameter, text) -> made.form().value(parameter).textProperty().set(text));
    return made;
  }

  private RunFolder run(String name) {
    return new RunFolder(folder.resolve("runs").resolve(name));
  }

  private RunState state() {
    return training.course().stateProperty().get();
  }

  private List<String> told() {
    return notices.items().stream().map(Notice::sentence).toList();
  }

  private void set(Parameter parameter, String text) {
    training.form().value(parameter).textProperty().set(text);
  }

  /// Pauses after the first look at it, of which the news come before the first step.
  private void pauseAtTheBeginning() {
    training
        .course()
        .stateProperty()
        .subscribe((_, now) -> {
          if (now == RunState.TRAINING) {
            training.pause();
          }
        });
  }

  @Test
  void aRunLeavesItsCurvesAndCheckpoints() {
    training.start();
    assertThat(told()).isEmpty();
    assertThat(state()).isEqualTo(RunState.FINISHED);
    assertThat(training.course().wordsProperty().get()).isEqualTo("run-1: finished, step 12");
    var curves = training.runs().items().getFirst().curvesProperty().get();
    assertThat(curves.of("loss/total").size()).isEqualTo(STEPS);
    assertThat(curves.of("val/linear/miou").steps()).containsExactly(0, 4, 8, 12);
    assertThat(training.charts().similaritiesProperty().get().kinds()).hasSize(3);
    assertThat(training.neighbours().imagesProperty().get()).hasSize(4);
    assertThat(training.place().nameProperty().get()).isEqualTo("run-2");
    assertThat(training.goOnObstacleProperty().get())
        .isEqualTo("all its steps are made: raise max_steps");
    assertThat(training.stopObstacleProperty().get())
        .isEqualTo("the checkpoints of the run are written");
    training.openBest();
    assertThat(opened).containsExactly(run("run-1").checkpoint(RunFolder.Which.BEST));
  }

  @Test
  void aRunThatWasPausedIsTheSameAsOneThatWasNot() throws IOException {
    training.start();
    pauseAtTheBeginning();
    training.start();
    assertThat(state()).isEqualTo(RunState.PAUSED);
    assertThat(training.bestObstacleProperty().get())
        .isEqualTo("checkpoints are written when a run is stopped or has finished");
    assertThat(Files.readString(run("run-2").curve()))
        .isNotEqualTo(Files.readString(run("run-1").curve()));
    // As after the program was closed in between.
    training = reopened("run-2");
    training.goOn();
    assertThat(told()).isEmpty();
    assertThat(state()).isEqualTo(RunState.FINISHED);
    assertThat(Files.readString(run("run-2").curve()))
        .isEqualTo(Files.readString(run("run-1").curve()));
  }

  private TrainingViewModel reopened(String name) {
    TrainingViewModel other = model(new DirectRunner(JobContext.NONE));
    other.open(run(name).path());
    return other;
  }

  @Test
  void whatMayChangeWithinARunIsTakenFromTheFormAndTheRestIsRefused() {
    pauseAtTheBeginning();
    training.start();
    training = reopened("run-1");
    assertThat(state()).isEqualTo(RunState.PAUSED);
    set(Parameter.DIM, "5");
    training.goOn();
    assertThat(told().getLast()).startsWith("dim cannot change within a run: begin another.");
    assertThat(state()).isEqualTo(RunState.PAUSED);
    set(Parameter.DIM, "4");
    set(Parameter.LR, "0.01");
    training.goOn();
    assertThat(state()).isEqualTo(RunState.FINISHED);
    assertThat(RunRecord.read(run("run-1").record()).changes())
        .containsExactly(new RunRecord.Change(0, Parameter.LR, "0.01"));
    set(Parameter.MAX_STEPS, "15");
    assertThat(training.goOnObstacleProperty().get()).isEmpty();
    training.goOn();
    assertThat(training.course().wordsProperty().get()).isEqualTo("run-1: finished, step 15");
  }

  @Test
  void aPausedRunIsStoppedWithoutAnotherStep() {
    pauseAtTheBeginning();
    training.start();
    training = reopened("run-1");
    training.stop();
    assertThat(training.course().wordsProperty().get())
        .isEqualTo("run-1: stopped, checkpoints are written, step 0");
    assertThat(run("run-1").checkpoint(RunFolder.Which.LAST)).exists();
    assertThat(training.goOnObstacleProperty().get()).isEmpty();
  }

  @Test
  void aCancelledRunCanBeGoneOnWith() {
    HeldRunner held = new HeldRunner();
    training = model(held);
    training.start();
    assertThat(state()).isEqualTo(RunState.PREPARING);
    assertThat(training.startObstacleProperty().get()).isEqualTo("a training is going on");
    held.cancelAll();
    assertThat(state()).isEqualTo(RunState.PAUSED);
    // Nothing of it was written yet.
    assertThat(training.goOnObstacleProperty().get()).isEqualTo("no run was begun or opened");
    training.start();
    training.pause();
    assertThat(state()).isEqualTo(RunState.PAUSED);
    held.release();
    training.start();
    held.release();
    assertThat(state()).isEqualTo(RunState.FINISHED);
    assertThat(told()).isEmpty();
  }

  @Test
  void aRunThatFailsSaysWhyAndAnotherCanBeBegun() throws IOException {
    set(Parameter.BACKBONE_FILE, folder.resolve("none.safetensors").toString());
    training.start();
    assertThat(state()).isEqualTo(RunState.FAILED);
    assertThat(told()).hasSize(1);
    assertThat(told().getFirst()).contains("none.safetensors");
    assertThat(training.startObstacleProperty().get()).isEmpty();
    // Of a folder that is taken, nothing is touched or gone on with.
    Files.createDirectories(folder.resolve("runs/taken"));
    Files.writeString(folder.resolve("runs/taken/letter.txt"), "dear");
    training.place().nameProperty().set("taken");
    training.start();
    assertThat(told().getLast()).contains("is not empty: choose another folder for the run.");
    assertThat(training.goOnObstacleProperty().get()).isEqualTo("no run was begun or opened");
    assertThat(folder.resolve("runs/taken/letter.txt")).hasContent("dear");
  }

  @Test
  void theSetUpIsCheckedUntilItChanges() {
    training.check();
    SetupCheck found = training.checkProperty().get();
    assertThat(found.canBegin()).isTrue();
    assertThat(found.cost().orElseThrow().training().missing()).isEqualTo(4);
    set(Parameter.BATCH_SIZE, "8");
    assertThat(training.checkProperty().get()).isNull();
    training.check();
    assertThat(training.checkProperty().get().findings())
        .contains(
            new SetupCheck.Finding(
                SetupCheck.Level.WARNING,
                "There are 4 images, fewer than batch_size: each step sees all of them."));
    set(Parameter.BATCH_SIZE, "1");
    assertThat(training.startObstacleProperty().get())
        .startsWith("A batch of one image has no other image for its negative pairs");
    training.check();
    assertThat(training.checkProperty().get()).isNull();
  }

  @Test
  void aPresetTakesAllValuesButThoseOfTheUser() {
    set(Parameter.SEED, "5");
    training.form().presetProperty().set(Preset.CITYSCAPES);
    var values = training.form();
    assertThat(values.value(Parameter.POINTWISE).textProperty().get()).isEqualTo("false");
    assertThat(values.value(Parameter.BATCH_SIZE).textProperty().get()).isEqualTo("32");
    assertThat(values.value(Parameter.RES).textProperty().get()).isEqualTo("upstream:224");
    assertThat(values.value(Parameter.SEED).textProperty().get()).isEqualTo("5");
    assertThat(values.value(Parameter.SEED).changedProperty().get()).isTrue();
    assertThat(values.value(Parameter.DATASET).textProperty().get()).startsWith("folder:");
    values.offer(Parameter.DATASET, "camvid:elsewhere");
    assertThat(values.value(Parameter.DATASET).textProperty().get()).startsWith("folder:");
    set(Parameter.DATASET, "");
    values.offer(Parameter.DATASET, "camvid:elsewhere");
    values.offer(Parameter.DATASET, "camvid:there");
    assertThat(values.value(Parameter.DATASET).textProperty().get()).isEqualTo("camvid:there");
  }
}
