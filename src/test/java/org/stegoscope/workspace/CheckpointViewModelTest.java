package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.Fixtures;
import org.stegoscope.checkpoint.StoredTensor;
import org.stegoscope.checkpoint.ValueNode;
import org.stegoscope.checkpoint.architecture.KeyCheck.Status;
import org.stegoscope.model.TestBackbone;
import org.stegoscope.ui.SampleFiles;
import tools.jackson.databind.JsonNode;

/// What is seen of a checkpoint; jobs are held until released.
final class CheckpointViewModelTest {

  private static final String FULL =
      "A_dino_vit/a2_vit_tiny_p16_full_checkpoint/dino_full_checkpoint.pth";
  private static final String STEGO = "B_stego/b1_nonlinear_d2_p8/stego_nonlinear.ckpt";

  @TempDir private Path folder;
  private final HeldRunner runner = new HeldRunner();
  private final CheckpointWorkbench bench = new CheckpointWorkbench(runner, UiThread.DIRECT);
  private final CheckpointViewModel checkpoint = bench.checkpoint();

  @BeforeEach
  void show() {
    checkpoint.shownProperty().set(true);
  }

  @AfterEach
  void close() {
    runner.close();
    bench.close();
  }

  private Path small(String name) throws IOException {
    return new TestBackbone(16, 4, 8, 2, 32).withStego(6, 5).write(folder.resolve(name));
  }

  private InspectionState state() {
    return checkpoint.stateProperty().get();
  }

  private InspectedCheckpoint content() {
    return ((InspectionState.Content) state()).checkpoint();
  }

  private InspectedCheckpoint open(Path file) {
    checkpoint.open(file);
    runner.release();
    return content();
  }

  private String refusal(Path file) {
    checkpoint.open(file);
    runner.release();
    return ((InspectionState.Refused) state()).sentence();
  }

  private StoredTensor tensor(String end) {
    return content().inspection().checkpoint().tensors().values().stream()
        .filter(tensor -> tensor.name().endsWith(end))
        .findFirst()
        .orElseThrow();
  }

  private StatisticsState select(String end) {
    checkpoint.selectedProperty().set(tensor(end));
    runner.release();
    return checkpoint.statisticsProperty().get();
  }

  @Test
  void aBackboneIsShownWithItsTensorsAndItsArchitecture() {
    InspectedCheckpoint shown = open(Fixtures.path("A_dino_vit/a1_embed384_d2_p8/backbone.pth"));
    assertThat(shown.tensors().tensors()).isEqualTo(30);
    assertThat(shown.keys().count(Status.FOUND)).isEqualTo(30);
    assertThat(shown.summary())
        .extracting(row -> row.name() + " " + row.value())
        .contains("Method dino", "Width 384", "Depth 2", "Patch 8 x 8 px");
    assertThat(shown.inspection().problems()).isEmpty();
    assertThat(checkpoint.tensorsProperty().get()).isSameAs(shown.tensors());
  }

  @Test
  void aStegoCheckpointShowsItsConfigurationAndItsProbes() {
    InspectedCheckpoint shown = open(Fixtures.path(STEGO));
    assertThat(shown.values()).extracting(ValueNode::name).contains("hyper_parameters", "epoch");
    assertThat(shown.values()).extracting(ValueNode::name).doesNotContain("state_dict");
    checkpoint.filterProperty().set("linear_probe");
    assertThat(checkpoint.tensorsProperty().get().tensors()).isBetween(2, 10);
    checkpoint.filterProperty().set("");
    assertThat(checkpoint.tensorsProperty().get()).isSameAs(shown.tensors());
  }

  @Test
  void aTrainingCheckpointShowsStudentTeacherAndOptimizer() {
    InspectedCheckpoint shown = open(Fixtures.path(FULL));
    assertThat(shown.tensors().tensors()).isEqualTo(338);
    assertThat(shown.keys().count(Status.IGNORED)).isEqualTo(188);
    assertThat(shown.tensors().children())
        .extracting(TensorNode::label)
        .anyMatch(label -> label.startsWith("student"))
        .anyMatch(label -> label.startsWith("teacher"))
        .anyMatch(label -> label.startsWith("optimizer"));
    assertThat(shown.values()).extracting(ValueNode::name).contains("args", "epoch", "optimizer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "H_other_methods/h1_smooseg/smooseg.ckpt",
        "H_other_methods/h2_cause/CAUSE/cocostuff27/dino_vit_small_8/96/segment_tr.pth",
        "I_adversarial/model_fc1_fc2_swapped.pth",
        "I_adversarial/model_int64_weights.pth",
        "I_adversarial/model_empty_state_dict.pth",
        "I_adversarial/valid_all_dtypes_zip.pth"
      })
  void whatIsOfNoUseAsAModelIsShownAllTheSame(String name) {
    Path file = Fixtures.path(name);
    InspectedCheckpoint shown = open(file);
    assertThat(shown.tensors().tensors())
        .isEqualTo(shown.inspection().checkpoint().tensors().size());
    assertThat(bench.notices().items()).isEmpty();
  }

  static Stream<String> refused() {
    return Fixtures.json("I_adversarial/manifest.json")
        .path("files")
        .valueStream()
        .filter(entry -> !entry.path("stage").asString().equals("model"))
        .filter(entry -> entry.path("expect").asString().equals("error"))
        .filter(entry -> !entry.has("also_acceptable"))
        .map((JsonNode entry) -> entry.path("file").asString());
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aHostileFileIsItsSentenceAndTheNextFileStillOpens(String name) throws IOException {
    assertThat(refusal(Fixtures.path("I_adversarial/" + name))).startsWith(name).endsWith(".");
    assertThat(checkpoint.tensorsProperty().get().tensors()).isZero();
    assertThat(bench.notices().items()).isEmpty();
    assertThat(open(small("next.safetensors")).tensors().tensors()).isPositive();
  }

  @Test
  void aFileThatVanishedIsASentenceWhereverItIsMissed() throws IOException {
    Path file = small("gone.safetensors");
    open(file);
    Files.delete(file);
    assertThat(select("norm.weight"))
        .isEqualTo(
            new StatisticsState.Refused(
                "gone.safetensors cannot be read: the file does not exist."));
    checkpoint.again();
    runner.release();
    assertThat(state())
        .isEqualTo(
            new InspectionState.Refused(
                file, "gone.safetensors cannot be read: the file does not exist."));
    assertThat(checkpoint.selectedProperty().get()).isNull();
    small("gone.safetensors");
    checkpoint.again();
    runner.release();
    assertThat(content().tensors().tensors()).isPositive();
  }

  @Test
  void theActiveModelIsFollowedUntilAnotherFileIsOpened() throws IOException {
    Path first = SampleFiles.untrainedBackbone(folder.resolve("first.safetensors"), 16, 1);
    bench.models().open(first);
    runner.release();
    assertThat(content().inspection().checkpoint().file()).isEqualTo(first);
    Path other = small("other.safetensors");
    open(other);
    assertThat(checkpoint.followingProperty().get()).isFalse();
    assertThat(checkpoint.canFollow().get()).isTrue();
    bench.models().open(SampleFiles.untrainedBackbone(folder.resolve("second.safetensors"), 16, 1));
    runner.release();
    assertThat(content().inspection().checkpoint().file()).isEqualTo(other);
    checkpoint.follow();
    runner.release();
    assertThat(checkpoint.canFollow().get()).isFalse();
    assertThat(content().inspection().checkpoint().file()).hasFileName("second.safetensors");
    bench.models().remove(bench.models().activeProperty().get());
    bench.models().remove(bench.models().activeProperty().get());
    runner.release();
    assertThat(state()).isEqualTo(new InspectionState.Nothing());
    assertThat(checkpoint.commandLine()).isEmpty();
  }

  @Test
  void nothingIsReadBeforeAnybodyLooks() throws IOException {
    checkpoint.shownProperty().set(false);
    checkpoint.open(small("unseen.safetensors"));
    runner.release();
    assertThat(runner.started("Inspecting")).isZero();
    checkpoint.shownProperty().set(true);
    runner.release();
    assertThat(content().tensors().tensors()).isPositive();
    checkpoint.shownProperty().set(false);
    checkpoint.shownProperty().set(true);
    runner.release();
    assertThat(runner.started("Inspecting")).isEqualTo(1);
  }

  @Test
  void ofTwoFilesOpenedInARowTheLastIsShown() throws IOException {
    Path first = small("first.safetensors");
    Path last = small("last.safetensors");
    checkpoint.open(first);
    checkpoint.open(last);
    assertThat(state())
        .isInstanceOfSatisfying(
            InspectionState.Reading.class, s -> assertThat(s.file()).isEqualTo(last));
    runner.release();
    assertThat(content().inspection().checkpoint().file()).isEqualTo(last);
  }

  @Test
  void progressOfReadingIsShown() {
    checkpoint.open(Fixtures.path(FULL));
    Progress progress = ((InspectionState.Reading) state()).progress();
    assertThat(progress.fractionProperty().get()).isNegative();
    runner.release();
    assertThat(progress.fractionProperty().get()).isBetween(0.0, 1.0);
    assertThat(progress.stageProperty().get()).isEqualTo("Checking weights");
  }

  @Test
  void statisticsComeOnDemandAndAreRememberedForEachTensor() throws IOException {
    open(small("model.safetensors"));
    assertThat(runner.started("Statistics")).isZero();
    assertThat(select("norm.weight"))
        .isInstanceOfSatisfying(
            StatisticsState.Known.class,
            known -> assertThat(known.statistics().count()).isEqualTo(8));
    select("norm.bias");
    assertThat(runner.started("Statistics")).isEqualTo(2);
    assertThat(select("norm.weight")).isInstanceOf(StatisticsState.Known.class);
    assertThat(runner.started("Statistics")).isEqualTo(2);
    checkpoint.selectedProperty().set(null);
    assertThat(checkpoint.statisticsProperty().get()).isEqualTo(new StatisticsState.None());
  }

  @Test
  void aThousandQuickSelectionsStartAtMostTenComputations() throws IOException {
    open(small("model.safetensors"));
    List<StoredTensor> all =
        List.copyOf(content().inspection().checkpoint().tensors().sequencedValues());
    for (int i = 0; i < 1000; i++) {
      checkpoint.selectedProperty().set(all.get(i % all.size()));
    }
    runner.release();
    assertThat(runner.started("Statistics")).isBetween(1L, 10L);
    assertThat(((StatisticsState.Known) checkpoint.statisticsProperty().get()).statistics().count())
        .isEqualTo(all.get(999 % all.size()).elements());
  }

  @Test
  void statisticsOfTheFileBeforeAreDropped() throws IOException {
    open(small("first.safetensors"));
    checkpoint.selectedProperty().set(tensor("norm.weight"));
    open(small("last.safetensors"));
    assertThat(checkpoint.statisticsProperty().get()).isEqualTo(new StatisticsState.None());
    assertThat(select("norm.weight")).isInstanceOf(StatisticsState.Known.class);
  }

  @Test
  void whatIsCalledOffSaysSoAndCanBeAskedForAgain() throws IOException {
    Path file = small("model.safetensors");
    checkpoint.open(file);
    runner.close();
    assertThat(state()).isEqualTo(new InspectionState.Cancelled(file));
    checkpoint.again();
    runner.release();
    checkpoint.selectedProperty().set(tensor("norm.weight"));
    runner.close();
    assertThat(checkpoint.statisticsProperty().get()).isEqualTo(new StatisticsState.Cancelled());
    checkpoint.countAgain();
    runner.release();
    assertThat(checkpoint.statisticsProperty().get()).isInstanceOf(StatisticsState.Known.class);
    assertThat(bench.notices().items()).isEmpty();
  }

  @Test
  void theCommandLineInspectsTheSameFile() throws IOException {
    assertThat(checkpoint.commandLine()).isEmpty();
    Path file = small("two words.safetensors");
    open(file);
    assertThat(checkpoint.commandLine()).contains("stegoscope inspect '" + file + "'");
  }
}
