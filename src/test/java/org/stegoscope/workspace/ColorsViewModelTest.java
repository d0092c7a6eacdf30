package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.analysis.FeatureColors;
import org.stegoscope.core.LabelMap;
import org.stegoscope.ui.SampleFiles;

/// Features as colours and as clusters, of one photo and of all that are open.
final class ColorsViewModelTest {

  @TempDir Path folder;
  private HeldWorkspace held;
  private ColorsViewModel colors;

  @BeforeEach
  void open() {
    held = new HeldWorkspace(folder);
    colors = held.viewer(0).colors();
  }

  @AfterEach
  void close() {
    held.close();
  }

  /// Two photos of the same pixels, one of others, and one that is none.
  private void openFour() throws IOException {
    held.open(
        held.quarters("a.png", 64, 48),
        held.quarters("b.png", 64, 48),
        held.quarters("c.png", 96, 32),
        SampleFiles.broken(folder.resolve("broken.png")),
        held.backbone("vit.safetensors"));
  }

  private void choose(PhotoItem item) {
    held.photos().activeProperty().set(item);
    held.release();
  }

  private int[] painted() {
    return colors.paintedProperty().get().raster().argb();
  }

  @Test
  void jointColoursMeanTheSameInTwoPhotosOfTheSameContent() throws IOException {
    openFour();
    held.viewers().work(Workbench.COLOR);
    colors.scopeProperty().set(Scope.ALL);
    held.release();
    int[] first = painted();
    assertThat(colors.coloredProperty().get().photos()).hasSize(3);
    assertThat(colors.coloredProperty().get().remark())
        .isEqualTo("1 photo could not be read and is left out.");
    int before = held.runner().started().size();
    choose(held.photo(1));
    assertThat(painted()).containsExactly(first);
    // Neither features nor colours are computed for the other photo: it is only decoded.
    assertThat(held.runner().started().subList(before, held.runner().started().size()))
        .noneMatch(title -> title.startsWith("Features") || title.startsWith("Colouring"));
    int[] same = new int[first.length];
    choose(held.photo(2));
    assertThat(painted()).isNotEqualTo(same).isNotEqualTo(first);
  }

  @Test
  void coloursOfOnePhotoAreThoseOfItsOwnComponents() throws IOException {
    openFour();
    held.viewers().work(Workbench.COLOR);
    held.release();
    assertThat(colors.coloredProperty().get().photos()).containsOnlyKeys(held.photo(0));
    int[] stretched = painted();
    colors.stretchProperty().set(FeatureColors.Stretch.PERCENTILES_1_TO_99);
    held.release();
    assertThat(held.runner().started("Features to colour")).isEqualTo(1);
    assertThat(painted()).isNotEqualTo(stretched);
  }

  @Test
  void otherPhotosAreColouredTogetherAgain() throws IOException {
    openFour();
    held.viewers().work(Workbench.COLOR);
    colors.scopeProperty().set(Scope.ALL);
    held.release();
    held.photos().remove(held.photo(2));
    held.release();
    assertThat(held.workspace().notices().items()).isEmpty();
    assertThat(colors.coloredProperty().get().photos()).hasSize(2);
  }

  @Test
  void aPhotoOfOnePatchIsOneColour() {
    held.viewers().work(Workbench.COLOR);
    held.open(held.quarters("tiny.png", 8, 8), held.backbone("vit.safetensors"));
    assertThat(painted()).containsOnly(painted()[0]);
    assertThat(held.workspace().notices().items()).isEmpty();
  }

  @Test
  void clustersFoundJointlyHaveTheSameIdsForTheSameContent() throws IOException {
    openFour();
    SegmentationViewModel settings = held.viewer(0).segmentation();
    settings.clustersProperty().set(4);
    settings.scopeProperty().set(Scope.ALL);
    held.release();
    Segmentation first = settings.segmentationProperty().get();
    assertThat(settings.remarkProperty().get())
        .isEqualTo("1 photo could not be read and is left out.");
    choose(held.photo(1));
    Segmentation second = settings.segmentationProperty().get();
    assertThat(second.photo()).isNotEqualTo(first.photo());
    assertThat(second.labels().labels()).containsExactly(first.labels().labels());
    assertThat(second.classSet()).isEqualTo(first.classSet());
    choose(held.photo(2));
    Segmentation third = settings.segmentationProperty().get();
    assertThat(third.classSet()).isEqualTo(first.classSet());
    Set<Integer> known = ids(first.labels());
    assertThat(ids(third.labels())).containsAnyElementsOf(known);
    settings.scopeProperty().set(Scope.ONE);
    held.release();
    assertThat(settings.remarkProperty().get()).isEmpty();
    assertThat(settings.segmentationProperty().get().classSet()).isNotEqualTo(first.classSet());
  }

  private static Set<Integer> ids(LabelMap labels) {
    Set<Integer> ids = new HashSet<>();
    IntStream.range(0, labels.width() * labels.height())
        .forEach(i -> ids.add(labels.at(i % labels.width(), i / labels.width())));
    return ids;
  }
}
