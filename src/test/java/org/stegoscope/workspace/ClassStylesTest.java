package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.Rgb;

/// Names and colours the user gives to classes, and where they are seen.
final class ClassStylesTest {

  private static final Rgb PINK = new Rgb(250, 120, 200);

  @TempDir Path folder;
  private HeldWorkspace held;

  @BeforeEach
  void open() {
    held = new HeldWorkspace(folder);
    held.open(
        held.quarters("a.png", 64, 48),
        held.quarters("b.png", 96, 32),
        held.stego("stego.safetensors"));
  }

  @AfterEach
  void close() {
    held.close();
  }

  private SegmentationViewModel settings() {
    return held.viewer(0).segmentation();
  }

  private Segmentation shown() {
    return settings().segmentationProperty().get();
  }

  private LegendEntry legend(int id) {
    return settings().legendProperty().get().stream()
        .filter(entry -> entry.id() == id)
        .findFirst()
        .orElseThrow();
  }

  private int first() {
    return settings().legendProperty().get().getFirst().id();
  }

  @Test
  void aNameAndAColourAreSeenInLegendPaletteAndPixels() {
    int id = first();
    settings().rename(id, "  sky  ");
    settings().recolor(id, PINK);
    held.release();
    assertThat(legend(id).name()).isEqualTo("sky");
    assertThat(legend(id).color()).isEqualTo(PINK);
    assertThat(shown().palette().entry(id).name()).isEqualTo("sky");
    assertThat(held.viewer(0).overlay().paintedProperty().get().raster().argb())
        .contains(PINK.argb());
  }

  @Test
  void theyHoldForTheSameProbeOnAnotherPhotoAndInAnotherViewer() {
    settings().rename(1, "road");
    held.photos().step(1);
    held.viewers().show(2);
    held.release();
    assertThat(shown().photo().file()).isEqualTo(held.photo(1).file());
    assertThat(shown().palette().entry(1).name()).isEqualTo("road");
    held.viewer(1).segmentation().recolor(1, PINK);
    assertThat(shown().palette().entry(1).color()).isEqualTo(PINK);
    settings().probeProperty().set(ProbeKind.LINEAR);
    held.release();
    assertThat(shown().palette().entry(1).name()).isEqualTo("class 1");
  }

  @Test
  void clustersOfAnotherKInheritNothing() {
    settings().probeProperty().set(ProbeKind.KMEANS);
    settings().clustersProperty().set(3);
    held.release();
    settings().rename(0, "mine");
    settings().clustersProperty().set(4);
    held.release();
    assertThat(shown().palette().entry(0).name()).isEqualTo("cluster 0");
    settings().clustersProperty().set(3);
    held.release();
    assertThat(shown().palette().entry(0).name()).isEqualTo("mine");
    settings().seedProperty().set(8);
    held.release();
    assertThat(shown().palette().entry(0).name()).isEqualTo("cluster 0");
  }

  @Test
  void aNameThatIsBlankOrTheSameChangesNothing() {
    settings().rename(0, " ");
    settings().rename(0, shown().palette().entry(0).name());
    settings().recolor(0, shown().palette().entry(0).color());
    held.workspace().history().capture();
    assertThat(held.workspace().history().undoableProperty().get()).isFalse();
  }

  @Test
  void hiddenClassesAreRememberedByTheirSet() {
    OverlayViewModel overlay = held.viewer(0).overlay();
    overlay.hidden().addAll(List.of(0, 2));
    settings().probeProperty().set(ProbeKind.LINEAR);
    held.release();
    assertThat(overlay.hidden()).isEmpty();
    overlay.hidden().add(1);
    settings().probeProperty().set(ProbeKind.CLUSTER);
    held.release();
    assertThat(overlay.hidden()).containsExactlyInAnyOrder(0, 2);
    settings().probeProperty().set(ProbeKind.LINEAR);
    held.release();
    assertThat(overlay.hidden()).containsExactly(1);
  }
}
