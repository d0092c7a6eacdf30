package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.Fixtures.Npy;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.ui.SampleFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What is written of the viewers, without a window: jobs are held until released, and run here.
final class ExportsTest {

  @TempDir Path folder;
  private final HeldRunner runner = new HeldRunner();
  private final Workspace workspace =
      new Workspace(new Laboratory(1 << 24), UiThread.DIRECT, _ -> runner);
  private final Exports exports = workspace.exports();

  @AfterEach
  void close() {
    workspace.close();
  }

  private void open() {
    workspace.viewers().active().source().resolutionProperty().set("96x64");
    workspace.open(
        List.of(
            SampleFiles.quarters(folder.resolve("photo.png"), 96, 64),
            SampleFiles.untrainedBackbone(folder.resolve("vit.safetensors"), 16, 2)));
    runner.release();
  }

  private Viewer viewer() {
    return workspace.viewers().active();
  }

  private Path save(ExportKind kind, String name) {
    Path file = folder.resolve(name);
    exports.choose(kind);
    exports.save(file);
    runner.release();
    return file;
  }

  private JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(Files.readString(folder.resolve(name)));
  }

  private static double[] numbers(ScalarMap map) {
    return IntStream.range(0, map.values().length).mapToDouble(i -> map.values()[i]).toArray();
  }

  @Test
  void aFigureNamesClassesAsTheUserDidAndWhatItWasMadeFrom() throws IOException {
    open();
    List<LegendEntry> legend = viewer().segmentation().legendProperty().get();
    viewer().segmentation().rename(legend.get(0).id(), "Meadow");
    viewer().segmentation().rename(legend.get(1).id(), "Chimney");
    viewer().overlay().hidden().add(legend.get(1).id());
    runner.release();
    String svg = Files.readString(save(ExportKind.FIGURE, "figure.svg"));
    Segmentation shown = viewer().segmentation().segmentationProperty().get();
    // Long lines of the footer are wrapped, at spaces.
    assertThat(svg)
        .contains("Meadow", "photo.png", "vit.safetensors", "seed")
        .contains(shown.photo().sha256())
        .contains(viewer().source().modelProperty().get().model().sha256())
        .doesNotContain("Chimney");
    assertThat(workspace.notices().items().getLast().sentence()).contains("figure.svg");
  }

  @Test
  void aFigureHasAPanelForEveryViewerAndTheMarkersOfItsQueries() throws IOException {
    open();
    workspace.viewers().show(2);
    workspace.viewers().work(Workbench.CORRESPOND);
    workspace.queries().add(workspace.photos().items().getFirst(), 20, 20);
    runner.release();
    String svg = Files.readString(save(ExportKind.FIGURE, "figure.svg"));
    assertThat(svg.split("photo.png · vit.safetensors", -1)).hasSize(3);
    assertThat(svg).contains("cosine").contains(new Query(0, null, 0, 0).color().hex());
  }

  @Test
  void theMaskHoldsTheIdsAndItsPaletteTheUsersNamesAndColours() throws IOException {
    open();
    Rgb pink = new Rgb(250, 10, 200);
    viewer().segmentation().rename(3, "Meadow");
    viewer().segmentation().recolor(3, pink);
    Path file = save(ExportKind.MASK, "mask.png");
    BufferedImage mask = ImageIO.read(file.toFile());
    LabelMap labels = viewer().segmentation().segmentationProperty().get().labels();
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 96; x++) {
        assertThat(mask.getRaster().getSample(x, y, 0)).isEqualTo(labels.at(x, y));
      }
    }
    JsonNode entry = json("mask.png.json").path("classes").get(3);
    assertThat(entry.path("name").asString()).isEqualTo("Meadow");
    assertThat(entry.path("color").asString()).isEqualTo(pink.hex());
    assertThat(json("mask.png.json").path("provenance").path("seed").asInt()).isEqualTo(7);
  }

  @Test
  void theMapOfAttentionHasAllHeadsAndThatOfARolloutNone() throws IOException {
    open();
    workspace.viewers().work(Workbench.ATTEND);
    viewer().attention().pointProperty().set(new InputGeometry.Point(20, 30));
    runner.release();
    AttentionAnswer answer = viewer().attention().answerProperty().get();
    Npy heads = Npy.read(save(ExportKind.MAP, "attention.npy"));
    assertThat(heads.shape()).containsExactly(answer.heads().size(), 8, 12);
    assertThat(heads.values()).startsWith(numbers(answer.heads().getFirst()));
    assertThat(json("attention.npy.json").path("provenance").path("query").asString())
        .isEqualTo("3,2");
    viewer().attention().displayProperty().set(AttentionDisplay.ROLLOUT);
    runner.release();
    Npy rollout = Npy.read(save(ExportKind.MAP, "rollout.npy"));
    assertThat(rollout.shape()).containsExactly(8, 12);
    assertThat(rollout.values()).isEqualTo(numbers(viewer().attention().mapProperty().get()));
  }

  @Test
  void theMapOfCorrespondenceIsThatOfTheShownQueries() {
    open();
    workspace.viewers().work(Workbench.CORRESPOND);
    workspace.queries().add(workspace.photos().items().getFirst(), 20, 20);
    workspace.queries().add(workspace.photos().items().getFirst(), 80, 50);
    runner.release();
    ScalarMap active = viewer().correspondence().activeMap().orElseThrow().cosines();
    Npy one = Npy.read(save(ExportKind.MAP, "one.npy"));
    assertThat(one.shape()).containsExactly(8, 12);
    assertThat(one.values()).isEqualTo(numbers(active));
    viewer().correspondence().displayProperty().set(CorrespondenceViewModel.Display.ALL);
    runner.release();
    assertThat(Npy.read(save(ExportKind.MAP, "all.npy")).shape()).containsExactly(2, 8, 12);
  }

  @Test
  void theMapOfASegmentationIsItsConfidence() {
    open();
    Npy confidence = Npy.read(save(ExportKind.MAP, "c.npy"));
    assertThat(confidence.shape()).containsExactly(64, 96);
    assertThat(confidence.values())
        .isEqualTo(numbers(viewer().segmentation().segmentationProperty().get().confidence()));
  }

  @Test
  void featuresAreThoseOfThisPhotoOrOfAll() throws IOException {
    open();
    Npy one = Npy.read(save(ExportKind.FEATURES, "one.npy"));
    assertThat(one.shape()).containsExactly(16, 8, 12);
    assertThat(json("one.npy.json").path("provenance").path("space").asString()).isEqualTo("dino");
    workspace.open(List.of(SampleFiles.quarters(folder.resolve("other.png"), 64, 64)));
    runner.release();
    save(ExportKind.FEATURES, "all.npz");
    assertThat(json("all.npz.json").path("images").size()).isEqualTo(2);
    assertThat(json("all.npz.json").path("images").get(1).path("array").asString())
        .isEqualTo("other");
    assertThat(folder.resolve("all.npz")).isNotEmptyFile();
  }

  @Test
  void whileNothingIsOpenNothingIsWrittenAndTheReasonTold() {
    exports.shownProperty().set(true);
    for (ExportKind kind : ExportKind.values()) {
      Path file = save(kind, "nothing.png");
      assertThat(exports.viewProperty().get().obstacle()).isEqualTo("no photo is open");
      assertThat(file).doesNotExist();
    }
    assertThat(workspace.notices().items().getLast().sentence()).contains("no photo is open");
    assertThat(exports.commandLine()).isEmpty();
  }

  @Test
  void aPhotoWithoutAModelIsAFigureAndNothingElse() {
    workspace.open(List.of(SampleFiles.quarters(folder.resolve("photo.png"), 96, 64)));
    runner.release();
    assertThat(save(ExportKind.FIGURE, "figure.pdf")).isNotEmptyFile();
    assertThat(save(ExportKind.MASK, "mask.png")).doesNotExist();
    assertThat(save(ExportKind.MAP, "map.npy")).doesNotExist();
    assertThat(save(ExportKind.FEATURES, "features.npy")).doesNotExist();
  }

  @Test
  void aDiskThatRefusesIsOneSentence() {
    open();
    for (ExportKind kind : ExportKind.values()) {
      String ending = kind.formats().getFirst().ending();
      save(kind, "missing/file" + ending);
      assertThat(workspace.notices().items().getLast().sentence())
          .contains("cannot be written", "does not exist");
    }
    assertThat(exports.savingProperty().get()).isFalse();
  }

  @Test
  void aCancelledExportLeavesNothingAndSaysNothing() {
    open();
    int notices = workspace.notices().items().size();
    for (ExportKind kind : ExportKind.values()) {
      Path file = folder.resolve("cancelled" + kind.formats().getFirst().ending());
      exports.choose(kind);
      exports.save(file);
      assertThat(exports.savingProperty().get()).isTrue();
      runner.cancelAll();
      assertThat(exports.savingProperty().get()).isFalse();
      assertThat(file).doesNotExist();
    }
    assertThat(workspace.notices().items()).hasSize(notices);
  }

  @Test
  void theNameOfTheFileSaysTheFormatAndGetsAnEndingWhereItSaysNone() throws IOException {
    open();
    assertThat(Files.readString(save(ExportKind.FIGURE, "a.svg"))).contains("<svg");
    save(ExportKind.FIGURE, "b");
    assertThat(ImageIO.read(folder.resolve("b.png").toFile())).isNotNull();
    exports.formatProperty().set(ExportFormat.PDF);
    assertThat(exports.suggestedName()).isEqualTo("photo-figure.pdf");
    exports.save(folder.resolve("c"));
    runner.release();
    assertThat(Files.readAllBytes(folder.resolve("c.pdf"))).startsWith('%', 'P', 'D', 'F');
  }

  @Test
  void aPngHasTheChosenWidthOrTheChosenDotsAnInch() throws IOException {
    open();
    exports.figure().measureProperty().set(FigureSettings.Measure.WIDTH);
    exports.figure().widthPxProperty().set(777);
    assertThat(ImageIO.read(save(ExportKind.FIGURE, "w.png").toFile()).getWidth()).isEqualTo(777);
    exports.figure().measureProperty().set(FigureSettings.Measure.DPI);
    exports.figure().dpiProperty().set(72);
    int at72 = ImageIO.read(save(ExportKind.FIGURE, "72.png").toFile()).getWidth();
    exports.figure().dpiProperty().set(144);
    int at144 = ImageIO.read(save(ExportKind.FIGURE, "144.png").toFile()).getWidth();
    // A width of whole points is doubled exactly; half a point is rounded once.
    assertThat(at144).isBetween(2 * at72 - 1, 2 * at72 + 1);
  }

  @Test
  void theFigureIsDrawnOnlyWhileSomebodyLooksAndAgainWhenItChanges() {
    open();
    assertThat(runner.started("Drawing")).isZero();
    exports.shownProperty().set(true);
    runner.release();
    Raster before = exports.previewProperty().get();
    assertThat(before).isNotNull();
    workspace.overlay().opacityProperty().set(0);
    runner.release();
    assertThat(exports.previewProperty().get().argb()).isNotEqualTo(before.argb());
    long drawn = runner.started("Drawing");
    exports.shownProperty().set(false);
    workspace.overlay().opacityProperty().set(1);
    runner.release();
    assertThat(runner.started("Drawing")).isEqualTo(drawn);
    assertThat(exports.previewProperty().get()).isNull();
  }

  @Test
  void masksMapsAndFeaturesHaveTheCommandThatWritesThem() {
    open();
    exports.choose(ExportKind.MASK);
    assertThat(exports.commandLine().orElseThrow()).contains("stegoscope segment");
    exports.choose(ExportKind.FEATURES);
    assertThat(exports.commandLine().orElseThrow()).contains("stegoscope features", "--space dino");
    exports.choose(ExportKind.MAP);
    assertThat(exports.commandLine()).isEmpty();
    exports.shownProperty().set(true);
    assertThat(exports.viewProperty().get().commandObstacle()).contains("no confidence");
    workspace.viewers().work(Workbench.ATTEND);
    runner.release();
    assertThat(exports.commandLine().orElseThrow()).contains("stegoscope attention");
    exports.choose(ExportKind.FIGURE);
    assertThat(exports.commandLine()).isEmpty();
  }
}
