package org.stegoscope.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stegoscope.Fixtures.Npy;
import org.stegoscope.analysis.FeatureColors;
import org.stegoscope.analysis.crf.CrfOptions;
import org.stegoscope.analysis.projection.ProjectionMethod;
import org.stegoscope.cli.CommandLineInterface;
import org.stegoscope.cli.Terminal;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.collection.TinyFiles;
import org.stegoscope.figure.Overlay;
import org.stegoscope.job.DirectRunner;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Facet;
import org.stegoscope.model.Space;
import org.stegoscope.model.TestBackbone;
import org.stegoscope.training.Parameter;
import org.stegoscope.ui.SampleFiles;
import org.stegoscope.workspace.AttentionDisplay;
import org.stegoscope.workspace.AttentionViewModel;
import org.stegoscope.workspace.ColoredPhotos;
import org.stegoscope.workspace.FeatureSettings;
import org.stegoscope.workspace.Laboratory;
import org.stegoscope.workspace.PhotoItem;
import org.stegoscope.workspace.ProbeKind;
import org.stegoscope.workspace.Scope;
import org.stegoscope.workspace.UiThread;
import org.stegoscope.workspace.Viewer;
import org.stegoscope.workspace.Workbench;
import org.stegoscope.workspace.Workspace;
import org.stegoscope.workspace.projection.PlotSettings;
import org.stegoscope.workspace.projection.ProjectionViewModel;
import org.stegoscope.workspace.training.RunState;
import org.stegoscope.workspace.training.TrainingViewModel;

/// What the window copies for the command line does there what the window shows.
final class CopiedCommandTest {

  /// The window sums a softmax itself, the command lets libtorch do it: both in float32, of numbers
  /// below 0.02.
  private static final Offset<Double> SOFTMAX = within(1e-8);

  @TempDir Path folder;
  private final Workspace workspace =
      new Workspace(
          new Laboratory(1 << 24), UiThread.DIRECT, _ -> new DirectRunner(JobContext.NONE));
  private Path out;

  @AfterEach
  void close() {
    workspace.close();
  }

  @BeforeEach
  void openTwoPhotosAndAModel() throws IOException {
    out = folder.resolve("out");
    Path photo = SampleFiles.quarters(folder.resolve("photo.png"), 96, 64);
    Path other = SampleFiles.quarters(folder.resolve("other.png"), 64, 64);
    Path model =
        new TestBackbone(16, 4, 8, 3, 32).withStego(6, 5).write(folder.resolve("v.safetensors"));
    workspace.viewers().active().source().resolutionProperty().set("48x32");
    workspace.open(List.of(photo, other, model));
    workspace.photos().activeProperty().set(workspace.photos().items().getFirst());
  }

  private Viewer viewer() {
    return workspace.viewers().active();
  }

  private static void chooseKeysOfTheFirstBlock(FeatureSettings features) {
    features.spaceProperty().set(Space.DINO);
    features.facetProperty().set(Facet.KEY);
    features.blockProperty().set(0);
  }

  private void assertThatTheCommandMakesTheShownClasses() throws IOException {
    int[] shown = ids(viewer().segmentation().segmentationProperty().get().labels());
    runCopied();
    assertThat(written("photo")).isEqualTo(shown);
  }

  @Test
  void segmentMakesTheClassesOfTheProbe() throws IOException {
    viewer().segmentation().probeProperty().set(ProbeKind.CLUSTER);
    viewer().segmentation().flipProperty().set(true);
    assertThatTheCommandMakesTheShownClasses();
  }

  @Test
  void segmentRefinesTheClassesOfTheProbeAsTheWindowDoes() throws IOException {
    viewer().segmentation().probeProperty().set(ProbeKind.LINEAR);
    viewer().segmentation().refinedProperty().set(true);
    viewer().segmentation().crfProperty().set(CrfOptions.DINO_VIT_FEATURES.withAlike(12.5));
    assertThatTheCommandMakesTheShownClasses();
  }

  @Test
  void segmentFindsTheClustersOfAllOpenPhotosTogether() throws IOException {
    viewer().segmentation().probeProperty().set(ProbeKind.KMEANS);
    viewer().segmentation().clustersProperty().set(4);
    viewer().segmentation().scopeProperty().set(Scope.ALL);
    assertThatTheCommandMakesTheShownClasses();
    workspace.photos().activeProperty().set(workspace.photos().items().getLast());
    assertThat(written("other"))
        .isEqualTo(ids(viewer().segmentation().segmentationProperty().get().labels()));
  }

  @Test
  void segmentMakesTheClustersOfCodes() throws IOException {
    viewer().segmentation().probeProperty().set(ProbeKind.KMEANS);
    viewer().segmentation().clustersProperty().set(5);
    viewer().segmentation().seedProperty().set(3);
    assertThatTheCommandMakesTheShownClasses();
  }

  @Test
  void segmentMakesTheClustersOfTheChosenFeatures() throws IOException {
    viewer().segmentation().probeProperty().set(ProbeKind.KMEANS);
    int[] codes = ids(viewer().segmentation().segmentationProperty().get().labels());
    chooseKeysOfTheFirstBlock(viewer().segmentation().features());
    assertThat(ids(viewer().segmentation().segmentationProperty().get().labels()))
        .isNotEqualTo(codes);
    assertThatTheCommandMakesTheShownClasses();
  }

  @Test
  void attentionMakesTheHeadsOfTheClickedPatch() {
    workspace.viewers().work(Workbench.ATTEND);
    AttentionViewModel attention = viewer().attention();
    attention.blockProperty().set(1);
    attention.massProperty().set(0.5);
    attention.displayProperty().set(AttentionDisplay.HEAD);
    attention.pointProperty().set(new InputGeometry.Point(40, 30));
    List<ScalarMap> heads = attention.answerProperty().get().heads();
    runCopied();
    Npy array = Npy.read(out);
    assertThat(array.shape())
        .containsExactly(heads.size(), heads.getFirst().rows(), heads.getFirst().columns());
    assertThat(array.values())
        .containsExactly(
            heads.stream().flatMapToDouble(CopiedCommandTest::numbers).toArray(), SOFTMAX);
  }

  @Test
  void attentionMakesTheRollout() {
    workspace.viewers().work(Workbench.ATTEND);
    viewer().attention().displayProperty().set(AttentionDisplay.ROLLOUT);
    ScalarMap shown = viewer().attention().mapProperty().get();
    runCopied();
    assertThat(Npy.read(out).values()).isEqualTo(numbers(shown).toArray());
  }

  @Test
  void correspondMakesTheCosinesOfTheActiveQueryInAllPhotosOnTheScreen() {
    workspace.viewers().work(Workbench.CORRESPOND);
    chooseKeysOfTheFirstBlock(viewer().correspondence().features());
    PhotoItem other = workspace.photos().items().getLast();
    workspace.queries().add(other, 10, 10);
    // Across the border from the middle of its pixel, so another pixel stands for it.
    workspace.queries().add(workspace.photos().items().getFirst(), 8.2, 50);
    ScalarMap shown = viewer().correspondence().activeMap().orElseThrow().cosines();
    runCopied();
    assertThat(Npy.read(out.resolve("photo.similarity.npy")).values())
        .isEqualTo(numbers(shown).toArray());
    workspace.search().search();
    out = folder.resolve("again");
    runCopied();
    assertThat(out.resolve("other.similarity.npy")).exists();
  }

  @Test
  void correspondOfAQueryOnAnotherPhotoMakesTheCosinesOfTheShownOne() {
    workspace.viewers().work(Workbench.CORRESPOND);
    workspace.queries().add(workspace.photos().items().getLast(), 33, 41);
    ScalarMap shown = viewer().correspondence().activeMap().orElseThrow().cosines();
    runCopied();
    assertThat(Npy.read(out.resolve("photo.similarity.npy")).values())
        .isEqualTo(numbers(shown).toArray());
  }

  @ParameterizedTest
  @EnumSource
  void projectMakesThePlotOfAllPhotosTogether(ProjectionMethod method) {
    workspace.viewers().work(Workbench.PROJECT);
    ProjectionViewModel projection = workspace.projection();
    projection.settings().scopeProperty().set(Scope.ALL);
    projection.settings().countProperty().set(90);
    PlotSettings settings = projection.plots().getFirst().settings();
    settings.methodProperty().set(method);
    settings.perplexityProperty().set(7);
    settings.iterationsProperty().set(260);
    settings.neighboursProperty().set(9);
    settings.componentsProperty().set(4);
    settings.seedProperty().set(11);
    chooseKeysOfTheFirstBlock(settings.features());
    projection.compute();
    float[] shown = projection.plots().getFirst().pointsProperty().get().xy();
    runCopied();
    double[] written = Npy.read(out.resolve("coordinates.npy")).values();
    assertThat(written).hasSize(180);
    for (int i = 0; i < written.length; i++) {
      assertThat((float) written[i]).isEqualTo(shown[i]);
    }
    assertThat(out.resolve("points.csv")).content().startsWith("image,row,column,x,y,");
    assertThat(out.resolve("project.json")).content().contains("trustworthiness");
    assertThat(out.resolve("figure.png")).exists();
  }

  @Test
  void colorsMakesTheColoursOfAllPhotosTogether() throws IOException {
    workspace.viewers().work(Workbench.COLOR);
    chooseKeysOfTheFirstBlock(viewer().colors().features());
    viewer().colors().scopeProperty().set(Scope.ALL);
    viewer().colors().stretchProperty().set(FeatureColors.Stretch.PERCENTILES_1_TO_99);
    ColoredPhotos shown = viewer().colors().coloredProperty().get();
    InputGeometry geometry = viewer().source().geometryProperty().get();
    RgbImage expected =
        Overlay.patches(
            viewer().source().shownProperty().get().photo().image(),
            shown.colors().colors().getFirst(),
            geometry.grid(),
            geometry.placement());
    runCopied();
    BufferedImage picture = ImageIO.read(out.resolve("photo.colors.png").toFile());
    for (int[] pixel : new int[][] {{0, 0}, {95, 0}, {40, 30}, {10, 60}, {95, 63}}) {
      assertThat(picture.getRGB(pixel[0], pixel[1])).isEqualTo(expected.argb(pixel[0], pixel[1]));
    }
  }

  @Test
  void inspectTellsOfTheFileThatIsLookedInto() {
    workspace.viewers().work(Workbench.CHECKPOINT);
    String digest = viewer().source().modelProperty().get().model().sha256();
    assertThat(runCopied()).contains(digest);
  }

  @Test
  void trainMakesTheRunOfTheWindow() throws IOException {
    TinyFiles files = new TinyFiles(Files.createDirectories(folder.resolve("data")));
    for (String split : List.of("train", "val")) {
      for (int i = 0; i < 3; i++) {
        files.photo("images/%s/p%d.png".formatted(split, i), 16 + 4 * i, 16);
      }
    }
    workspace.viewers().work(Workbench.TRAIN);
    TrainingViewModel training = workspace.training();
    training.place().runsProperty().set(folder.resolve("runs"));
    Map.of(
            Parameter.DATASET, "folder:" + files.folder(),
            Parameter.RES, "upstream:16",
            Parameter.VAL_RES, "upstream:16",
            Parameter.N_CLASSES, "3",
            Parameter.DIM, "4",
            Parameter.FEATURE_SAMPLES, "2",
            Parameter.BATCH_SIZE, "2",
            Parameter.MAX_STEPS, "5",
            Parameter.SEED, "11")
        .forEach((parameter, text) -> training.form().value(parameter).textProperty().set(text));
    Path shown = training.asked().folder();
    String copied = workspace.commandLine().orElseThrow();
    training.start();
    assertThat(training.course().stateProperty().get()).isEqualTo(RunState.FINISHED);
    // The backbone is the open checkpoint, and the next run has another name.
    assertThat(copied).contains(" --backbone " + folder.resolve("v.safetensors"));
    runCopied();
    assertThat(Files.readString(out.resolve("curve.csv")))
        .isEqualTo(Files.readString(shown.resolve("curve.csv")));
  }

  @Test
  void whatHasNoCommandSaysWhy() {
    workspace.viewers().work(Workbench.CORRESPOND);
    assertThat(workspace.commandLine()).isEmpty();
    assertThat(workspace.commands().obstacleProperty().get())
        .isEqualTo("no patch was clicked in Correspond");
    workspace.queries().add(workspace.photos().items().getFirst(), 10, 10);
    assertThat(workspace.commands().obstacleProperty().get()).isEmpty();
    viewer().source().resolutionProperty().set("large");
    assertThat(workspace.commands().obstacleProperty().get()).contains("resolution");
    workspace.models().remove(workspace.models().items().getFirst());
    assertThat(workspace.commands().obstacleProperty().get()).isEqualTo("no checkpoint is open");
    workspace.photos().remove(Set.copyOf(workspace.photos().items()));
    assertThat(workspace.commands().obstacleProperty().get()).isEqualTo("no photo is open");
    assertThat(workspace.commandLine()).isEmpty();
  }

  /// Runs everything behind the name of the program, with another place to write to; returns what
  /// it printed.
  private String runCopied() {
    List<String> words =
        new ArrayList<>(Arrays.asList(workspace.commandLine().orElseThrow().split(" ")));
    words.removeFirst();
    replace(words, "--out", out);
    replace(words, "--figure", folder.resolve("figure.png"));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(printed, true, StandardCharsets.UTF_8),
            new PrintStream(PrintStream.nullOutputStream()),
            JobContext.NONE);
    int status = new CommandLineInterface(terminal, _ -> {}).run(words.toArray(String[]::new));
    assertThat(status).isZero();
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static void replace(List<String> words, String option, Path file) {
    if (words.contains(option)) {
      words.set(words.indexOf(option) + 1, file.toString());
    }
  }

  private static DoubleStream numbers(ScalarMap map) {
    return IntStream.range(0, map.values().length).mapToDouble(i -> map.values()[i]);
  }

  /// The ids that were written for a photo.
  private int[] written(String photo) throws IOException {
    BufferedImage image = ImageIO.read(out.resolve(photo + ".labels.png").toFile());
    Raster raster = image.getRaster();
    return raster.getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
  }

  private static int[] ids(LabelMap labels) {
    int[] ids = new int[labels.labels().length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Byte.toUnsignedInt(labels.labels()[i]);
    }
    return ids;
  }
}
