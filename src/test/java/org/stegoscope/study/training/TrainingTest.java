package org.stegoscope.study.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.analysis.fitting.FitSource;
import org.stegoscope.checkpoint.Checkpoint;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.dataset.PhotoReader;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.ModelLoader;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.model.Space;
import org.stegoscope.study.runs.MetricPoint;
import org.stegoscope.training.HeadEvaluation;
import org.stegoscope.training.HeadTrainer;
import org.stegoscope.training.StateFile;
import org.stegoscope.training.TrainingSettings;

final class TrainingTest {

  @TempDir Path folder;
  private TinyTraining tiny;

  @BeforeEach
  void begin() throws IOException {
    tiny = TinyTraining.in(folder);
  }

  @Test
  void aRunLeavesCurvesStatesAndCheckpoints() {
    Ended ended = tiny.trained(tiny.settings(), "run");
    RunFolder run = tiny.run("run");

    assertThat(ended.how()).isEqualTo(Ended.How.FINISHED);
    assertThat(ended.step()).isEqualTo(12);
    assertThat(ended.best()).containsKeys("val/cluster/miou", "val/linear/miou", "val/loss");
    List<MetricPoint> points = Curve.read(run.curve());
    assertThat(points.stream().filter(point -> point.name().equals("loss/total")).count())
        .isEqualTo(12);
    assertThat(
            points.stream()
                .filter(point -> point.name().equals("val/linear/iou/left"))
                .map(MetricPoint::step))
        .containsExactly(0L, 4L, 8L, 12L);
    for (RunFolder.Which which : RunFolder.Which.values()) {
      assertThat(run.state(which)).exists();
      assertThat(run.checkpoint(which)).exists();
      assertThat(run.lightning(which)).exists();
    }
    assertThat(run.predictions(12)).isDirectoryContaining("glob:**-cluster.png");
    assertThat(run.events()).isNotEmptyFile();
    assertThat(StateFile.read(run.state(RunFolder.Which.BEST)).step()).isEqualTo(ended.bestStep());
  }

  @ParameterizedTest
  @ValueSource(strings = {"stego", "pca", "rp"})
  void aCheckpointGivesTheCodesOfTheStateItIsMadeFrom(String method) {
    tiny.trained(tiny.settings().withAll(Map.of("method", method)), "run");
    RunFolder run = tiny.run("run");
    HeadTrainer.State state = StateFile.read(run.state(RunFolder.Which.LAST));
    RgbImage photo =
        PhotoReader.read(folder.resolve("data/images/val/p12.png"), JobContext.NONE).image();

    for (Path file :
        List.of(run.checkpoint(RunFolder.Which.LAST), run.lightning(RunFolder.Which.LAST))) {
      try (LoadedModel model = new ModelLoader().load(file, ModelOptions.DEFAULT, JobContext.NONE);
          HeadEvaluation head = new HeadEvaluation(state.head())) {
        ModelInput input =
            ModelInput.prepare(photo, new Resolution.Upstream(32), model.patchSizePx());
        List<FeatureMap> maps =
            model.features(
                input, List.of(FeatureRequest.DINO, FeatureRequest.STEGO), JobContext.NONE);
        float[] expected = head.code(maps.getFirst()).values();
        float[] found = maps.getLast().values();
        for (int i = 0; i < expected.length; i++) {
          // The same sums in another order.
          assertThat(found[i]).isCloseTo(expected[i], within(1e-5f));
        }
        assertThat(model.linearProbe().orElseThrow().weights()).isEqualTo(state.linear().weights());
        assertThat(model.clusterProbe().orElseThrow().centers())
            .isEqualTo(state.cluster().centres());
      }
    }
  }

  @Test
  void bareFeaturesHaveProbesAndNoHead() {
    tiny.trained(tiny.settings().withAll(Map.of("method", "features")), "run");
    Path file = tiny.run("run").checkpoint(RunFolder.Which.LAST);

    try (LoadedModel model = new ModelLoader().load(file, ModelOptions.DEFAULT, JobContext.NONE)) {
      assertThat(model.probeSpace()).isEqualTo(Space.DINO);
      assertThat(model.linearProbe()).isPresent();
    }
  }

  @Test
  void theSameSettingsGiveTheSameBitsAndAnotherSeedOthers() throws IOException {
    tiny.trained(tiny.settings(), "one");
    tiny.trained(tiny.settings(), "two");
    tiny.trained(tiny.settings().withAll(Map.of("seed", "1")), "other");

    assertThat(tiny.run("two").curve()).hasSameBinaryContentAs(tiny.run("one").curve());
    assertThat(Files.readString(tiny.run("other").curve()))
        .isNotEqualTo(Files.readString(tiny.run("one").curve()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stego", "pca"})
  void pausesChangeNothing(String method) {
    TrainingSettings settings =
        tiny.settings()
            .withAll(Map.of("method", method, "rec_weight", "0.5", "reset_probe_steps", "6"));
    tiny.trained(settings, "whole");
    for (long seed = 0; seed < 3; seed++) {
      RunFolder run = tiny.run("paused-" + seed);
      SplittableRandom random = new SplittableRandom(seed);
      while (true) {
        TrainingControl control = new TrainingControl();
        int left = 1 + random.nextInt(5);
        Ended ended =
            tiny.training(pausingAfter(left, control), control)
                .beginOrResume(settings, run, JobContext.NONE);
        if (ended.how() == Ended.How.FINISHED) {
          break;
        }
        assertThat(ended.how()).isEqualTo(Ended.How.PAUSED);
        assertThat(run.checkpoint(RunFolder.Which.LAST)).doesNotExist();
      }
      assertSameRun(run, tiny.run("whole"));
    }
  }

  private static TrainingListener pausingAfter(int steps, TrainingControl control) {
    return new TrainingListener() {
      private int made;

      @Override
      public void stepped(StepReport report) {
        made++;
        if (made == steps) {
          control.ask(TrainingControl.Request.PAUSE);
        }
      }
    };
  }

  static void assertSameRun(RunFolder found, RunFolder expected) {
    assertThat(found.curve()).hasSameBinaryContentAs(expected.curve());
    for (RunFolder.Which which : RunFolder.Which.values()) {
      assertThat(found.state(which)).hasSameBinaryContentAs(expected.state(which));
      assertThat(found.checkpoint(which)).hasSameBinaryContentAs(expected.checkpoint(which));
    }
  }

  @Test
  void aRunThatIsCancelledAtAnyMomentGoesOn() {
    tiny.trained(tiny.settings(), "whole");
    RunFolder run = tiny.run("cancelled");
    SplittableRandom random = new SplittableRandom(5);
    int cancelled = 0;
    while (true) {
      int patience = 200 * (cancelled + 1) + random.nextInt(300);
      try {
        tiny.training().beginOrResume(tiny.settings(), run, new Impatient(patience));
        break;
      } catch (JobCancelledException e) {
        cancelled++;
      }
    }
    assertThat(cancelled).isPositive();
    assertSameRun(run, tiny.run("whole"));
  }

  /// Cancels after it was asked so often.
  private static final class Impatient implements JobContext {

    private int patience;

    Impatient(int patience) {
      this.patience = patience;
    }

    @Override
    public void progress(String stage, double fraction) {}

    @Override
    public synchronized boolean isCancelled() {
      return patience-- < 0;
    }
  }

  @Test
  void aStoppedRunHasCheckpointsAndGoesOnWithAnotherLearningRate() {
    TrainingControl control = new TrainingControl();
    RunFolder run = tiny.run("run");
    TrainingListener stopping =
        new TrainingListener() {
          @Override
          public void stepped(StepReport report) {
            if (report.step() == 5) {
              control.ask(TrainingControl.Request.STOP);
            }
          }
        };
    Ended stopped = tiny.training(stopping, control).begin(tiny.settings(), run, JobContext.NONE);
    assertThat(stopped.how()).isEqualTo(Ended.How.STOPPED);
    assertThat(run.checkpoint(RunFolder.Which.LAST)).exists();

    Ended ended = tiny.training().resume(run, Map.of("lr", "0.01"), JobContext.NONE);
    assertThat(ended.step()).isEqualTo(12);
    RunRecord record = RunRecord.read(run.record());
    assertThat(record.changes())
        .containsExactly(new RunRecord.Change(5, org.stegoscope.training.Parameter.LR, "0.01"));
    assertThat(record.current().text(org.stegoscope.training.Parameter.LR)).isEqualTo("0.01");
  }

  @Test
  void whatMakesAnotherRunMustNotChange() {
    tiny.trained(tiny.settings(), "run");

    assertThatThrownBy(
            () -> tiny.training().resume(tiny.run("run"), Map.of("dim", "8"), JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageStartingWith("dim cannot change within a run");
  }

  @Test
  void aRunOfOtherPicturesDoesNotGoOn() throws IOException {
    tiny.trained(tiny.settings(), "run");
    Files.copy(
        folder.resolve("data/images/train/p00.png"),
        folder.resolve("data/images/train/p01.png"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() ->
            tiny.training().resume(tiny.run("run"), Map.of("max_steps", "20"), JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("the data it was begun with are not those there are now");
  }

  @Test
  void aFolderThatIsNotEmptyIsNotTrainedInto() throws IOException {
    Files.createDirectories(folder.resolve("run"));
    Files.writeString(folder.resolve("run/notes.txt"), "mine");

    assertThatThrownBy(() -> tiny.trained(tiny.settings(), "run"))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("is not empty");
    assertThat(folder.resolve("run/notes.txt")).hasContent("mine");
  }

  @Test
  void withoutLabelsTheSmallestLossIsBest() throws IOException {
    try (var labels = Files.walk(folder.resolve("data/labels"))) {
      for (Path file : labels.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    Ended ended = tiny.trained(tiny.settings().withAll(Map.of("n_classes", "3")), "run");

    assertThat(ended.best()).doesNotContainKey("val/cluster/miou").containsKey("val/loss");
    List<MetricPoint> points = Curve.read(tiny.run("run").curve());
    assertThat(points).noneMatch(point -> Double.isNaN(point.value()));
    double smallest =
        points.stream()
            .filter(point -> point.name().equals("val/loss"))
            .mapToDouble(MetricPoint::value)
            .min()
            .orElseThrow();
    assertThat(ended.best().get("val/loss")).isEqualTo(smallest);
  }

  @Test
  void withoutLabelsSomebodyMustSayHowManyClustersThereAre() throws IOException {
    try (var labels = Files.walk(folder.resolve("data/labels"))) {
      for (Path file : labels.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder.resolve("data/classes.txt"));

    assertThatThrownBy(() -> tiny.trained(tiny.settings(), "run"))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("set n_classes");
  }

  @Test
  void everyTermCanBeSwitchedOn() {
    List<String> curves = new ArrayList<>();
    TrainingSettings all =
        tiny.settings()
            .withAll(
                Map.of(
                    "rec_weight", "1",
                    "crf_weight", "1",
                    "crf_samples", "50",
                    "aug_alignment_weight", "1",
                    "use_salience", "true",
                    "use_true_labels", "true",
                    "extra_clusters", "2",
                    "neighbors_dropout", "true",
                    "crops", "five",
                    "dino_feat_type", "KK"));
    tiny.trained(all, "run");
    Curve.read(tiny.run("run").curve()).forEach(point -> curves.add(point.name()));
    assertThat(curves).contains("loss/rec", "loss/crf", "loss/aug_alignment");
    RunFolder run = tiny.run("run");
    for (Path file :
        List.of(run.checkpoint(RunFolder.Which.LAST), run.lightning(RunFolder.Which.LAST))) {
      // Lightning has all weights under state_dict.
      assertThat(Checkpoint.read(file, JobContext.NONE).tensors().values())
          .anySatisfy(tensor -> {
            assertThat(tensor.name()).endsWith("decoder.weight");
            assertThat(tensor.shape()).containsExactly(16, 4, 1, 1);
          });
    }
  }

  @Test
  void theCheckTellsWhatARunTakesAndWhatIsOdd() {
    SetupCheck found =
        SetupCheck.of(
            tiny.settings().withAll(Map.of("batch_size", "64")),
            tiny.training().models(),
            folder.resolve("computed"),
            JobContext.NONE);

    assertThat(found.canBegin()).isTrue();
    assertThat(found.findings())
        .anyMatch(finding -> finding.sentence().contains("fewer than batch_size"));
    assertThat(found.cost().orElseThrow().training().missing()).isEqualTo(12);
    assertThat(found.cost().orElseThrow().secondsWithoutCache())
        .isGreaterThan(found.cost().orElseThrow().seconds());
  }

  @Test
  void theCheckTellsWhyARunCannotBegin() {
    SetupCheck found =
        SetupCheck.of(
            tiny.settings().withAll(Map.of("split", "training")),
            tiny.training().models(),
            folder.resolve("computed"),
            JobContext.NONE);

    assertThat(found.canBegin()).isFalse();
    assertThat(found.findings().getFirst().sentence()).contains("no split “training”");
  }

  @Test
  void aLossThatIsNoNumberNamesStepTermAndTheLastGoodState() {
    TrainingSettings settings =
        tiny.settings().withAll(Map.of("val_freq", "1", "batch_size", "2", "max_steps", "50"));
    RunFolder run = tiny.run("run");
    run.begin();
    List<FitSource.Image> images = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      float[] values = new float[16 * 4];
      for (int j = 0; j < values.length; j++) {
        values[j] = i == 7 && j == 5 ? Float.NaN : (float) Math.sin(i + 0.7 * j);
      }
      images.add(
          new FitSource.Image(new FeatureMap(new PatchGrid(4, 4, 8), 4, values), Optional.empty()));
    }
    Positives same =
        new Positives() {
          @Override
          public int drawn(int image, SplittableRandom random) {
            return image;
          }

          @Override
          public int nearest(int image) {
            return image;
          }
        };
    FitSource source = TrainingSources.of(images);
    FitSource clean = TrainingSources.of(images.subList(0, 4));
    Course course =
        new Course(
            new RunRecord(settings, List.of(), Map.of(), List.of("left", "right")),
            new Course.Material(
                source, same, LivePictures.NONE, new Validation(settings, clean, same)),
            run,
            TrainingListener.NONE,
            new TrainingControl());
    HeadTrainer.State first = new FirstState(settings, 2).of(clean, JobContext.NONE);

    assertThatThrownBy(() -> course.run(first, JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageMatching(
            "Training stopped at step \\d+: the loss of the correspondence is NaN\\..* The last"
                + " good state is that of step \\d+, in .*");
    HeadTrainer.State kept = StateFile.read(run.state(RunFolder.Which.LAST));
    for (float[] layer : kept.head().layers()) {
      for (float weight : layer) {
        assertThat(weight).isFinite();
      }
    }
  }
}
