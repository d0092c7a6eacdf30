package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.model.ComputeDevice;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.ModelLoader;
import org.stegoscope.model.Precision;
import org.stegoscope.model.PretendedMachine;
import org.stegoscope.model.TorchRuntime;
import org.stegoscope.ui.SampleFiles;

/// Where and how models compute, chosen while they are open; jobs are held until released.
final class ComputingTest {

  private static final long CACHE_BYTES = 1 << 24;
  private static final ComputeDevice ABSENT = ComputeDevice.parse("cuda:77");

  @TempDir Path folder;
  private final HeldRunner runner = new HeldRunner();
  private Workspace workspace = workspace(PretendedMachine.withBfloat16());

  private Workspace workspace(ModelLoader loader) {
    return new Workspace(new Laboratory(CACHE_BYTES, loader), UiThread.DIRECT, _ -> runner);
  }

  @AfterEach
  void close() {
    workspace.close();
    // The number is one of the process.
    TorchRuntime.setThreads(Computing.DEFAULT.threads());
  }

  private Path backbone(String name) {
    return SampleFiles.untrainedBackbone(folder.resolve(name), 16, 1);
  }

  private void openBoth() {
    workspace.viewers().active().source().resolutionProperty().set("96x64");
    Path photo = SampleFiles.quarters(folder.resolve("photo.png"), 96, 64);
    workspace.open(List.of(photo, backbone("vit.safetensors")));
    runner.release();
  }

  private void choose(Precision precision) {
    workspace.computing().choose(precision);
    runner.release();
  }

  private ModelItem active() {
    return workspace.models().activeProperty().get();
  }

  private Computing chosen() {
    return workspace.computing().chosenProperty().get();
  }

  private Object provenance(String name) {
    Segmentation shown = workspace.segmentation().segmentationProperty().get();
    return shown.provenance().fields().get(name);
  }

  @Test
  void anotherPrecisionLoadsTheCheckpointAgainAndSegmentsAgain() {
    openBoth();
    workspace.segmentation().clustersProperty().set(3);
    ModelItem item = active();
    LoadedModel before = item.model();
    assertThat(item.execution().getValue()).isEmpty();
    choose(Precision.BFLOAT16);
    assertThat(workspace.notices().items()).isEmpty();
    assertThat(active()).isSameAs(item);
    assertThat(item.model()).isNotSameAs(before);
    assertThat(item.execution().getValue())
        .matches("cpu · bfloat16 · relative error \\d+[.,]\\d %");
    assertThat(provenance("precision")).isEqualTo("bfloat16");
    assertThat(provenance("clusters")).isEqualTo(3);
    assertThat(runner.started("Closing")).isEqualTo(1);
    assertThat(workspace.commandLine().orElseThrow()).contains("--precision bfloat16");
    choose(Precision.FLOAT32);
    assertThat(provenance("precision")).isEqualTo("float32");
    assertThat(workspace.commandLine().orElseThrow()).doesNotContain("--precision");
  }

  @Test
  void aDeviceThatIsNotThereLeavesEverythingAsItWasAndSaysWhy() {
    openBoth();
    LoadedModel before = active().model();
    workspace.computing().choose(ABSENT);
    assertThat(chosen().device()).isEqualTo(ABSENT);
    runner.release();
    assertThat(workspace.notices().items().getFirst().sentence())
        .startsWith("There is no device cuda:77");
    assertThat(chosen()).isEqualTo(Computing.DEFAULT);
    assertThat(active().model()).isSameAs(before);
    assertThat(provenance("device")).isEqualTo("cpu");
  }

  @Test
  void oneCheckpointThatCannotBeReadAgainKeepsAllInPlace() throws IOException {
    openBoth();
    Path gone = backbone("gone.safetensors");
    workspace.models().open(gone);
    runner.release();
    Files.delete(gone);
    choose(Precision.BFLOAT16);
    assertThat(workspace.notices().items().getFirst().sentence()).contains("gone.safetensors");
    assertThat(chosen().precision()).isEqualTo(Precision.FLOAT32);
    assertThat(workspace.models().items())
        .extracting(item -> item.model().options().precision())
        .containsOnly(Precision.FLOAT32);
    // The first had been loaded already.
    assertThat(runner.started("Closing")).isEqualTo(1);
  }

  @Test
  void whoeverChoosesBackInTimeLoadsNothing() {
    openBoth();
    LoadedModel before = active().model();
    workspace.computing().choose(Precision.BFLOAT16);
    workspace.computing().choose(Precision.FLOAT32);
    runner.release();
    assertThat(active().model()).isSameAs(before);
    assertThat(chosen()).isEqualTo(Computing.DEFAULT);
    assertThat(workspace.notices().items()).isEmpty();
  }

  @Test
  void aCheckpointThatIsBeingOpenedFollowsTheChoice() {
    workspace.models().open(backbone("vit.safetensors"));
    choose(Precision.BFLOAT16);
    assertThat(active().model().options().precision()).isEqualTo(Precision.BFLOAT16);
  }

  @Test
  void laterCheckpointsAreOpenedAsChosen() {
    choose(Precision.BFLOAT16);
    workspace.models().open(backbone("vit.safetensors"));
    runner.release();
    assertThat(active().model().options().precision()).isEqualTo(Precision.BFLOAT16);
    assertThat(runner.started("Loading checkpoints")).isZero();
  }

  @Test
  void threadsAreSetWithoutComputingAgain() {
    openBoth();
    assertThat(TorchRuntime.threads()).isEqualTo(Computing.DEFAULT.threads());
    long before = runner.started("Features");
    int more = Computing.DEFAULT.threads() + 1;
    workspace.computing().threadsProperty().set(more);
    runner.release();
    assertThat(TorchRuntime.threads()).isEqualTo(more);
    assertThat(runner.started("Features")).isEqualTo(before);
    assertThat(workspace.commandLine().orElseThrow()).contains("--threads " + more);
  }

  @Test
  void theMachineIsLookedAtOnceAndSaysWhyThereIsNoBfloat16() {
    close();
    workspace = workspace(PretendedMachine.withoutBfloat16());
    assertThat(workspace.computing().obstacle(Precision.BFLOAT16)).contains("not been looked at");
    workspace.computing().detect();
    workspace.computing().detect();
    runner.release();
    workspace.computing().detect();
    assertThat(runner.started("Looking")).isEqualTo(1);
    Machine machine = workspace.computing().machineProperty().get();
    assertThat(machine.devices()).startsWith(ComputeDevice.CPU);
    assertThat(workspace.computing().obstacle(Precision.FLOAT32)).isEmpty();
    assertThat(workspace.computing().obstacle(Precision.BFLOAT16))
        .contains("has none: float32 is faster here");
  }

  @Test
  void movingToADeviceWithoutBfloat16ChoosesFloat32InOneStep() {
    openBoth();
    workspace.computing().detect();
    choose(Precision.BFLOAT16);
    workspace.computing().choose(ABSENT);
    assertThat(chosen().precision()).isEqualTo(Precision.FLOAT32);
    assertThat(runner.started("Loading checkpoints")).isEqualTo(2);
    runner.release();
    assertThat(chosen().precision()).isEqualTo(Precision.BFLOAT16);
  }
}
