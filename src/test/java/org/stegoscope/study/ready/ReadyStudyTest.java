package org.stegoscope.study.ready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.TestBackbone;
import org.stegoscope.study.sweep.CellCheck;
import org.stegoscope.study.sweep.Sweep;
import org.stegoscope.study.sweep.SweepCell;
import org.stegoscope.study.sweep.SweepFile;
import org.stegoscope.study.sweep.Sweeps;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.Preset;
import org.stegoscope.training.TrainingSettings;

final class ReadyStudyTest {

  private static final TrainingSettings BASE = Sweeps.BASE;

  private static Sweep sweep(ReadyStudy study) {
    return study.sweep(BASE, StudyChoice.USUAL);
  }

  private static StudyChoice choice(String... values) {
    return new StudyChoice(List.of(values), List.of(), OptionalInt.empty());
  }

  private static List<String> points(Sweep sweep, int axis) {
    return sweep.axes().get(axis).points().stream().map(point -> point.name()).toList();
  }

  private static List<TrainingSettings> settings(Sweep sweep) {
    return sweep.cells(CellCheck.NONE).stream().map(cell -> cell.settings().orElseThrow()).toList();
  }

  @ParameterizedTest
  @EnumSource(ReadyStudy.class)
  void everyStudyIsASweepThatCanBeRunAndIsKnownByItsFile(ReadyStudy study, @TempDir Path folder) {
    Sweep sweep = sweep(study);
    assertThat(sweep.cells(CellCheck.NONE)).allMatch(SweepCell::isValid);
    assertThat(settings(sweep)).doesNotHaveDuplicates();
    SweepFile.write(folder.resolve("sweep.json"), sweep);
    Sweep read = SweepFile.read(folder.resolve("sweep.json"));
    assertThat(read).isEqualTo(sweep);
    assertThat(ReadyStudy.behind(read)).contains(study);
    assertThat(ReadyStudy.of(study.key())).isEqualTo(study);
  }

  /// The default of 70 stands among those of the figure.
  @Test
  void dimensionsAreThoseOfFigure4UpToTheWidthOfTheBackbone() {
    Sweep sweep = sweep(ReadyStudy.DIMENSIONS);
    assertThat(points(sweep, 0))
        .containsExactly("3", "6", "12", "24", "48", "70", "96", "192", "384", "768");
    assertThat(points(sweep, 1)).containsExactly("stego", "pca", "rp");
    StudyChoice narrow = new StudyChoice(List.of(), List.of(0L, 1L), OptionalInt.of(192));
    Sweep small = ReadyStudy.DIMENSIONS.sweep(BASE.with(Parameter.DIM, "24"), narrow);
    assertThat(points(small, 0)).containsExactly("3", "6", "12", "24", "48", "96", "192");
    assertThat(small.size()).isEqualTo(7 * 3 * 2);
    assertThat(points(ReadyStudy.DIMENSIONS.sweep(BASE, choice("5", "7")), 0))
        .containsExactly("5", "7");
  }

  @Test
  void dimensionsAreComparedWithBareFeaturesOfEachSeed() {
    Sweep sweep =
        ReadyStudy.DIMENSIONS.sweep(
            BASE, new StudyChoice(List.of(), List.of(3L, 4L), OptionalInt.empty()));
    Sweep bare = ReadyStudy.baseline(sweep).orElseThrow();
    assertThat(bare.name()).isEqualTo(sweep.name());
    assertThat(settings(bare))
        .extracting(one -> one.text(Parameter.METHOD), TrainingSettings::seed)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("features", 3L),
            org.assertj.core.groups.Tuple.tuple("features", 4L));
    assertThat(ReadyStudy.baseline(sweep(ReadyStudy.SEEDS))).isEmpty();
    assertThat(ReadyStudy.baseline(Sweeps.dimensions(0L))).isEmpty();
  }

  @Test
  void seedsAloneDiffer() {
    assertThat(sweep(ReadyStudy.SEEDS).seeds()).containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(settings(sweep(ReadyStudy.SEEDS)))
        .extracting(one -> one.with(Parameter.SEED, "0"))
        .containsOnly(BASE);
    // Whatever is trained, its spread can be asked for.
    assertThat(
            ReadyStudy.SEEDS
                .sweep(BASE.with(Parameter.METHOD, "pca"), StudyChoice.USUAL)
                .base()
                .text(Parameter.METHOD))
        .isEqualTo("pca");
  }

  @Test
  void eachTermThatHasAWeightIsLeftOutOnce() {
    Sweep sweep = sweep(ReadyStudy.LOSS_TERMS);
    assertThat(points(sweep, 0))
        .containsExactly("all", "without pos_intra", "without pos_inter", "without neg_inter");
    List<TrainingSettings> runs = settings(sweep);
    assertThat(runs.getFirst()).isEqualTo(BASE);
    assertThat(runs.get(3).text(Parameter.NEG_INTER_WEIGHT)).isEqualTo("0");
    assertThat(runs.get(3).with(Parameter.NEG_INTER_WEIGHT, "0.63")).isEqualTo(BASE);
    TrainingSettings other =
        BASE.with(Parameter.POS_INTER_WEIGHT, "0").with(Parameter.CRF_WEIGHT, "0.5");
    assertThat(points(ReadyStudy.LOSS_TERMS.sweep(other, StudyChoice.USUAL), 0))
        .containsExactly("all", "without pos_intra", "without neg_inter", "without crf");
  }

  @Test
  void oneShiftIsChangedAtATime() {
    TrainingSettings base = BASE.with(Preset.POTSDAM);
    Sweep sweep = ReadyStudy.SHIFTS.sweep(base, choice("-0.1", "0", "0.05"));
    assertThat(points(sweep, 0))
        .containsExactly(
            "unchanged",
            "pos_intra_shift -0.02",
            "pos_intra_shift 0.13",
            "pos_inter_shift -0.08",
            "pos_inter_shift 0.07",
            "neg_inter_shift 0.66",
            "neg_inter_shift 0.81");
    assertThat(settings(sweep).getLast()).isEqualTo(base.with(Parameter.NEG_INTER_SHIFT, "0.81"));
  }

  @Test
  void oneWeightIsMultipliedAtATime() {
    assertThat(points(ReadyStudy.WEIGHTS.sweep(BASE, choice("2")), 0))
        .containsExactly(
            "unchanged", "pos_intra_weight 1.34", "pos_inter_weight 0.5", "neg_inter_weight 1.26");
    assertThat(
            points(
                ReadyStudy.WEIGHTS.sweep(BASE.with(Parameter.POS_INTER_WEIGHT, "0"), choice("2")),
                0))
        .containsExactly("unchanged", "pos_intra_weight 1.34", "neg_inter_weight 1.26");
  }

  @Test
  void allCombinationsOfSwitchesAreRun() {
    assertThat(settings(sweep(ReadyStudy.SWITCHES)))
        .hasSize(8)
        .extracting(one -> one.loss().pointwise())
        .filteredOn(on -> on)
        .hasSize(4);
  }

  @Test
  void whatCannotBeVariedIsSaid() {
    assertThatThrownBy(() -> ReadyStudy.SWITCHES.sweep(BASE, choice("1")))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("The study switches has no values to choose from: leave them out.");
    assertThatThrownBy(() -> ReadyStudy.SHIFTS.sweep(BASE, choice("far")))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("The values of this study are numbers, not “far”.");
    TrainingSettings none =
        BASE.with(Parameter.POS_INTRA_WEIGHT, "0")
            .with(Parameter.POS_INTER_WEIGHT, "0")
            .with(Parameter.NEG_INTER_WEIGHT, "0");
    assertThatThrownBy(() -> ReadyStudy.LOSS_TERMS.sweep(none, StudyChoice.USUAL))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("give one a weight");
    assertThatThrownBy(() -> ReadyStudy.of("umap"))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageStartingWith("There is no study “umap”; there are dimensions, seeds,");
  }

  @Test
  void theWidthIsThatOfTheFileIfThereIsOne(@TempDir Path folder) throws IOException {
    Path weights = new TestBackbone(32, 8, 16, 2, 32).write(folder.resolve("vit.safetensors"));
    assertThat(StudyChoice.width(weights, JobContext.NONE)).hasValue(16);
    assertThat(StudyChoice.width(folder.resolve("none.pth"), JobContext.NONE)).isEmpty();
  }
}
