package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.analysis.Correspondence;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Facet;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.Space;

/// What looks like the places the user asks about: the numbers, and when they are computed.
final class CorrespondenceViewModelTest {

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
    held.release();
  }

  @AfterEach
  void close() {
    held.close();
  }

  private CorrespondenceViewModel correspondence(int viewer) {
    return held.viewer(viewer).correspondence();
  }

  private FeatureMap features(PhotoItem item, FeatureRequest request) {
    Photo photo = held.photos().decoded(item, JobContext.NONE);
    Subject subject = held.viewer(0).source().subjectProperty().get();
    return held.laboratory()
        .features(photo, subject.model(), new Resolution.Native(), request, JobContext.NONE)
        .map();
  }

  private float[] cosines(int viewer, int query) {
    return correspondence(viewer)
        .similarityProperty()
        .get()
        .of(query)
        .orElseThrow()
        .cosines()
        .values();
  }

  private static float[] expected(FeatureMap target, FeatureMap source, int patch) {
    return Correspondence.cosine(target, Correspondence.queryAtPatch(source, patch)).values();
  }

  @Test
  void theNumbersAreTheCosinesOfItsPatch() {
    held.press(0, 20, 12, Viewers.Press.PLACE);
    held.release();
    FeatureMap features = features(held.photo(0), FeatureRequest.DINO);
    assertThat(cosines(0, 0)).containsExactly(expected(features, features, 8 + 2));
    assertThat(correspondence(0).similarityProperty().get().of(0).orElseThrow().best().patch())
        .isEqualTo(8 + 2);
    correspondence(0).features().facetProperty().set(Facet.KEY);
    correspondence(0).features().blockProperty().set(0);
    held.release();
    FeatureMap keys =
        features(
            held.photo(0),
            new FeatureRequest(Space.DINO, Facet.KEY, 0, FeatureRequest.DINO.averaging()));
    assertThat(cosines(0, 0)).containsExactly(expected(keys, keys, 8 + 2));
  }

  @Test
  void aQueryAsksOtherPhotosInOtherViewers() {
    held.viewers().show(2);
    held.viewer(1).source().pin(held.photo(1));
    held.press(0, 20, 12, Viewers.Press.PLACE);
    held.release();
    FeatureMap source = features(held.photo(0), FeatureRequest.DINO);
    FeatureMap target = features(held.photo(1), FeatureRequest.DINO);
    assertThat(cosines(1, 0)).containsExactly(expected(target, source, 8 + 2));
    held.press(1, 90, 30, Viewers.Press.PLACE);
    held.release();
    assertThat(held.workspace().queries().active().orElseThrow().photo()).isSameAs(held.photo(1));
    assertThat(cosines(0, 0)).containsExactly(expected(source, target, 47));
    assertThat(cosines(1, 0)).containsExactly(expected(target, target, 47));
  }

  @Test
  void severalQueriesHaveAMapEach() {
    held.press(0, 4, 4, Viewers.Press.PLACE);
    held.press(0, 60, 44, Viewers.Press.ADD);
    held.release();
    FeatureMap features = features(held.photo(0), FeatureRequest.DINO);
    assertThat(correspondence(0).similarityProperty().get().maps()).hasSize(2);
    assertThat(cosines(0, 0)).containsExactly(expected(features, features, 0));
    assertThat(cosines(0, 1)).containsExactly(expected(features, features, 47));
    assertThat(correspondence(0).activeMap().orElseThrow().query().id()).isEqualTo(1);
    held.workspace().queries().activate(0);
    assertThat(correspondence(0).activeMap().orElseThrow().query().id()).isZero();
    correspondence(0).displayProperty().set(CorrespondenceViewModel.Display.ALL);
    held.release();
    assertThat(held.viewer(0).scale().getValue()).isNull();
    assertThat(correspondence(0).paintedProperty().get()).isNotNull();
  }

  @Test
  void codesAreComparedBesideFeatures() {
    held.viewers().show(2);
    correspondence(1).features().spaceProperty().set(Space.STEGO);
    held.press(0, 20, 12, Viewers.Press.PLACE);
    held.release();
    FeatureMap features = features(held.photo(0), FeatureRequest.DINO);
    FeatureMap codes = features(held.photo(0), FeatureRequest.STEGO);
    assertThat(codes.channels()).isEqualTo(10);
    assertThat(cosines(0, 0)).containsExactly(expected(features, features, 8 + 2));
    assertThat(cosines(1, 0)).containsExactly(expected(codes, codes, 8 + 2));
  }

  @Test
  void aThousandMovesStartAtMostTenComputationsAndNoPass() {
    held.press(0, 4, 4, Viewers.Press.PLACE);
    held.release();
    int before = held.runner().started().size();
    long passes = held.runner().started("Comparing patches of");
    for (int i = 0; i < 1000; i++) {
      held.press(0, i % 64, i % 48, Viewers.Press.PLACE);
    }
    held.release();
    assertThat(held.runner().started().size() - before).isBetween(1, 10);
    assertThat(held.runner().started("Comparing patches of")).isEqualTo(passes);
    FeatureMap features = features(held.photo(0), FeatureRequest.DINO);
    assertThat(cosines(0, 0))
        .containsExactly(expected(features, features, 999 % 48 / 8 * 8 + 999 % 64 / 8));
  }

  @Test
  void anAnswerToAnOlderQuestionIsDropped() {
    held.press(0, 4, 4, Viewers.Press.PLACE);
    held.photos().step(1);
    held.release();
    assertThat(correspondence(0).similarityProperty().get().photo().file())
        .isEqualTo(held.photo(1).file());
    held.workspace().queries().clear();
    held.release();
    assertThat(correspondence(0).similarityProperty().get()).isNull();
    assertThat(correspondence(0).paintedProperty().get()).isNull();
  }

  @Test
  void aPressBesideWhatTheModelSeesAsksNothing() {
    held.viewer(0).source().resolutionProperty().set("upstream:32");
    held.press(0, 2, 24, Viewers.Press.PLACE);
    assertThat(held.workspace().queries().allProperty().get()).isEmpty();
    held.press(0, 32, 24, Viewers.Press.PLACE);
    held.release();
    assertThat(cosines(0, 0)).hasSize(16);
  }

  @Test
  void aQueryThatTheModelDoesNotSeeAnyMoreHasNoMap() {
    held.press(0, 2, 24, Viewers.Press.PLACE);
    held.press(0, 32, 24, Viewers.Press.ADD);
    held.viewer(0).source().resolutionProperty().set("upstream:32");
    held.release();
    assertThat(correspondence(0).similarityProperty().get().of(0)).isEmpty();
    assertThat(cosines(0, 1)).hasSize(16);
    held.workspace().queries().activate(0);
    held.release();
    assertThat(correspondence(0).paintedProperty().get()).isNull();
  }

  @Test
  void aPhotoThatIsClosedTakesItsQueriesWithIt() {
    held.press(0, 4, 4, Viewers.Press.PLACE);
    held.photos().step(1);
    held.release();
    held.press(0, 50, 10, Viewers.Press.ADD);
    held.release();
    held.photos().remove(held.photo(0));
    held.release();
    assertThat(held.workspace().queries().allProperty().get())
        .extracting(Query::id)
        .containsExactly(1);
    assertThat(held.workspace().queries().activeIdProperty().get()).isEqualTo(1);
    assertThat(correspondence(0).similarityProperty().get().of(0)).isEmpty();
    assertThat(cosines(0, 1)).hasSize(48);
  }

  @Test
  void aPhotoWhoseFileVanishedStillAnswersWhileItIsOpen() throws IOException {
    held.press(0, 4, 4, Viewers.Press.PLACE);
    held.release();
    Files.delete(held.photo(0).file());
    held.photos().step(1);
    held.release();
    assertThat(held.workspace().notices().items()).isEmpty();
    FeatureMap source = features(held.photo(0), FeatureRequest.DINO);
    FeatureMap target = features(held.photo(1), FeatureRequest.DINO);
    assertThat(cosines(0, 0)).containsExactly(expected(target, source, 0));
  }

  @Test
  void theMouseIsFollowedOnlyWhereItIsWanted() {
    held.viewers().hover(held.viewer(0), new InputGeometry.Point(5, 5));
    assertThat(held.workspace().queries().allProperty().get()).isEmpty();
    held.workspace().queries().followingProperty().set(true);
    held.viewers().hover(held.viewer(0), new InputGeometry.Point(5, 5));
    held.viewers().hover(held.viewer(0), new InputGeometry.Point(25, 5));
    held.viewers().hover(held.viewer(0), null);
    assertThat(held.workspace().queries().allProperty().get())
        .extracting(Query::x)
        .containsExactly(25.0);
  }

  @Test
  void moreThanTwelveQueriesMoveTheLastOne() {
    for (int i = 0; i < 15; i++) {
      held.press(0, 4 * i, 4, Viewers.Press.ADD);
    }
    List<Query> all = held.workspace().queries().allProperty().get();
    assertThat(all).hasSize(Queries.MOST);
    assertThat(all.getLast().x()).isEqualTo(56);
    assertThat(all).extracting(Query::color).doesNotHaveDuplicates();
  }
}
