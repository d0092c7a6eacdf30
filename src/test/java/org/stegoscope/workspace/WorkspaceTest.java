package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.model.TestBackbone;
import org.stegoscope.ui.SampleFiles;

/// The window's verbs without a window: jobs are held until released, and run here.
final class WorkspaceTest {

  private static final long CACHE_BYTES = 1 << 24;

  @TempDir Path folder;
  private final HeldRunner runner = new HeldRunner();
  private final Workspace workspace =
      new Workspace(new Laboratory(CACHE_BYTES), UiThread.DIRECT, _ -> runner);

  @AfterEach
  void close() {
    workspace.close();
  }

  private Path photo() {
    return SampleFiles.quarters(folder.resolve("photo.png"), 96, 64);
  }

  private Path backbone() {
    return SampleFiles.untrainedBackbone(folder.resolve("vit.safetensors"), 16, 1);
  }

  private void openBoth() {
    workspace.viewers().active().source().resolutionProperty().set("96x64");
    workspace.open(List.of(photo(), backbone()));
    runner.release();
  }

  private Segmentation segmentation() {
    return workspace.segmentation().segmentationProperty().get();
  }

  @Test
  void aPhotoAndACheckpointMakeASegmentation() {
    openBoth();
    assertThat(workspace.notices().items()).isEmpty();
    assertThat(segmentation().labels().width()).isEqualTo(96);
    assertThat(workspace.overlay().paintedProperty().get().raster().height()).isEqualTo(64);
    List<LegendEntry> legend = workspace.segmentation().legendProperty().get();
    assertThat(legend.stream().mapToDouble(LegendEntry::share).sum()).isCloseTo(1, within(1e-9));
    assertThat(workspace.segmentation().busy().get()).isFalse();
  }

  @Test
  void anUntrainedBackboneSaysSo() {
    openBoth();
    ModelItem model = workspace.models().activeProperty().get();
    assertThat(model.untrained()).isTrue();
    assertThat(model.summary()).contains("DINO").contains("1 block");
    assertThat(model.obstacle(ProbeKind.LINEAR)).contains("no linear probe");
  }

  @Test
  void aThousandMovesOfASettingStartAtMostTenComputations() {
    openBoth();
    long before = runner.started("Segmenting");
    for (int i = 0; i < 1000; i++) {
      workspace.segmentation().clustersProperty().set(2 + i % 7);
    }
    runner.release();
    assertThat(runner.started("Segmenting") - before).isBetween(1L, 10L);
    assertThat(((ProbeChoice.KMeans) segmentation().probe()).clusters()).isEqualTo(2 + 999 % 7);
  }

  @Test
  void otherClustersNeedNoOtherFeatures() {
    openBoth();
    long before = runner.started("Features");
    workspace.segmentation().clustersProperty().set(3);
    runner.release();
    assertThat(runner.started("Features")).isEqualTo(before);
    assertThat(segmentation().palette().size()).isEqualTo(3);
    workspace.segmentation().flipProperty().set(true);
    runner.release();
    assertThat(runner.started("Features")).isEqualTo(before + 1);
  }

  @Test
  void opacityComputesNothing() {
    openBoth();
    int before = runner.started().size();
    for (int i = 0; i < 1000; i++) {
      workspace.overlay().opacityProperty().set(i / 1000.0);
    }
    runner.release();
    assertThat(runner.started()).hasSize(before);
  }

  @Test
  void hidingAClassPaintsAgainAndSegmentsNothing() {
    openBoth();
    long before = runner.started("Segmenting");
    int id = workspace.segmentation().legendProperty().get().getFirst().id();
    workspace.overlay().hidden().add(id);
    runner.release();
    assertThat(runner.started("Segmenting")).isEqualTo(before);
    assertThat(workspace.overlay().paintedProperty().get().raster().argb()).contains(0);
  }

  @Test
  void otherPhotosDoNotKeepTheOldSegmentation() {
    openBoth();
    Path other = SampleFiles.quarters(folder.resolve("other.png"), 64, 64);
    workspace.open(List.of(other));
    runner.release();
    assertThat(segmentation().photo().file()).isEqualTo(other);
    workspace.photos().step(-1);
    assertThat(segmentation()).isNull();
    runner.release();
    assertThat(segmentation().photo().file().getFileName().toString()).isEqualTo("photo.png");
  }

  @Test
  void aBrokenPhotoIsASentenceAmongGoodOnes() throws IOException {
    Path broken = SampleFiles.broken(folder.resolve("broken.png"));
    workspace.open(List.of(broken, photo()));
    runner.release();
    List<PhotoItem> items = workspace.photos().items();
    assertThat(items).hasSize(2);
    items.forEach(workspace.photos()::preview);
    runner.release();
    assertThat(items.getFirst().stateProperty().get())
        .isInstanceOfSatisfying(
            PhotoItem.Broken.class, state -> assertThat(state.sentence()).contains("broken.png"));
    assertThat(items.getLast().stateProperty().get()).isInstanceOf(PhotoItem.Intact.class);
    assertThat(workspace.notices().items()).isEmpty();
  }

  @Test
  void aBrokenCheckpointIsANoticeWithDetails() throws IOException {
    workspace.open(List.of(SampleFiles.broken(folder.resolve("broken.pth"))));
    runner.release();
    Notice notice = workspace.notices().items().getFirst();
    assertThat(notice.sentence()).contains("broken.pth").doesNotContain("Exception");
    assertThat(notice.details()).contains("Exception");
  }

  @Test
  void aWrongResolutionIsAProblemBesideTheFieldAndComputesNothing() {
    openBoth();
    workspace.viewers().active().source().resolutionProperty().set("huge");
    runner.release();
    assertThat(workspace.viewers().active().source().resolutionProblemProperty().get())
        .contains("huge");
    assertThat(segmentation()).isNull();
    assertThat(workspace.commandLine()).isEmpty();
    workspace.viewers().active().source().resolutionProperty().set("64x64");
    runner.release();
    assertThat(workspace.viewers().active().source().resolutionProblemProperty().get()).isEmpty();
    assertThat(segmentation()).isNotNull();
  }

  @Test
  void aCheckpointWithProbesOffersThemAndIsSegmentedByTheBest() throws IOException {
    workspace.viewers().active().source().resolutionProperty().set("64x64");
    workspace.open(List.of(photo()));
    workspace
        .models()
        .open(
            new TestBackbone(64, 8, 16, 1, 32)
                .withStego(10, 5)
                .write(folder.resolve("stego.safetensors")));
    runner.release();
    assertThat(workspace.notices().items()).isEmpty();
    ModelItem model = workspace.models().activeProperty().get();
    assertThat(model.obstacles()).isEmpty();
    assertThat(workspace.segmentation().probeProperty().get()).isEqualTo(ProbeKind.CLUSTER);
    assertThat(segmentation().palette().size()).isEqualTo(5);
    workspace.models().open(backbone());
    runner.release();
    assertThat(workspace.segmentation().probeProperty().get()).isEqualTo(ProbeKind.KMEANS);
  }

  @Test
  void theCommandLineSaysWhatTheWindowShows() {
    openBoth();
    workspace.segmentation().clustersProperty().set(5);
    assertThat(workspace.commandLine().orElseThrow())
        .contains("--probe kmeans --clusters 5 --seed 7 --space dino --resolution 96x64")
        .contains("photo.png")
        .contains("vit.safetensors");
  }

  @Test
  void theCursorIsReadAsPixelPatchColourAndClass() {
    openBoth();
    workspace.viewer().resized(400, 300);
    workspace.viewer().actualSize();
    Viewport viewport = workspace.viewer().viewportProperty().get();
    workspace.viewer().pointAt(viewport.viewX(20.5), viewport.viewY(9.5));
    assertThat(workspace.viewer().readoutProperty().get())
        .matches("x 20, y 9 · patch row 1, col 2 · #dc1e1e · cluster \\d+ · margin [01]\\.\\d\\d");
    workspace.viewer().pointAt(0, 0);
    assertThat(workspace.viewer().readoutProperty().get()).isEmpty();
  }

  @Test
  void closedModelsAreGoneFromTheList() {
    openBoth();
    workspace.models().remove(workspace.models().activeProperty().get());
    runner.release();
    assertThat(workspace.models().items()).isEmpty();
    assertThat(segmentation()).isNull();
    workspace.photos().remove(workspace.photos().activeProperty().get());
    assertThat(workspace.photos().items()).isEmpty();
    assertThat(workspace.photos().shownProperty().get()).isNull();
  }

  @Test
  void aMissingSampleIsASentence() {
    workspace.open(new Sample(folder.resolve("nowhere")));
    runner.release();
    assertThat(workspace.notices().items().getFirst().sentence())
        .startsWith("The sample is not in");
  }
}
