package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.analysis.FeatureColors;
import org.stegoscope.analysis.crf.CrfOptions;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.Rgb;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.collection.TinyFiles;
import org.stegoscope.model.Facet;
import org.stegoscope.model.Space;
import org.stegoscope.workspace.evaluation.EvaluationSettings;
import org.stegoscope.workspace.evaluation.EvaluationViewModel;

/// Undo and redo of everything a user edits.
final class HistoryTest {

  private static final int EDITS = 200;

  /// Computations are let go this often, so that answers arrive between edits as they do in use.
  private static final int EDITS_A_RELEASE = 40;

  @TempDir Path folder;
  private HeldWorkspace held;
  private Edits edits;
  private History history;

  @BeforeEach
  void open() {
    held = new HeldWorkspace(folder);
    held.open(
        held.quarters("a.png", 32, 24),
        held.quarters("b.png", 24, 32),
        held.stego("stego.safetensors"));
    Workspace workspace = held.workspace();
    edits =
        new Edits(
            workspace.viewers(),
            workspace.queries(),
            workspace.styles(),
            workspace.projection(),
            workspace.evaluation());
    history = workspace.history();
  }

  @AfterEach
  void close() {
    held.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void undoThenRedoIsTheIdentity(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<Edits.State> states = new ArrayList<>(List.of(edits.state()));
    for (int i = 0; i < EDITS; i++) {
      edit(random);
      history.capture();
      Edits.State now = edits.state();
      if (!now.equals(states.getLast())) {
        states.add(now);
      }
      if (i % EDITS_A_RELEASE == 0) {
        held.release();
        assertThat(edits.state()).as("answers are no edits").isEqualTo(now);
      }
    }
    assertThat(states).hasSizeGreaterThan(EDITS / 2);
    for (int i = states.size() - 2; i >= 0; i--) {
      history.undo();
      assertThat(edits.state()).as("after undoing to state %d", i).isEqualTo(states.get(i));
    }
    assertThat(history.undoableProperty().get()).isFalse();
    held.release();
    for (int i = 1; i < states.size(); i++) {
      history.redo();
      assertThat(edits.state()).as("after redoing to state %d", i).isEqualTo(states.get(i));
    }
    assertThat(history.redoableProperty().get()).isFalse();
  }

  /// One of the things a user can do to a random viewer.
  private void edit(RandomGenerator random) {
    Viewer viewer = held.viewer(random.nextInt(Viewers.MOST));
    Layer layer = viewer.layers().get(random.nextInt(4));
    InputGeometry.Point point =
        new InputGeometry.Point(random.nextInt(24) + 0.5, random.nextInt(24) + 0.5);
    switch (random.nextInt(25)) {
      case 0 -> layer.opacityProperty().set(random.nextDouble());
      case 1 -> layer.shownProperty().set(random.nextBoolean());
      case 2 -> viewer.solo(layer.kind());
      case 3 -> viewer.source().resolutionProperty().set(16 + 8 * random.nextInt(3) + "x24");
      case 4 -> viewer.segmentation().clustersProperty().set(2 + random.nextInt(4));
      case 5 -> viewer.segmentation().seedProperty().set(random.nextInt(4));
      case 6 -> viewer.segmentation().probeProperty().set(any(ProbeKind.values(), random));
      case 7 -> viewer.segmentation().scopeProperty().set(any(Scope.values(), random));
      case 8 -> viewer.segmentation().flipProperty().set(random.nextBoolean());
      case 9 -> features(viewer, random).spaceProperty().set(any(Space.values(), random));
      case 10 -> features(viewer, random).facetProperty().set(any(Facet.values(), random));
      case 11 -> features(viewer, random).blockProperty().set(random.nextInt(2));
      case 12 -> viewer.overlay().outlinedProperty().set(random.nextBoolean());
      case 13 -> viewer.overlay().hidden().add(random.nextInt(5));
      case 14 -> viewer.overlay().hidden().clear();
      case 15 -> attend(viewer.attention(), point, random);
      case 16 -> heat(viewer, random).colorsProperty().set(any(ColorMap.values(), random));
      case 17 -> heat(viewer, random).spanProperty().set(any(HeatSettings.Span.values(), random));
      case 18 ->
          viewer
              .correspondence()
              .displayProperty()
              .set(any(CorrespondenceViewModel.Display.values(), random));
      case 19 -> query(point, random);
      case 20 -> style(random);
      case 21 -> viewer.segmentation().refinedProperty().set(random.nextBoolean());
      case 22 ->
          viewer
              .segmentation()
              .crfProperty()
              .set(CrfOptions.STEGO.withIterations(random.nextInt(4)).withAlike(5));
      case 23 -> evaluate(random);
      default -> {
        viewer.colors().stretchProperty().set(any(FeatureColors.Stretch.values(), random));
        held.viewers().work(any(Workbench.values(), random));
      }
    }
  }

  private static <T> T any(T[] values, RandomGenerator random) {
    return values[random.nextInt(values.length)];
  }

  private static FeatureSettings features(Viewer viewer, RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> viewer.segmentation().features();
      case 1 -> viewer.correspondence().features();
      default -> viewer.colors().features();
    };
  }

  private static HeatSettings heat(Viewer viewer, RandomGenerator random) {
    return random.nextBoolean() ? viewer.attention().heat() : viewer.correspondence().heat();
  }

  private static void attend(
      AttentionViewModel attention, InputGeometry.Point point, RandomGenerator random) {
    switch (random.nextInt(5)) {
      case 0 -> attention.pointProperty().set(point);
      case 1 -> attention.blockProperty().set(random.nextInt(2));
      case 2 -> attention.displayProperty().set(any(AttentionDisplay.values(), random));
      case 3 -> attention.massProperty().set(random.nextDouble());
      default -> attention.headProperty().set(random.nextInt(3));
    }
  }

  private void evaluate(RandomGenerator random) {
    EvaluationSettings settings = held.workspace().evaluation().settings();
    switch (random.nextInt(5)) {
      case 0 -> settings.linearProperty().set(random.nextBoolean());
      case 1 -> settings.limitProperty().set(random.nextInt(9));
      case 2 -> settings.resolutionProperty().set("shorter:" + (16 + random.nextInt(9)));
      case 3 -> settings.fitProperty().set(random.nextBoolean());
      default -> settings.seedsProperty().set(1 + random.nextInt(3));
    }
  }

  private void query(InputGeometry.Point point, RandomGenerator random) {
    Queries queries = held.workspace().queries();
    PhotoItem photo = held.photo(random.nextInt(2));
    switch (random.nextInt(4)) {
      case 0 -> queries.place(photo, point.x(), point.y());
      case 1 -> queries.remove(random.nextInt(3));
      case 2 -> queries.activate(random.nextInt(3));
      default -> queries.add(photo, point.x(), point.y());
    }
  }

  private void style(RandomGenerator random) {
    SegmentationViewModel segmentation = held.viewer(0).segmentation();
    if (segmentation.segmentationProperty().get() == null) {
      return;
    }
    if (random.nextBoolean()) {
      segmentation.rename(random.nextInt(2), "name " + random.nextInt(9));
    } else {
      segmentation.recolor(random.nextInt(2), Rgb.of(random.nextInt(1 << 24)));
    }
  }

  @Test
  void aDraggedSliderIsOneStep() {
    double before = held.viewer(0).overlay().opacityProperty().get();
    for (int i = 0; i <= 100; i++) {
      held.viewer(0).overlay().opacityProperty().set(i / 100.0);
    }
    history.capture();
    history.undo();
    assertThat(held.viewer(0).overlay().opacityProperty().get()).isEqualTo(before);
    assertThat(history.undoableProperty().get()).isFalse();
    history.redo();
    assertThat(held.viewer(0).overlay().opacityProperty().get()).isEqualTo(1);
  }

  @Test
  void aNewEditForgetsWhatWasUndone() {
    held.viewer(0).overlay().opacityProperty().set(0.1);
    history.capture();
    history.undo();
    assertThat(history.redoableProperty().get()).isTrue();
    held.viewer(0).overlay().outlinedProperty().set(true);
    history.capture();
    assertThat(history.redoableProperty().get()).isFalse();
  }

  @Test
  void openingAndClosingIsNoStep() {
    held.workspace().queries().add(held.photo(1), 4, 4);
    held.viewer(0).attention().pointProperty().set(new InputGeometry.Point(4, 4));
    history.clear();
    held.open(held.quarters("c.png", 32, 32), held.backbone("vit.safetensors"));
    assertNoStep("opening a photo and a model");
    held.photos().remove(held.photo(1));
    held.release();
    assertNoStep("closing a photo with its query");
    held.viewers().show(3);
    held.release();
    assertNoStep("more viewers");
    held.workspace().models().remove(held.workspace().models().items().getLast());
    held.release();
    assertNoStep("closing the model of three viewers");
    held.workspace().models().remove(held.workspace().models().items().getFirst());
    held.photos().remove(held.photo(0));
    held.photos().remove(held.photo(0));
    held.release();
    assertNoStep("closing everything");
  }

  private void assertNoStep(String what) {
    history.capture();
    assertThat(history.undoableProperty().get()).as(what).isFalse();
  }

  @Test
  void queriesOfAClosedPhotoDoNotComeBackAndNoOthersAreLost() {
    Queries queries = held.workspace().queries();
    queries.add(held.photo(0), 4, 4);
    queries.add(held.photo(1), 5, 5);
    history.capture();
    queries.clear();
    history.capture();
    held.photos().remove(held.photo(1));
    history.undo();
    assertThat(queries.allProperty().get()).extracting(Query::photo).containsExactly(held.photo(0));
    assertThat(queries.activeIdProperty().get()).isZero();
    history.redo();
    assertThat(queries.allProperty().get()).isEmpty();
  }

  @Test
  void openingADataSetIsAStepAndItsPartsAreOne() throws IOException {
    EvaluationViewModel evaluation = held.workspace().evaluation();
    TinyFiles files = new TinyFiles(folder.resolve("data"));
    files.photo("images/train/a.png", 8, 8);
    files.photo("images/test/b.png", 8, 8);
    evaluation.settings().limitProperty().set(7);
    history.capture();
    evaluation.data().open(files.folder());
    held.release();
    assertThat(evaluation.settings().splitProperty().get()).isEqualTo("test");
    evaluation.settings().splitProperty().set("train");
    history.capture();
    evaluation.data().cropsProperty().set("five");
    history.capture();
    held.release();
    assertThat(evaluation.datasetProperty().get().size()).isEqualTo(10);
    history.undo();
    held.release();
    assertThat(evaluation.datasetProperty().get().size()).isEqualTo(2);
    assertThat(evaluation.data().cropsProperty().get()).isEqualTo("none");
    assertThat(evaluation.settings().splitProperty().get()).isEqualTo("train");
    history.undo();
    assertThat(evaluation.settings().splitProperty().get()).isEqualTo("test");
    history.undo();
    assertThat(evaluation.datasetProperty().get()).isNull();
    assertThat(evaluation.settings().limitProperty().get()).isEqualTo(7);
    history.redo();
    history.redo();
    history.redo();
    held.release();
    assertThat(evaluation.datasetProperty().get().size()).isEqualTo(10);
    assertThat(evaluation.settings().splitProperty().get()).isEqualTo("train");
    assertThat(history.redoableProperty().get()).isFalse();
    assertThat(held.workspace().notices().items()).isEmpty();
  }

  @Test
  void whatIsUndoneIsShown() {
    held.viewer(0).segmentation().rename(0, "sky");
    history.capture();
    held.viewer(0).segmentation().probeProperty().set(ProbeKind.KMEANS);
    history.capture();
    held.release();
    history.undo();
    history.undo();
    held.release();
    Segmentation shown = held.viewer(0).segmentation().segmentationProperty().get();
    assertThat(shown.probe()).isEqualTo(new ProbeChoice.Cluster());
    assertThat(shown.palette().entry(0).name()).isEqualTo("cluster 0");
    history.redo();
    shown = held.viewer(0).segmentation().segmentationProperty().get();
    assertThat(shown.palette().entry(0).name()).isEqualTo("sky");
  }
}
