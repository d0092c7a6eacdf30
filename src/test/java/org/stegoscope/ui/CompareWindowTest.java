package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.stegoscope.analysis.projection.ProjectionMethod;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.core.Combine;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.Placement;
import org.stegoscope.figure.scatter.ScatterPoints;
import org.stegoscope.figure.scatter.ScatterTransform;
import org.stegoscope.model.TestBackbone;
import org.stegoscope.ui.fx.ChartView;
import org.stegoscope.ui.projection.ScatterPlot;
import org.stegoscope.workspace.LegendEntry;
import org.stegoscope.workspace.Painted;
import org.stegoscope.workspace.Scope;
import org.stegoscope.workspace.projection.ColorBy;
import org.stegoscope.workspace.projection.Plot;
import org.stegoscope.workspace.projection.PlotSettings;
import org.stegoscope.workspace.projection.ProjectionViewModel;
import org.stegoscope.workspace.projection.TokenColors;
import org.stegoscope.workspace.projection.TokenSelection;
import org.stegoscope.workspace.projection.Tokens;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Two spaces side by side, linked with each other and with the photos.
final class CompareWindowTest extends WorkbenchWindow {

  @Start
  void start(Stage stage) {
    show(stage);
  }

  private ProjectionViewModel projection() {
    return window.workspace().projection();
  }

  private TokenSelection selection() {
    return projection().selection();
  }

  private BitSet selected() {
    return window.get(() -> selection().selectedProperty().get().bits());
  }

  private Tokens tokens() {
    return window.get(() -> projection().marked().tokens().orElseThrow());
  }

  private ScatterPlot plot(String name) {
    return window.node("#scatter-" + name, ScatterPlot.class);
  }

  /// Two photos of 96 patches each and a checkpoint with a head, laid out by principal components.
  private void compare(FxRobot robot, Scope scope) {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("a.png", "b.png")) {
      files.add(SampleFiles.quarters(folder.resolve(name), 96, 64));
    }
    files.add(stego());
    open(files);
    robot.clickOn("#tab-workbench-project");
    window.run(() -> {
      projection().settings().scopeProperty().set(scope);
      projection()
          .plots()
          .forEach(plot -> plot.settings().methodProperty().set(ProjectionMethod.PCA));
    });
    robot.clickOn("#compute-plots");
    awaitPlots();
  }

  private Path stego() {
    try {
      return new TestBackbone(64, 8, 16, 2, 32)
          .withStego(10, 5)
          .write(folder.resolve("stego.safetensors"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitPlots() {
    window.await(
        "measured plots",
        () ->
            projection().shown().stream().allMatch(plot -> plot.measuresProperty().get() != null)
                && projection().agreementsProperty().get().size() == projection().shown().size() - 1
                && projection().shown().stream().noneMatch(plot -> plot(plot.name()).isMoving()));
    window.awaitRest();
  }

  private Point2D onScreen(String plot, int token) {
    return window.get(() -> {
      ScatterPlot scatter = plot(plot);
      ScatterPoints points = scatter.pointsProperty().get();
      ScatterTransform transform = scatter.shownView().in(scatter.getWidth(), scatter.getHeight());
      return scatter.localToScreen(
          transform.pixelX(points.x(token)), transform.pixelY(points.y(token)));
    });
  }

  /// The corners of a plot, from the top left to the right and on.
  private List<Point2D> corners(String plot) {
    return window.get(() -> {
      ScatterPlot scatter = plot(plot);
      double right = scatter.getWidth() - 4;
      double bottom = scatter.getHeight() - 4;
      return List.of(
          scatter.localToScreen(4, 4),
          scatter.localToScreen(right, 4),
          scatter.localToScreen(right, bottom),
          scatter.localToScreen(4, bottom));
    });
  }

  private static void drag(FxRobot robot, List<Point2D> way) {
    robot.moveTo(way.getFirst()).press(MouseButton.PRIMARY);
    way.subList(1, way.size()).forEach(robot::moveTo);
    robot.release(MouseButton.PRIMARY);
  }

  /// Runs a lasso around the left half of a plot; the tokens that lie in it.
  private BitSet lassoLeftHalf(FxRobot robot, String plot) {
    List<Point2D> corners = corners(plot);
    Point2D top = corners.get(0).midpoint(corners.get(1));
    Point2D bottom = corners.get(3).midpoint(corners.get(2));
    drag(robot, List.of(corners.get(0), top, bottom, corners.get(3)));
    window.awaitRest();
    BitSet inside = new BitSet();
    for (int token = 0; token < tokens().size(); token++) {
      if (onScreen(plot, token).getX() < top.getX()) {
        inside.set(token);
      }
    }
    return inside;
  }

  /// The tokens that stand out on the photo of a viewer.
  private BitSet outlined(String viewer) {
    Painted painted = window.get(() -> viewer(viewer).tokens().paintedProperty().get());
    Tokens tokens = tokens();
    BitSet found = new BitSet();
    for (int token = 0; token < tokens.size(); token++) {
      if (tokens.photo(token).file().equals(painted.photo().file())) {
        Placement whole = painted.placement();
        Placement place = tokens.place(token);
        int side = (int) Math.round(place.width() / whole.width() * painted.raster().width());
        int left = (int) Math.round((place.x() - whole.x()) / place.width()) * side;
        int top = (int) Math.round((place.y() - whole.y()) / place.height()) * side;
        int alpha =
            painted.raster().argb()[(top + side / 2) * painted.raster().width() + left + side / 2]
                >>> 24;
        if (alpha == 0xFF) {
          found.set(token);
        }
      }
    }
    return found;
  }

  private BitSet ofPhoto(BitSet chosen, String name) {
    Tokens tokens = tokens();
    return chosen.stream()
        .filter(token -> tokens.photo(token).name().equals(name))
        .collect(BitSet::new, BitSet::set, BitSet::or);
  }

  @Test
  void aLassoInTheLeftPlotSelectsTheSameTokensInTheRightOneAndOnThePhotos(FxRobot robot) {
    compare(robot, Scope.ALL);
    BitSet inside = lassoLeftHalf(robot, "A");

    assertThat(inside.cardinality()).isBetween(20, 172);
    assertThat(selected()).isEqualTo(inside);
    assertThat(window.get(() -> plot("B").selectedProperty().get())).isEqualTo(inside);
    assertThat(outlined("A")).isEqualTo(ofPhoto(inside, "a.png"));
    window.run(() -> window.workspace().photos().step(1));
    window.awaitRest();
    assertThat(outlined("A")).isEqualTo(ofPhoto(inside, "b.png"));
    assertThat(window.node("#selection-count", Label.class).getText())
        .isEqualTo("%d of 192 selected".formatted(inside.cardinality()));
  }

  @Test
  void aRectangleInTheRightPlotAndPatchesOnThePhotoSelectInTheLeftOne(FxRobot robot) {
    compare(robot, Scope.ONE);
    robot.clickOn("#tool-rectangle");
    List<Point2D> corners = corners("B");
    drag(robot, List.of(corners.get(0), corners.get(0).midpoint(corners.get(2)), corners.get(2)));
    window.awaitRest();
    assertThat(selected().cardinality()).isEqualTo(96);
    assertThat(window.get(() -> plot("A").selectedProperty().get().cardinality())).isEqualTo(96);

    robot.clickOn(onScreen("A", 20.0, 12.0));
    window.awaitRest();
    int token =
        tokens().at(tokens().photos().getFirst(), new InputGeometry.Point(20, 12)).orElseThrow();
    assertThat(selected().stream()).containsExactly(token);
    assertThat(window.get(() -> plot("A").selectedProperty().get())).isEqualTo(selected());
    assertThat(window.get(() -> plot("B").selectedProperty().get())).isEqualTo(selected());
    assertThat(outlined("A")).isEqualTo(selected());

    drag(
        robot,
        List.of(onScreen("A", 20.0, 12.0), onScreen("A", 28.0, 12.0), onScreen("A", 36.0, 12.0)));
    window.awaitRest();
    assertThat(selected().stream()).containsExactly(token, token + 1, token + 2);
  }

  private void fireAt(String plot, int token, boolean shift, boolean alt) {
    Point2D at = onScreen(plot, token);
    window.run(() -> {
      fire(plot(plot), MouseEvent.MOUSE_PRESSED, at, shift, alt);
      fire(plot(plot), MouseEvent.MOUSE_RELEASED, at, shift, alt);
    });
  }

  /// The first token that lies far from another in a plot.
  private int farFrom(String plot, int token) {
    Point2D place = onScreen(plot, token);
    for (int other = 0; other < tokens().size(); other++) {
      if (onScreen(plot, other).distance(place) > 40) {
        return other;
      }
    }
    throw new AssertionError("all tokens lie in one place");
  }

  /// Tokens may lie upon each other: which of them a click means is the plot's choice.
  private int onlySelectedAt(String plot, int token) {
    BitSet selected = selected();
    assertThat(selected.cardinality()).isEqualTo(1);
    int found = selected.nextSetBit(0);
    assertThat(onScreen(plot, found).distance(onScreen(plot, token))).isLessThan(7);
    return found;
  }

  @Test
  void hoverClickShiftAltAndEscapeMeanTheSameInEveryPlot(FxRobot robot) {
    compare(robot, Scope.ONE);
    int far = farFrom("B", 0);

    robot.moveTo(onScreen("B", 0));
    window.awaitRest();
    int hovered = window.get(() -> plot("A").highlightProperty().get());
    assertThat(onScreen("B", hovered).distance(onScreen("B", 0))).isLessThan(7);

    robot.clickOn(onScreen("B", 0));
    window.awaitRest();
    int one = onlySelectedAt("B", 0);
    assertThat(window.get(() -> selection().primaryProperty().get())).isEqualTo(one);
    assertThat(window.get(() -> plot("A").selectedProperty().get())).isEqualTo(selected());

    fireAt("B", far, true, false);
    assertThat(selected().cardinality()).isEqualTo(2);
    fireAt("B", 0, false, true);
    onlySelectedAt("B", far);

    window.run(() -> plot("B").requestFocus());
    robot.type(KeyCode.ESCAPE);
    window.awaitRest();
    assertThat(selected()).isEqualTo(new BitSet());
  }

  @Test
  void whatIsHiddenIsInNoPlotAndNeverSelected(FxRobot robot) {
    compare(robot, Scope.ONE);
    BitSet inside = lassoLeftHalf(robot, "A");
    robot.clickOn("#isolate-tokens");
    assertThat(window.get(() -> plot("B").hiddenProperty().get().cardinality()))
        .isEqualTo(96 - inside.cardinality());
    robot.clickOn("#invert-tokens");
    assertThat(selected()).isEqualTo(new BitSet());
    robot.clickOn("#invert-tokens");
    assertThat(selected()).isEqualTo(inside);
    robot.clickOn("#hide-tokens");
    assertThat(window.get(() -> plot("A").hiddenProperty().get().cardinality())).isEqualTo(96);
    robot.clickOn("#show-tokens");
    assertThat(window.get(() -> plot("A").hiddenProperty().get().cardinality())).isZero();
    shortcut("Shortcut+Z");
    assertThat(window.get(() -> selection().hiddenProperty().get().count())).isEqualTo(96);
  }

  @Test
  void classesAreSelectedByTheLegendAndRenamedEverywhere(FxRobot robot) {
    compare(robot, Scope.ONE);
    assertThat(window.get(() -> projection().look().colorProperty().get()))
        .isEqualTo(ColorBy.CLUSTER);
    TokenColors.Row row =
        window.get(() -> projection().marked().colorsProperty().get().rows().getFirst());
    ListView<?> legend = window.node("#token-legend", ListView.class);
    assertThat(window.get(() -> legend.getItems().size()))
        .isEqualTo(window.get(() -> projection().marked().colorsProperty().get().rows().size()));
    window.run(() -> selection().select(row.tokens(), Combine.REPLACE));
    assertThat(selected()).isEqualTo(row.tokens());
    window.run(() -> projection().names().rename(row, "sky"));
    assertThat(window.get(() -> projection().marked().colorsProperty().get().rows()))
        .extracting(TokenColors.Row::name)
        .contains("sky");
    robot.clickOn("#tab-workbench-segment");
    window.awaitSegmentation();
    List<LegendEntry> classes =
        window.get(() -> window.workspace().segmentation().legendProperty().get());
    assertThat(classes)
        .filteredOn(entry -> entry.id() == row.id())
        .allMatch(entry -> entry.name().equals("sky"));
  }

  @Test
  void clustersColorThePlotsAndEveryPatchOfThePhoto(FxRobot robot) {
    compare(robot, Scope.ONE);
    window.run(() -> {
      projection().clustering().settings().clustersProperty().set(3);
      projection().cluster();
    });
    window.await("clusters", () -> projection().clustering().foundProperty().get() != null);
    window.awaitRest();
    assertThat(window.get(() -> projection().look().colorProperty().get()))
        .isEqualTo(ColorBy.KMEANS);
    assertThat(window.get(() -> projection().clustering().wordsProperty().get()))
        .contains("3 clusters of 96 tokens", "silhouette", "against the cluster probe: purity");
    List<TokenColors.Row> rows =
        window.get(() -> projection().marked().colorsProperty().get().rows());
    assertThat(rows).hasSize(3);
    int[] drawn = window.get(() -> viewer("A").tokens().paintedProperty().get().raster().argb());
    assertThat(java.util.Arrays.stream(drawn).boxed().collect(Collectors.toSet()))
        .isEqualTo(rows.stream().map(row -> row.color().argb()).collect(Collectors.toSet()));
  }

  @Test
  void thePrimaryTokenHasItsNeighboursInTheSpaceItself(FxRobot robot) {
    compare(robot, Scope.ONE);
    window.run(() -> selection().select(7, Combine.REPLACE));
    window.await("neighbours", () -> projection().neighbours().foundProperty().get() != null);
    window.awaitRest();
    assertThat(window.get(() -> projection().neighbours().foundProperty().get().neighbours()))
        .hasSize(12);
    assertThat(window.get(() -> plot("A").linesProperty().get())).hasSize(12);
    robot.clickOn("#select-neighbours");
    assertThat(selected().cardinality()).isEqualTo(13);
    assertThat(selected().get(7)).isTrue();
  }

  @Test
  void tSneIsShownWhileItGrowsAndGoesOnAfterAStop(FxRobot robot) {
    compare(robot, Scope.ONE);
    Plot first = projection().plots().getFirst();
    window.run(() -> {
      first.settings().methodProperty().set(ProjectionMethod.TSNE);
      first.settings().perplexityProperty().set(10);
      first.settings().iterationsProperty().set(100_000);
    });
    assertThat(window.get(() -> projection().stalenessProperty().get())).isNotEmpty();
    robot.clickOn("#compute-plots");
    window.await("iterations", () -> first.statusProperty().get().contains("iteration "));
    robot.clickOn("#stop-plots");
    awaitPlots();
    int made = window.get(() -> first.embedding().orElseThrow().iterations());
    assertThat(made).isBetween(10, 99_999);
    assertThat(window.get(() -> first.statusProperty().get())).contains("stopped");
    window.run(projection()::goOn);
    window.await("iterations", () -> first.statusProperty().get().contains("iteration "));
    window.run(projection()::stop);
    awaitPlots();
    assertThat(window.get(() -> first.embedding().orElseThrow().iterations())).isGreaterThan(made);
  }

  @Test
  void pointsFigureAndFeaturesAreExported(FxRobot robot) throws IOException {
    compare(robot, Scope.ALL);
    lassoLeftHalf(robot, "A");
    Path points = folder.resolve("points.csv");
    Path figure = folder.resolve("plots.svg");
    Path features = folder.resolve("features.npz");
    window.run(() -> projection().exports().points(points));
    window.run(() -> projection().exports().figure(figure));
    window.run(() -> projection().exports().features(features));
    window.await("files", () -> Files.exists(features) && Files.exists(figure));
    window.awaitRest();
    List<String> lines = Files.readAllLines(points);
    assertThat(lines).hasSize(193);
    assertThat(lines.getFirst())
        .isEqualTo(
            "image,row,column,x_a,y_a,trustworthiness_a,x_b,y_b,trustworthiness_b,cluster,linear,"
                + "selected");
    assertThat(lines.stream().filter(line -> line.endsWith(",1")).count())
        .isEqualTo(selected().cardinality());
    assertThat(figure).content().contains("STEGO code", "all 192 tokens");
    assertThat(folder.resolve("features.json")).content().contains("features_b", "sha256");
  }

  @Test
  void labelsFromAFolderColorTheTokens(FxRobot robot) throws IOException {
    Path labels = Files.createDirectories(folder.resolve("labels"));
    BufferedImage image = new BufferedImage(96, 64, BufferedImage.TYPE_BYTE_GRAY);
    for (int x = 48; x < 96; x++) {
      for (int y = 0; y < 64; y++) {
        image.getRaster().setSample(x, y, 0, 1);
      }
    }
    ImageIO.write(image, "png", labels.resolve("a.png").toFile());
    window.answers().labels = Optional.of(labels);
    compare(robot, Scope.ALL);
    window.run(() -> window.node("#choose-labels", Button.class).fire());
    window.run(() -> projection().look().colorProperty().set(ColorBy.TRUTH));
    robot.clickOn("#compute-plots");
    window.await(
        "labels",
        () -> projection().marked().tokens().orElseThrow().remark().contains("no labels"));
    awaitPlots();
    assertThat(tokens().remark()).isEqualTo("1 of 2 photos have no labels.");
    assertThat(window.get(() -> projection().marked().colorsProperty().get().rows()))
        .extracting(row -> row.name() + " " + row.tokens().cardinality())
        .containsExactly("no class 96", "class 0 48", "class 1 48");
    assertThat(window.node("#plot-quality-A", Label.class).getText()).contains("label purity");
  }

  @Test
  void theElbowIsDrawnOverTheNumberOfClusters(FxRobot robot) {
    compare(robot, Scope.ONE);
    window.run(() -> projection().sweepClusters());
    window.await("chart", () -> projection().clustering().elbow().chartProperty().get() != null);
    window.awaitRest();
    assertThat(window.get(() -> window.node("#clusters-chart", ChartView.class).isVisible()))
        .isTrue();
  }

  /// Codes of the sample model are compared with features of its backbone.
  @Test
  void clustersOfTwoSpacesAreComparedAndDrawn(FxRobot robot) {
    compare(robot, Scope.ONE);
    window.run(() -> projection().clustering().settings().clustersProperty().set(4));
    window.run(() -> window.node("#compare-clusters", Button.class).fire());
    window.await(
        "comparison", () -> projection().clustering().comparison().foundProperty().get() != null);
    window.awaitRest();
    assertThat(window.node("#clusters-compared", Label.class).getText())
        .contains("4 clusters in DINO", "against 4 in STEGO code", "AMI", "ARI", "of 96 tokens");
    assertThat(window.get(() -> window.node("#clusters-confusion", ChartView.class).isVisible()))
        .isTrue();
  }

  @Test
  void aSpaceCanBeReducedAndAllThatFollowsIsOfTheReducedOne(FxRobot robot) {
    compare(robot, Scope.ONE);
    window.run(() -> {
      PlotSettings first = projection().plots().getFirst().settings();
      first.reductionProperty().set(Reduction.Method.RANDOM);
      first.dimensionsProperty().set(5);
    });
    robot.clickOn("#compute-plots");
    window.await(
        "reduced space",
        () -> projection().plots().getFirst().spaceProperty().get().dimension() == 5);
    awaitPlots();
    assertThat(window.node("#space-A", Label.class).getText())
        .endsWith("random projection to 5 (seed 7)");
    window.run(() -> projection().cluster());
    window.await("clusters", () -> projection().clustering().foundProperty().get() != null);
    window.awaitRest();
    assertThat(window.get(() -> projection().clustering().wordsProperty().get()))
        .contains("random projection to 5");
  }

  @Test
  void theVarianceOfMeasuredSpacesIsDrawnAndExported(FxRobot robot) {
    compare(robot, Scope.ONE);
    window.await("variance", () -> projection().variance().chartProperty().get() != null);
    Path file = folder.resolve("variance.svg");
    window.run(() -> projection().exports().variance(file));
    window.awaitRest();
    assertThat(file).content().contains("A · DINO", "B · STEGO code");
  }

  @Test
  void aProjectBringsPlotsSelectionAndViewsBack(FxRobot robot) {
    compare(robot, Scope.ONE);
    BitSet inside = lassoLeftHalf(robot, "A");
    TextField name = window.node("#bookmark-name", TextField.class);
    window.run(() -> {
      name.setText("left half");
      name.fireEvent(new javafx.event.ActionEvent());
    });
    float[] before = window.get(() -> projection().plots().getFirst().pointsProperty().get().xy());
    Path file = folder.resolve("compare.stegoscope");
    window.run(() -> window.workspace().project().saveAs(file));
    window.awaitRest();
    assertThat(file).exists();
    window.run(() -> window.workspace().project().newProject());
    window.awaitRest();
    assertThat(window.get(() -> projection().marked().tokens())).isEmpty();

    window.run(() -> window.workspace().open(List.of(file)));
    awaitPlots();
    assertThat(window.get(() -> projection().plots().getFirst().pointsProperty().get().xy()))
        .isEqualTo(before);
    assertThat(selected()).isEqualTo(inside);
    assertThat(window.get(() -> projection().bookmarks().allProperty().get().getFirst().name()))
        .isEqualTo("left half");
  }
}
