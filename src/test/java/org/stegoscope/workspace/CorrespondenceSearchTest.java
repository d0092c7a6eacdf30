package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.ui.SampleFiles;

/// The ranking of all open photos by the active query.
final class CorrespondenceSearchTest {

  /// The cosine of a vector with itself, in floats.
  private static final float ROUNDING = 1e-5f;

  @TempDir Path folder;
  private HeldWorkspace held;

  @BeforeEach
  void open() {
    held = new HeldWorkspace(folder);
    held.open(
        held.quarters("a.png", 64, 48),
        held.quarters("b.png", 96, 32),
        held.stego("stego.safetensors"));
    held.viewers().work(Workbench.CORRESPOND);
    held.press(0, 4, 4, Viewers.Press.PLACE);
    held.release();
  }

  @AfterEach
  void close() {
    held.close();
  }

  private SearchResult result() {
    return held.workspace().search().resultProperty().get();
  }

  private void search() {
    held.workspace().search().search();
    held.release();
  }

  @Test
  void itRanksPhotosAndPatches() {
    assertThat(result()).isNull();
    search();
    assertThat(result().images())
        .extracting(SearchResult.Image::photo)
        .containsExactlyInAnyOrder(held.photo(0), held.photo(1));
    assertThat(result().images().getFirst().photo()).isSameAs(held.photo(0));
    assertThat(result().images().getFirst().best()).isCloseTo(1, within(ROUNDING));
    assertThat(result().images().getLast().best())
        .isLessThanOrEqualTo(result().images().getFirst().best());
    List<SearchResult.Patch> patches = result().patches();
    assertThat(patches).hasSize(24);
    assertThat(patches.getFirst().photo()).isSameAs(held.photo(0));
    assertThat(patches.getFirst().centre())
        .isEqualTo(held.viewer(0).source().geometryProperty().get().centre(0));
    for (int i = 1; i < patches.size(); i++) {
      assertThat(patches.get(i).similarity()).isLessThanOrEqualTo(patches.get(i - 1).similarity());
    }
    assertThat(result().remark()).isEmpty();
  }

  @Test
  void itFollowsTheQueryWithoutAnotherPass() {
    search();
    held.press(0, 60, 44, Viewers.Press.PLACE);
    held.release();
    assertThat(result().query().x()).isEqualTo(60);
    assertThat(result().patches().getFirst().centre())
        .isEqualTo(held.viewer(0).source().geometryProperty().get().centre(47));
    assertThat(held.runner().started("Searching")).isEqualTo(1);
  }

  @Test
  void itHoldsNoMoreWithOtherPhotosFeaturesOrSizes() {
    search();
    held.viewer(0).source().resolutionProperty().set("32x32");
    held.release();
    assertThat(result()).isNull();
    held.viewer(0).source().resolutionProperty().set("native");
    held.release();
    assertThat(result()).isNotNull();
    held.viewer(0).correspondence().features().blockProperty().set(0);
    assertThat(result()).isNull();
    search();
    assertThat(result()).isNotNull();
    held.photos().remove(held.photo(1));
    assertThat(result()).isNull();
    search();
    assertThat(result().images()).hasSize(1);
    held.workspace().queries().clear();
    assertThat(result()).isNull();
  }

  @Test
  void anAnswerForPhotosThatAreOthersByNowIsDropped() {
    held.workspace().search().search();
    held.photos().remove(held.photo(1));
    held.release();
    assertThat(result()).isNull();
  }

  @Test
  void photosThatCannotBeReadAreLeftOutAndCounted() throws IOException {
    held.open(SampleFiles.broken(folder.resolve("broken.png")));
    held.photos().activeProperty().set(held.photo(0));
    held.release();
    search();
    assertThat(result().images()).hasSize(2);
    assertThat(result().remark()).isEqualTo("1 photo could not be read and is left out.");
  }

  @Test
  void aQueryTheModelDoesNotSeeIsASentence() {
    held.press(0, 2, 24, Viewers.Press.PLACE);
    held.viewer(0).source().resolutionProperty().set("upstream:32");
    held.release();
    search();
    assertThat(result().images()).isEmpty();
    assertThat(result().remark()).isEqualTo("The model does not see this point.");
  }

  @Test
  void aCancelledSearchEndsAndCanBeStartedAgain() {
    held.workspace().search().search();
    assertThat(held.workspace().search().busyProperty().get()).isTrue();
    held.runner().cancelAll();
    assertThat(held.workspace().search().busyProperty().get()).isFalse();
    assertThat(result()).isNull();
    search();
    assertThat(result()).isNotNull();
  }
}
