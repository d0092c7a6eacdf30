package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.analysis.FeatureColors;
import org.stegoscope.analysis.crf.CrfOptions;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.Rgb;
import org.stegoscope.dataset.ClassList;
import org.stegoscope.dataset.ClassListFile;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.collection.TinyFiles;
import org.stegoscope.model.Facet;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.model.Space;
import org.stegoscope.model.TestBackbone;
import org.stegoscope.study.evaluation.ClusterMatching;
import org.stegoscope.study.evaluation.StartChoice;
import org.stegoscope.ui.SampleFiles;
import org.stegoscope.workspace.evaluation.EvaluationSettings;
import org.stegoscope.workspace.evaluation.EvaluationState;
import org.stegoscope.workspace.evaluation.EvaluationViewModel;

/// Saving everything that is open and bringing it back in another window, also when its files have
/// moved, changed or gone. Jobs are held until released, and run here.
final class ProjectTest {

  private static final long CACHE_BYTES = 1 << 24;

  @TempDir Path folder;
  private final List<Workspace> windows = new ArrayList<>();
  private final HeldRunner runner = new HeldRunner();
  private Workspace workspace;
  private Path file;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(folder.resolve("home/photos"));
    file = folder.resolve("home/study.stegoscope");
    workspace = window();
  }

  @AfterEach
  void close() {
    windows.forEach(Workspace::close);
  }

  private Workspace window() {
    Workspace opened = new Workspace(new Laboratory(CACHE_BYTES), UiThread.DIRECT, _ -> runner);
    windows.add(opened);
    opened.viewers().all().forEach(viewer -> viewer.view().resized(300, 200));
    return opened;
  }

  private Path photo(String name) {
    return SampleFiles.quarters(folder.resolve("home/photos").resolve(name), 96, 64);
  }

  /// Three photos and two checkpoints in two viewers, with something changed everywhere.
  private void fill() throws IOException {
    Path stego =
        new TestBackbone(64, 8, 16, 1, 32)
            .withStego(10, 5)
            .write(folder.resolve("home/stego.safetensors"));
    Path dino = SampleFiles.untrainedBackbone(folder.resolve("home/vit.safetensors"), 16, 2);
    workspace.open(List.of(photo("a.png"), tall("b.png"), broad("c.png"), stego, dino));
    runner.release();
    Viewers viewers = workspace.viewers();
    viewers.show(2);
    viewers.linkedProperty().set(false);
    Viewer first = viewers.all().get(0);
    Viewer second = viewers.all().get(1);
    viewers.activeProperty().set(second);
    workspace.models().activeProperty().set(workspace.models().items().getFirst());
    second.source().pin(item("c.png"));
    runner.release();
    workspace.photos().activeProperty().set(item("b.png"));
    runner.release();
    first.source().resolutionProperty().set("64x64");
    first.segmentation().clustersProperty().set(3);
    first.segmentation().seedProperty().set(-5);
    first.segmentation().features().facetProperty().set(Facet.KEY);
    first.segmentation().features().spaceProperty().set(Space.DINO);
    first.segmentation().refinedProperty().set(true);
    first.segmentation().crfProperty().set(CrfOptions.DINO_VIT_FEATURES.withAlike(12.5));
    runner.release();
    first.segmentation().rename(1, "sky \u2600");
    first.segmentation().recolor(1, new Rgb(1, 2, 3));
    first.overlay().hidden().add(2);
    first.overlay().outlinedProperty().set(true);
    first.overlay().opacityProperty().set(0.25);
    second.solo(LayerKind.ATTENTION);
    second.attention().blockProperty().set(0);
    second.attention().displayProperty().set(AttentionDisplay.HEAD);
    second.attention().massProperty().set(0.6);
    second.attention().pointProperty().set(new InputGeometry.Point(40.5, 20.5));
    second.attention().heat().colorsProperty().set(ColorMap.MAGMA);
    second.attention().heat().interpolationProperty().set(Interpolation.SMOOTH);
    second.correspondence().displayProperty().set(CorrespondenceViewModel.Display.ALL);
    second.correspondence().heat().spanProperty().set(HeatSettings.Span.WHOLE);
    second.colors().scopeProperty().set(Scope.ALL);
    second.colors().stretchProperty().set(FeatureColors.Stretch.PERCENTILES_1_TO_99);
    workspace.queries().add(item("a.png"), 10.5, 12.5);
    workspace.queries().add(item("c.png"), 20.5, 22.5);
    workspace.queries().activate(0);
    viewers.workbenchProperty().set(Workbench.ATTEND);
    workspace.photos().list().orderProperty().set(PhotoList.Order.NAME);
    first.view().gridShownProperty().set(true);
    first.view().curtainedProperty().set(true);
    first.view().curtainProperty().set(0.75);
    first.view().actualSize();
    second.view().zoomAt(30, 40, 8);
    runner.release();
  }

  private Path tall(String name) {
    return SampleFiles.quarters(folder.resolve("home/photos").resolve(name), 64, 96);
  }

  private Path broad(String name) {
    return SampleFiles.quarters(folder.resolve("home/photos").resolve(name), 128, 64);
  }

  private PhotoItem item(String name) {
    return item(workspace, name);
  }

  private static PhotoItem item(Workspace in, String name) {
    return in.photos().items().stream()
        .filter(item -> item.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void save() {
    workspace.project().saveAs(file);
    runner.release();
    assertThat(sentences(workspace)).isEmpty();
  }

  private static List<String> sentences(Workspace of) {
    return of.notices().items().stream().map(Notice::sentence).toList();
  }

  private Workspace reopened(Path project) {
    Workspace other = window();
    other.open(List.of(project));
    runner.release();
    return other;
  }

  private static List<String> names(Workspace of) {
    return of.photos().items().stream().map(PhotoItem::name).toList();
  }

  private static void assertSame(Workspace other, Workspace one) {
    assertThat(names(other)).isEqualTo(names(one));
    assertThat(other.photos().list().orderProperty().get())
        .isEqualTo(one.photos().list().orderProperty().get());
    assertThat(other.photos().activeProperty().get().name())
        .isEqualTo(one.photos().activeProperty().get().name());
    assertThat(other.models().items())
        .extracting(ModelItem::name)
        .isEqualTo(one.models().items().stream().map(ModelItem::name).toList());
    assertThat(other.viewers().shown()).hasSameSizeAs(one.viewers().shown());
    assertThat(other.viewers().active().name()).isEqualTo(one.viewers().active().name());
    assertThat(other.viewers().linkedProperty().get())
        .isEqualTo(one.viewers().linkedProperty().get());
    assertThat(other.viewers().workbenchProperty().get())
        .isEqualTo(one.viewers().workbenchProperty().get());
    for (int i = 0; i < one.viewers().shown().size(); i++) {
      assertSame(other.viewers().all().get(i), one.viewers().all().get(i));
    }
    assertThat(places(other)).isEqualTo(places(one));
    assertThat(other.queries().activeIdProperty().get())
        .isEqualTo(one.queries().activeIdProperty().get());
  }

  private static void assertSame(Viewer other, Viewer one) {
    assertThat(other.state()).isEqualTo(one.state());
    assertThat(other.source().pinnedProperty().get())
        .isEqualTo(one.source().pinnedProperty().get());
    assertThat(other.source().shownProperty().get().item().name())
        .isEqualTo(one.source().shownProperty().get().item().name());
    assertThat(other.source().modelProperty().get().name())
        .isEqualTo(one.source().modelProperty().get().name());
    Viewport there = other.view().viewportProperty().get();
    Viewport here = one.view().viewportProperty().get();
    // The middle of the view goes through one division and one multiplication.
    assertThat(Math.abs(there.x() - here.x()) + Math.abs(there.y() - here.y())).isLessThan(1e-9);
    assertThat(there.zoom()).isEqualTo(here.zoom());
    assertThat(other.view().gridShownProperty().get())
        .isEqualTo(one.view().gridShownProperty().get());
    assertThat(other.view().curtainedProperty().get())
        .isEqualTo(one.view().curtainedProperty().get());
    assertThat(other.view().curtainProperty().get()).isEqualTo(one.view().curtainProperty().get());
  }

  private static List<String> places(Workspace of) {
    return of.queries().allProperty().get().stream()
        .map(query ->
            "%d %s %s %s".formatted(query.id(), query.photo().name(), query.x(), query.y()))
        .toList();
  }

  @Test
  void everythingComesBackInAnotherWindow() throws IOException {
    fill();
    save();
    Workspace other = reopened(file);
    assertThat(sentences(other)).isEmpty();
    assertThat(other.project().relink().items()).isEmpty();
    assertSame(other, workspace);
    assertThat(other.segmentation()).isNotNull();
    assertThat(other.viewers().all().getFirst().segmentation().legendProperty().get())
        .anyMatch(
            entry -> entry.name().equals("sky \u2600") && entry.color().equals(new Rgb(1, 2, 3)));
    assertThat(other.history().undoableProperty().get()).isFalse();
    assertThat(other.project().modifiedProperty().get()).isFalse();
    assertThat(other.project().fileProperty().get()).isEqualTo(file);
    assertThat(other.recent().items(RecentFiles.Kind.PROJECT)).startsWith(file);
  }

  @Test
  void savingWhatWasOpenedGivesTheSameFieldsAgain() throws IOException {
    fill();
    save();
    Workspace other = reopened(file);
    Path again = file.resolveSibling("again.stegoscope");
    other.project().saveAs(again);
    runner.release();
    // Looking around is a matter of rounding, and the time is another one.
    assertThat(withoutTimeAndLook(again)).isEqualTo(withoutTimeAndLook(file));
  }

  private static List<String> withoutTimeAndLook(Path project) throws IOException {
    return Files.readAllLines(project).stream()
        .filter(line -> !line.contains("\"saved\""))
        .filter(line -> !line.matches("      \"(zoom|x|y)\".*"))
        .toList();
  }

  /// A data set of two splits cut into parts, with a list of classes of its own, and everything
  /// changed that can be.
  private void evaluate() throws IOException {
    TinyFiles files = new TinyFiles(folder.resolve("home/data"));
    for (String split : List.of("train", "val", "test")) {
      files.photo("images/%s/a.png".formatted(split), 8, 8);
      files.grey("labels/%s/a.png".formatted(split), 8, 8, (x, _) -> x < 4 ? 0 : 1);
    }
    ClassListFile.write(
        folder.resolve("home/mine.json"), ClassList.numbered(2).with(1, entry("far")));
    EvaluationViewModel evaluation = workspace.evaluation();
    evaluation.data().cropsProperty().set("random:5");
    evaluation.data().open(files.folder());
    runner.release();
    evaluation.data().openClasses(folder.resolve("home/mine.json"));
    runner.release();
    EvaluationSettings settings = evaluation.settings();
    settings.splitProperty().set("test");
    settings.limitProperty().set(3);
    settings.linearProperty().set(false);
    settings.crfProperty().set(true);
    settings.trustProperty().set(true);
    settings.stabilityProperty().set(true);
    settings.correspondencesProperty().set(true);
    settings.matchingProperty().set(ClusterMatching.MAJORITY);
    settings.startsProperty().set(StartChoice.LABELS);
    settings.reductionsProperty().set("pca:64");
    settings.flipProperty().set(false);
    settings.upstreamProperty().set(true);
    settings.resolutionProperty().set("native");
    settings.fitProperty().set(true);
    settings.fitSplitProperty().set("val");
    settings.fitLimitProperty().set(2);
    settings.stepsProperty().set(7);
    settings.seedsProperty().set(4);
  }

  private static ClassList.Entry entry(String name) {
    return new ClassList.Entry(name, new Rgb(1, 2, 3), ClassList.Kind.THING);
  }

  @Test
  void anEvaluationComesBackWithItsDataSetAndNothingIsEvaluated() throws IOException {
    fill();
    evaluate();
    save();
    assertThat(Files.readString(file))
        .contains("\"folder\" : \"data\"", "\"classes\" : \"mine.json\"")
        .contains("\"crops\" : \"random:5\"");
    Workspace other = reopened(moved());
    assertThat(sentences(other)).isEmpty();
    EvaluationViewModel evaluation = other.evaluation();
    assertThat(evaluation.state().settings()).isEqualTo(workspace.evaluation().state().settings());
    assertThat(evaluation.datasetProperty().get().size()).isEqualTo(15);
    assertThat(evaluation.datasetProperty().get().classes().name(1)).isEqualTo("far");
    assertThat(evaluation.samples().picturesProperty().get()).hasSize(5);
    assertThat(evaluation.obstacleProperty().get()).isEmpty();
    assertThat(runner.started("Evaluating")).isZero();
    assertThat(other.history().undoableProperty().get()).isFalse();
    assertThat(other.project().modifiedProperty().get()).isFalse();
    evaluation.settings().splitProperty().set("train");
    other.history().capture();
    assertThat(other.project().modifiedProperty().get()).isTrue();
  }

  @Test
  void aDataSetThatIsMissingHasItsSentenceAndStaysInTheProject() throws IOException {
    fill();
    evaluate();
    save();
    Files.move(folder.resolve("home/data"), folder.resolve("gone"));
    Workspace other = reopened(file);
    assertThat(sentences(other)).hasSize(1);
    assertThat(sentences(other).getFirst())
        .startsWith("There is no folder " + folder.resolve("home/data"));
    assertSame(other, workspace);
    assertThat(other.evaluation().datasetProperty().get()).isNull();
    assertThat(other.evaluation().obstacleProperty().get()).isEqualTo("no data set is open");
    assertThat(other.project().modifiedProperty().get()).isFalse();
    Path again = file.resolveSibling("again.stegoscope");
    other.project().saveAs(again);
    runner.release();
    assertThat(withoutTimeAndLook(again)).isEqualTo(withoutTimeAndLook(file));
  }

  @Test
  void aNewProjectHasNoDataSet() throws IOException {
    EvaluationState usual = workspace.evaluation().state();
    evaluate();
    assertThat(workspace.evaluation().state()).isNotEqualTo(usual);
    workspace.project().newProject();
    runner.release();
    assertThat(workspace.evaluation().state()).isEqualTo(usual);
    assertThat(workspace.evaluation().datasetProperty().get()).isNull();
    assertThat(workspace.evaluation().surveyProperty().get()).isNull();
  }

  @Test
  void theFileIsPlainJsonWithRelativePathsAndDigests() throws IOException {
    fill();
    save();
    assertThat(Files.readString(file))
        .contains("\"format\" : \"stegoscope-project\"")
        .contains("\"path\" : \"photos/a.png\"")
        .contains("\"path\" : \"stego.safetensors\"")
        .contains(item("a.png").sha256())
        .contains("\"name\" : \"sky \u2600\"")
        .doesNotContain("NaN")
        .doesNotContain("org.stegoscope");
    assertThat(item("a.png").sha256()).hasSize(64);
  }

  @Test
  void aProjectIsModifiedByEditsAndNotByLookingAround() throws IOException {
    fill();
    save();
    ProjectViewModel project = workspace.project();
    assertThat(project.title().getValue()).isEqualTo("study.stegoscope – Stegoscope");
    workspace.viewer().zoomIn();
    workspace.photos().step(1);
    runner.release();
    workspace.history().capture();
    assertThat(project.modifiedProperty().get()).isFalse();
    workspace.viewers().active().attention().massProperty().set(0.5);
    workspace.history().capture();
    assertThat(project.title().getValue()).isEqualTo("study.stegoscope* – Stegoscope");
    workspace.history().undo();
    assertThat(project.modifiedProperty().get()).isFalse();
    workspace.photos().remove(item("a.png"));
    assertThat(project.modifiedProperty().get()).isTrue();
    project.save();
    runner.release();
    assertThat(project.modifiedProperty().get()).isFalse();
  }

  private Path moved() throws IOException {
    Path target = folder.resolve("elsewhere");
    Files.move(folder.resolve("home"), target);
    return target.resolve("study.stegoscope");
  }

  @Test
  void aFolderThatWasMovedWithItsProjectIsFoundAgain() throws IOException {
    fill();
    save();
    Workspace other = reopened(moved());
    assertThat(sentences(other)).isEmpty();
    assertThat(other.project().relink().items()).isEmpty();
    assertSame(other, workspace);
  }

  @Test
  void aProjectThatWasMovedWithoutItsFilesFindsThemWhereTheyWere() throws IOException {
    fill();
    save();
    Path alone = Files.createDirectories(folder.resolve("far/away")).resolve("study.stegoscope");
    Files.move(file, alone);
    Workspace other = reopened(alone);
    assertThat(other.project().relink().items()).isEmpty();
    assertSame(other, workspace);
  }

  private static AbsentFile absent(Workspace of, String name) {
    return of.project().relink().items().stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// Moves files of the project, with new names, into a folder beneath another one.
  private Path scattered(String... names) throws IOException {
    Path target = Files.createDirectories(folder.resolve("archive/2024"));
    for (String name : names) {
      Path from = folder.resolve("home/photos").resolve(name);
      Files.move(from, target.resolve("renamed-" + name), StandardCopyOption.REPLACE_EXISTING);
    }
    return folder.resolve("archive");
  }

  @Test
  void missingPhotosAreFoundByASearchAndEverythingOfThemComesBack() throws IOException {
    fill();
    save();
    Path archive = scattered("a.png", "c.png");
    SampleFiles.quarters(archive.resolve("a.png"), 32, 32);
    Workspace other = reopened(file);
    assertThat(other.project().relink().items()).hasSize(2);
    assertThat(absent(other, "a.png").problemProperty().get())
        .isInstanceOf(AbsentFile.Problem.Missing.class);
    assertThat(names(other)).containsExactly("b.png");
    assertThat(places(other)).isEmpty();
    other.project().relink().search(archive);
    runner.release();
    assertThat(other.project().relink().items()).isEmpty();
    assertThat(names(other)).containsExactly("renamed-a.png", "b.png", "renamed-c.png");
    assertThat(places(other))
        .containsExactly("0 renamed-a.png 10.5 12.5", "1 renamed-c.png 20.5 22.5");
    Viewer second = other.viewers().all().get(1);
    assertThat(second.source().shownProperty().get().item().name()).isEqualTo("renamed-c.png");
    assertThat(second.state()).isEqualTo(workspace.viewers().all().get(1).state());
    assertThat(other.project().modifiedProperty().get()).isTrue();
  }

  @Test
  void whenOneFileIsLocatedThoseBesideItAreFound() throws IOException {
    fill();
    save();
    Files.move(folder.resolve("home/photos"), folder.resolve("pictures"));
    Files.delete(folder.resolve("pictures/b.png"));
    Workspace other = reopened(file);
    other.project().relink().locate(absent(other, "a.png"), folder.resolve("pictures/a.png"));
    runner.release();
    assertThat(other.project().relink().items())
        .extracting(AbsentFile::name)
        .containsExactly("b.png");
    assertThat(names(other)).containsExactly("a.png", "c.png");
  }

  @Test
  void aSearchThatFindsNothingSaysSo() throws IOException {
    fill();
    save();
    Files.delete(folder.resolve("home/photos/a.png"));
    Workspace other = reopened(file);
    other.project().relink().search(Files.createDirectories(folder.resolve("empty")));
    runner.release();
    assertThat(sentences(other)).containsExactly("None of the files was found there.");
    assertThat(other.project().relink().items()).hasSize(1);
  }

  @Test
  void aPhotoWithAnotherContentIsAskedAbout() throws IOException {
    fill();
    save();
    String before = item("a.png").sha256();
    SampleFiles.quarters(folder.resolve("home/photos/a.png"), 40, 40);
    Workspace other = reopened(file);
    AbsentFile changed = absent(other, "a.png");
    assertThat(changed.problemProperty().get())
        .isInstanceOfSatisfying(
            AbsentFile.Problem.Changed.class,
            problem -> {
              assertThat(problem.expected()).contains(before);
              assertThat(problem.found()).startsWith("SHA-256 ").doesNotContain(before);
            });
    other.project().relink().useAnyway(changed);
    runner.release();
    assertThat(names(other)).isEqualTo(names(workspace));
    assertThat(places(other)).anyMatch(place -> place.startsWith("0 a.png"));
  }

  @Test
  void aLocatedFileWithAnotherContentIsNotTakenUnasked() throws IOException {
    fill();
    save();
    Files.delete(folder.resolve("home/photos/a.png"));
    Path wrong = SampleFiles.quarters(folder.resolve("wrong.png"), 40, 40);
    Workspace other = reopened(file);
    AbsentFile missing = absent(other, "a.png");
    other.project().relink().locate(missing, wrong);
    runner.release();
    assertThat(missing.problemProperty().get()).isInstanceOf(AbsentFile.Problem.Changed.class);
    assertThat(missing.candidate()).isEqualTo(wrong);
    assertThat(names(other)).doesNotContain("a.png", "wrong.png");
  }

  @Test
  void savingWhileFilesAreAbsentLosesNothingOfThem() throws IOException {
    fill();
    save();
    Path archive = scattered("a.png", "c.png");
    Files.move(folder.resolve("home/vit.safetensors"), archive.resolve("vit.safetensors"));
    Workspace other = reopened(file);
    assertThat(other.project().relink().items()).hasSize(3);
    assertThat(other.project().modifiedProperty().get()).isFalse();
    other.project().saveAs(file.resolveSibling("later.stegoscope"));
    runner.release();
    Workspace third = reopened(file.resolveSibling("later.stegoscope"));
    third.project().relink().search(archive);
    runner.release();
    assertThat(places(third))
        .containsExactly("0 renamed-a.png 10.5 12.5", "1 renamed-c.png 20.5 22.5");
    assertThat(third.viewers().all().get(0).source().modelProperty().get().name())
        .isEqualTo("vit.safetensors");
    assertThat(third.viewers().all().get(1).state())
        .isEqualTo(workspace.viewers().all().get(1).state());
  }

  @Test
  void whatIsLeftOutIsNotInTheProjectAnyMore() throws IOException {
    fill();
    save();
    Files.delete(folder.resolve("home/photos/a.png"));
    Workspace other = reopened(file);
    other.project().relink().leaveOut(absent(other, "a.png"));
    assertThat(other.project().modifiedProperty().get()).isTrue();
    other.project().save();
    runner.release();
    assertThat(Files.readString(file)).doesNotContain("a.png").contains("c.png");
  }

  @Test
  void aMissingCheckpointLeavesItsViewerWaitingForIt() throws IOException {
    fill();
    save();
    Path there = folder.resolve("home/vit.safetensors");
    Path elsewhere = Files.createDirectories(folder.resolve("weights")).resolve("vit.safetensors");
    Files.move(there, elsewhere);
    Workspace other = reopened(file);
    Viewer first = other.viewers().all().getFirst();
    assertThat(first.source().modelProperty().get()).isNull();
    assertThat(other.viewers().active().source().modelProperty().get().name())
        .isEqualTo("stego.safetensors");
    other.project().relink().locate(absent(other, "vit.safetensors"), elsewhere);
    runner.release();
    assertThat(first.source().modelProperty().get().name()).isEqualTo("vit.safetensors");
    assertThat(first.state()).isEqualTo(workspace.viewers().all().getFirst().state());
    assertThat(first.segmentation().segmentationProperty().get()).isNotNull();
  }

  @Test
  void aCheckpointWithAnotherContentIsAskedAbout() throws IOException {
    fill();
    save();
    SampleFiles.untrainedBackbone(folder.resolve("home/vit.safetensors"), 32, 1);
    Workspace other = reopened(file);
    AbsentFile changed = absent(other, "vit.safetensors");
    assertThat(changed.problemProperty().get()).isInstanceOf(AbsentFile.Problem.Changed.class);
    other.project().relink().useAnyway(changed);
    runner.release();
    assertThat(other.models().items()).hasSize(2);
  }

  @Test
  void aCheckpointThatCannotBeLoadedIsListedWithItsSentence() throws IOException {
    fill();
    save();
    Files.writeString(folder.resolve("home/vit.safetensors"), "broken");
    Workspace other = reopened(file);
    other.project().relink().useAnyway(absent(other, "vit.safetensors"));
    runner.release();
    assertThat(absent(other, "vit.safetensors").problemProperty().get())
        .isInstanceOfSatisfying(
            AbsentFile.Problem.Unusable.class,
            unusable -> assertThat(unusable.sentence()).contains("vit.safetensors"));
  }

  @Test
  void headsAndNormalizationOfACheckpointAreKept() throws IOException {
    Path vit = SampleFiles.untrainedBackbone(folder.resolve("home/vit.safetensors"), 64, 1);
    ModelOptions options =
        new ModelOptions(
            ModelOptions.DEFAULT.device(),
            ModelOptions.DEFAULT.precision(),
            OptionalInt.of(2),
            Optional.of(org.stegoscope.dataset.Normalization.HALF));
    workspace.models().load(vit, options, _ -> {}, _ -> {});
    runner.release();
    save();
    Workspace other = reopened(file);
    assertThat(other.models().items().getFirst().model().options()).hasToString(options.toString());
  }

  @Test
  void whereTheDiskRefusesTheOldFileStaysAndASentenceSaysSo() throws IOException {
    fill();
    save();
    String before = Files.readString(file);
    workspace.photos().remove(item("a.png"));
    Path nowhere = folder.resolve("nowhere/study.stegoscope");
    workspace.project().saveAs(nowhere);
    runner.release();
    assertThat(sentences(workspace)).hasSize(1).first().asString().contains("does not exist");
    assertThat(workspace.project().fileProperty().get()).isEqualTo(file);
    assertThat(workspace.project().modifiedProperty().get()).isTrue();
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void openingThatIsCancelledBeforeTheFileIsReadChangesNothing() throws IOException {
    fill();
    save();
    Workspace other = window();
    other.open(List.of(photo("own.png")));
    runner.release();
    other.project().open(file);
    assertThat(other.project().openingProperty().get()).isTrue();
    other.project().cancelOpening();
    runner.release();
    assertThat(other.project().openingProperty().get()).isFalse();
    assertThat(names(other)).containsExactly("own.png");
    assertThat(other.project().fileProperty().get()).isNull();
    assertThat(sentences(other)).isEmpty();
  }

  @Test
  void openingThatIsCancelledWhileCheckpointsLoadKeepsThePhotosAndOffersTheCheckpoints()
      throws IOException {
    fill();
    save();
    Workspace other = window();
    other.project().open(file);
    runner.releaseFirst();
    assertThat(other.project().openingProperty().get()).isTrue();
    other.project().cancelOpening();
    runner.release();
    assertThat(other.project().openingProperty().get()).isFalse();
    assertThat(names(other)).isEqualTo(names(workspace));
    assertThat(other.models().items()).isEmpty();
    assertThat(other.project().relink().items()).hasSize(2);
    List.copyOf(other.project().relink().items()).forEach(other.project().relink()::useAnyway);
    runner.release();
    assertThat(other.models().items()).hasSize(2);
    assertThat(other.viewers().all().getFirst().state())
        .isEqualTo(workspace.viewers().all().getFirst().state());
  }

  @Test
  void aProjectWithChangesIsAskedAboutBeforeAnotherTakesItsPlace() throws IOException {
    fill();
    save();
    workspace.photos().remove(item("a.png"));
    workspace.project().newProject();
    assertThat(workspace.project().questionProperty().get().name()).isEqualTo("study.stegoscope");
    assertThat(names(workspace)).isNotEmpty();
    workspace.project().stay();
    assertThat(names(workspace)).isNotEmpty();
    workspace.project().newProject();
    workspace.project().saveAndGoOn();
    runner.release();
    assertThat(Files.readString(file)).doesNotContain("a.png");
    assertThat(names(workspace)).isEmpty();
    assertThat(workspace.models().items()).isEmpty();
    assertThat(workspace.project().fileProperty().get()).isNull();
    assertThat(workspace.viewers().shown()).hasSize(1);
    assertThat(workspace.viewers().active().state()).isEqualTo(window().viewers().active().state());
    Workspace other = reopened(file);
    other.photos().remove(item(other, "b.png"));
    other.project().newProject();
    other.project().discardAndGoOn();
    assertThat(names(other)).isEmpty();
    assertThat(Files.readString(file)).contains("b.png");
  }

  @Test
  void savingTwiceInARowWritesWhatThereIsTheSecondTime() throws IOException {
    fill();
    workspace.project().saveAs(file);
    workspace.photos().remove(item("a.png"));
    workspace.project().saveAs(file);
    runner.release();
    assertThat(Files.readString(file)).doesNotContain("a.png");
    assertThat(workspace.project().modifiedProperty().get()).isFalse();
  }

  @Test
  void filesOpenedTogetherWithAProjectJoinIt() throws IOException {
    fill();
    save();
    Path more = SampleFiles.quarters(folder.resolve("more.png"), 16, 16);
    Workspace other = window();
    other.open(List.of(more, file));
    runner.release();
    assertThat(names(other)).containsExactly("a.png", "b.png", "c.png", "more.png");
    assertThat(other.project().modifiedProperty().get()).isTrue();
  }

  @Test
  void aFileWhoseWholeNameWasNotChosenIsNotReplaced() throws IOException {
    workspace.open(List.of(photo("a.png")));
    runner.release();
    Path there = Files.writeString(folder.resolve("study.stegoscope"), "somebody's");
    workspace.project().saveAs(folder.resolve("study"));
    runner.release();
    assertThat(there).hasContent("somebody's");
    assertThat(workspace.notices().items().getLast().sentence())
        .isEqualTo("study.stegoscope exists already: choose it by its whole name to replace it.");
    assertThat(workspace.project().fileProperty().get()).isNull();
    workspace.project().saveAs(there);
    runner.release();
    assertThat(there).content().contains("stegoscope-project");
  }
}
