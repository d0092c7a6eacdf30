package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.Precision;
import org.stegoscope.model.Space;

/// What one to four viewers show and compute, and what they share.
final class ViewersTest {

  /// Places on the screen are sums of products of doubles.
  private static final double ROUNDING = 1e-9;

  @TempDir Path folder;
  private HeldWorkspace held;

  @BeforeEach
  void open() {
    held = new HeldWorkspace(folder);
  }

  @AfterEach
  void close() {
    held.close();
  }

  private void openTwoPhotosAndAModel() {
    held.open(
        held.quarters("a.png", 64, 48),
        held.quarters("b.png", 96, 32),
        held.backbone("vit.safetensors"));
  }

  private PhotoItem shownIn(int viewer) {
    return held.viewer(viewer).source().shownProperty().get().item();
  }

  private Segmentation segmentation(int viewer) {
    return held.viewer(viewer).segmentation().segmentationProperty().get();
  }

  @Test
  void oneThatComesToTheScreenShowsWhatTheActiveOneDoes() {
    openTwoPhotosAndAModel();
    Viewer first = held.viewer(0);
    first.segmentation().clustersProperty().set(3);
    first.overlay().opacityProperty().set(0.25);
    first.attention().shownProperty().set(true);
    held.release();
    held.viewers().show(2);
    held.release();
    assertThat(held.viewer(1).state()).isEqualTo(first.state());
    assertThat(segmentation(1).palette().size()).isEqualTo(3);
    assertThat(held.viewer(1).source().modelProperty().get())
        .isSameAs(first.source().modelProperty().get());
    held.viewer(1).segmentation().clustersProperty().set(4);
    held.release();
    assertThat(segmentation(0).palette().size()).isEqualTo(3);
  }

  @Test
  void thoseThatAreNotOnTheScreenComputeNothing() {
    openTwoPhotosAndAModel();
    int before = held.runner().started().size();
    held.viewer(1).segmentation().clustersProperty().set(3);
    held.viewer(2).attention().shownProperty().set(true);
    held.viewer(3).colors().shownProperty().set(true);
    held.release();
    assertThat(held.runner().started()).hasSize(before);
    held.viewers().show(4);
    held.release();
    held.viewers().show(1);
    before = held.runner().started().size();
    held.viewer(1).segmentation().clustersProperty().set(5);
    held.release();
    assertThat(held.runner().started()).hasSize(before);
  }

  @Test
  void hiddenLayersComputeNothing() {
    openTwoPhotosAndAModel();
    Viewer viewer = held.viewer(0);
    viewer.layers().forEach(layer -> layer.shownProperty().set(false));
    held.release();
    int before = held.runner().started().size();
    viewer.segmentation().clustersProperty().set(3);
    viewer.attention().blockProperty().set(0);
    viewer.attention().displayProperty().set(AttentionDisplay.ROLLOUT);
    viewer.colors().scopeProperty().set(Scope.ALL);
    viewer.correspondence().features().blockProperty().set(0);
    held.workspace().queries().add(held.photo(0), 5, 5);
    held.release();
    assertThat(held.runner().started()).hasSize(before);
    viewer.attention().shownProperty().set(true);
    held.release();
    assertThat(held.runner().started("Attention rollout")).isEqualTo(1);
  }

  @Test
  void anotherPhotoIsDecodedAndSegmentedForEveryViewerThatIsNotPinned() {
    openTwoPhotosAndAModel();
    held.viewers().show(2);
    held.viewer(1).source().pinnedProperty().set(true);
    held.photos().step(1);
    held.release();
    assertThat(shownIn(0)).isSameAs(held.photo(1));
    assertThat(shownIn(1)).isSameAs(held.photo(0));
    assertThat(segmentation(0).photo().file()).isEqualTo(held.photo(1).file());
    assertThat(segmentation(1).photo().file()).isEqualTo(held.photo(0).file());
    held.viewer(1).source().pinnedProperty().set(false);
    assertThat(shownIn(1)).isSameAs(held.photo(1));
  }

  @Test
  void aViewerIsPinnedToAnyPhoto() {
    openTwoPhotosAndAModel();
    held.viewers().show(2);
    held.viewer(1).source().pin(held.photo(1));
    held.release();
    assertThat(shownIn(0)).isSameAs(held.photo(0));
    assertThat(shownIn(1)).isSameAs(held.photo(1));
    assertThat(segmentation(1).photo().file()).isEqualTo(held.photo(1).file());
  }

  @Test
  void aPinnedViewerLetsGoOfAPhotoThatIsClosed() {
    openTwoPhotosAndAModel();
    held.viewers().show(2);
    held.viewer(1).source().pinnedProperty().set(true);
    PhotoItem closed = held.photo(0);
    held.photos().step(1);
    held.release();
    held.photos().remove(closed);
    held.release();
    assertThat(held.viewer(1).source().pinnedProperty().get()).isFalse();
    assertThat(shownIn(1)).isSameAs(held.photo(0)).isNotSameAs(closed);
    held.photos().remove(held.photo(0));
    assertThat(held.viewer(0).source().shownProperty().get()).isNull();
    assertThat(held.viewer(1).source().shownProperty().get()).isNull();
    assertThat(segmentation(1)).isNull();
  }

  @Test
  void aPinnedViewerLetsGoOfAPhotoThatIsClosedWhileItIsOpened() {
    openTwoPhotosAndAModel();
    held.viewers().show(2);
    PhotoItem closed = held.photo(1);
    held.viewer(1).source().pin(closed);
    held.photos().remove(closed);
    held.release();
    assertThat(held.viewer(1).source().pinnedProperty().get()).isFalse();
    assertThat(shownIn(1)).isSameAs(held.photo(0));
  }

  @Test
  void aModelThatTwoViewersUseIsClosedInBoth() {
    openTwoPhotosAndAModel();
    held.open(held.stego("stego.safetensors"));
    held.viewers().show(2);
    held.release();
    ModelItem backbone = held.workspace().models().items().getFirst();
    ModelItem stego = held.workspace().models().items().getLast();
    assertThat(segmentation(0).palette().size()).isEqualTo(5);
    held.workspace().models().remove(stego);
    held.release();
    for (int viewer = 0; viewer < 2; viewer++) {
      assertThat(held.viewer(viewer).source().modelProperty().get()).isSameAs(backbone);
      assertThat(segmentation(viewer).probe()).isInstanceOf(ProbeChoice.KMeans.class);
    }
    assertThat(held.runner().started("Closing stego")).isEqualTo(1);
    held.workspace().models().remove(backbone);
    held.release();
    assertThat(held.viewer(1).source().modelProperty().get()).isNull();
    assertThat(segmentation(1)).isNull();
    assertThat(held.workspace().notices().items()).isEmpty();
  }

  @Test
  void viewersKeepModelsOfTheirOwn() {
    openTwoPhotosAndAModel();
    held.open(held.stego("stego.safetensors"));
    held.viewers().show(2);
    held.viewers().activeProperty().set(held.viewer(1));
    ModelItem backbone = held.workspace().models().items().getFirst();
    held.workspace().models().activeProperty().set(backbone);
    held.release();
    assertThat(held.viewer(0).source().modelProperty().get()).isNotSameAs(backbone);
    assertThat(held.viewer(1).source().modelProperty().get()).isSameAs(backbone);
    held.viewers().step(1);
    assertThat(held.workspace().models().activeProperty().get())
        .isSameAs(held.viewer(0).source().modelProperty().get());
    held.workspace().models().remove(backbone);
    held.release();
    assertThat(held.viewer(1).source().modelProperty().get())
        .isSameAs(held.viewer(0).source().modelProperty().get());
  }

  @Test
  void aModelThatIsExchangedIsAskedAgainByAllViewers() {
    openTwoPhotosAndAModel();
    held.viewers().show(2);
    held.release();
    LoadedModel before = held.viewer(0).source().modelProperty().get().model();
    held.workspace().computing().choose(Precision.BFLOAT16);
    held.release();
    for (int viewer = 0; viewer < 2; viewer++) {
      assertThat(held.viewer(viewer).source().subjectProperty().get().model()).isNotSameAs(before);
      assertThat(segmentation(viewer).provenance().fields()).containsEntry("precision", "bfloat16");
    }
    assertThat(held.workspace().notices().items()).isEmpty();
  }

  @Test
  void linkedViewersLookAtTheSamePartOfPhotosOfDifferentSize() {
    openTwoPhotosAndAModel();
    held.viewers().show(2);
    held.viewer(1).source().pin(held.photo(1));
    held.release();
    for (int viewer = 0; viewer < 2; viewer++) {
      held.viewer(viewer).view().resized(400, 300);
    }
    ViewerViewModel first = held.viewer(0).view();
    first.zoomAt(100, 80, 3);
    first.move(-7, 11);
    Viewport one = first.viewportProperty().get();
    Viewport other = held.viewer(1).view().viewportProperty().get();
    // The photos are 64 x 48 and 96 x 32: the middle of the view shows the same share of both.
    assertThat((200 - other.x()) / other.zoom() / 96)
        .isCloseTo((200 - one.x()) / one.zoom() / 64, within(ROUNDING));
    assertThat((150 - other.y()) / other.zoom() / 32)
        .isCloseTo((150 - one.y()) / one.zoom() / 48, within(ROUNDING));
    // As large beside the whole photo, which fits in 376 x 276.
    assertThat(other.zoom() / (376.0 / 96)).isCloseTo(one.zoom() / (276.0 / 48), within(ROUNDING));
    first.fit();
    assertThat(held.viewer(1).view().viewportProperty().get())
        .isEqualTo(Viewport.fitting(96, 32, 400, 300));
  }

  @Test
  void unlinkedViewersLookWhereTheyLike() {
    openTwoPhotosAndAModel();
    held.viewers().show(2);
    held.viewers().linkedProperty().set(false);
    Viewport before = held.viewer(1).view().viewportProperty().get();
    held.viewer(0).view().zoomIn();
    assertThat(held.viewer(1).view().viewportProperty().get()).isEqualTo(before);
    held.viewers().linkedProperty().set(true);
    assertSameView();
  }

  private void assertSameView() {
    Viewport one = held.viewer(0).view().viewportProperty().get();
    Viewport other = held.viewer(1).view().viewportProperty().get();
    assertThat(other.zoom()).isCloseTo(one.zoom(), within(ROUNDING));
    assertThat(other.x()).isCloseTo(one.x(), within(ROUNDING));
    assertThat(other.y()).isCloseTo(one.y(), within(ROUNDING));
  }

  @Test
  void aViewerThatComesToTheScreenLooksWhereTheOthersDo() {
    openTwoPhotosAndAModel();
    held.viewer(0).view().resized(400, 300);
    held.viewer(0).view().zoomAt(100, 80, 3);
    held.viewers().show(2);
    held.viewer(1).view().resized(400, 300);
    assertSameView();
  }

  @Test
  void spacesAreComparedSideBySide() {
    openTwoPhotosAndAModel();
    held.open(held.stego("stego.safetensors"));
    held.viewers().compareSpaces();
    held.release();
    assertThat(held.viewers().shown()).hasSize(2);
    assertThat(segmentation(0).probe())
        .isEqualTo(new ProbeChoice.KMeans(5, held.viewer(0).segmentation().seedProperty().get()));
    assertThat(held.viewer(0).segmentation().features().spaceProperty().get())
        .isEqualTo(Space.DINO);
    assertThat(segmentation(1).probe()).isEqualTo(new ProbeChoice.Cluster());
    assertThat(segmentation(0).photo()).isEqualTo(segmentation(1).photo());
  }

  @Test
  void aWorkbenchShowsItsLayerAloneInAllViewers() {
    openTwoPhotosAndAModel();
    held.viewers().show(2);
    held.viewers().work(Workbench.ATTEND);
    held.release();
    for (Viewer viewer : held.viewers().shown()) {
      assertThat(viewer.layers().stream().filter(layer -> layer.shownProperty().get()).toList())
          .isEqualTo(List.of(viewer.attention()));
      assertThat(viewer.attention().paintedProperty().get()).isNotNull();
      assertThat(viewer.overlay().paintedProperty().get()).isNull();
    }
    held.viewers().work(Workbench.CHECKPOINT);
    assertThat(held.viewer(0).attention().shownProperty().get()).isTrue();
  }

  @Test
  void aPhotoSmallerThanAPatchIsOneSentenceAndOthersGoOn() {
    openTwoPhotosAndAModel();
    held.viewers().work(Workbench.ATTEND);
    held.open(held.quarters("tiny.png", 6, 6));
    assertThat(held.workspace().notices().items()).hasSize(1);
    assertThat(held.workspace().notices().items().getFirst().sentence())
        .contains("at least one patch");
    held.photos().step(-1);
    held.release();
    assertThat(held.viewer(0).attention().paintedProperty().get()).isNotNull();
  }
}
