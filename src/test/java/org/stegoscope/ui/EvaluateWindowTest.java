package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.Rgb;
import org.stegoscope.dataset.ClassList;
import org.stegoscope.dataset.ClassListFile;
import org.stegoscope.dataset.collection.DatasetFormat;
import org.stegoscope.dataset.collection.TinyFiles;
import org.stegoscope.model.TestBackbone;
import org.stegoscope.study.evaluation.Cell;
import org.stegoscope.study.evaluation.ClusterMatching;
import org.stegoscope.study.evaluation.CrfUse;
import org.stegoscope.study.evaluation.ProbeUse;
import org.stegoscope.study.evaluation.StartChoice;
import org.stegoscope.workspace.Workbench;
import org.stegoscope.workspace.evaluation.EvaluationViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A data set of tiny pictures is opened, evaluated and looked into by the controls.
final class EvaluateWindowTest extends WorkbenchWindow {

  private static final int SIDE = 64;

  @Start
  void start(Stage stage) {
    show(stage);
  }

  private EvaluationViewModel evaluation() {
    return window.workspace().evaluation();
  }

  private Path data() throws IOException {
    TinyFiles files = new TinyFiles(Files.createDirectories(folder.resolve("data")));
    for (String split : List.of("train", "val")) {
      for (int i = 0; i < 3; i++) {
        files.photo("images/%s/p%d.png".formatted(split, i), SIDE, SIDE);
        int edge = 16 + 8 * i;
        files.grey("labels/%s/p%d.png".formatted(split, i), SIDE, SIDE, (x, _) -> x < edge ? 0 : 1);
      }
    }
    files.text("classes.txt", "0 left 200 0 0\n1 right 0 0 200\n");
    return files.folder();
  }

  private void open(FxRobot robot) throws IOException {
    Path model =
        new TestBackbone(SIDE, 8, 16, 2, 32)
            .withStego(10, 2)
            .write(folder.resolve("stego.safetensors"));
    window.run(() -> window.workspace().open(List.of(model)));
    window.awaitRest();
    robot.press(KeyCode.ALT).type(KeyCode.DIGIT8).release(KeyCode.ALT);
    assertThat(window.get(() -> window.workspace().viewers().workbenchProperty().get()))
        .isEqualTo(Workbench.EVALUATE);
    window.answers().dataset = Optional.of(data());
    robot.clickOn("#open-dataset");
    window.await("survey", () -> evaluation().surveyProperty().get() != null);
    window.run(() -> evaluation().settings().resolutionProperty().set("native"));
  }

  private TableView<?> table() {
    return window.node("#evaluation-table", TableView.class);
  }

  private void evaluate(FxRobot robot) {
    robot.clickOn("#evaluate");
    window.await("table", () -> evaluation().tableProperty().get() != null);
    window.await("confusion matrix", () -> evaluation().openedProperty().get() != null);
    window.awaitRest();
  }

  @Test
  void aDataSetTellsWhatIsInIt(FxRobot robot) throws IOException {
    open(robot);
    assertThat(window.node("#dataset-counts", Label.class).getText()).contains("train 3 · val 3");
    assertThat(window.node("#dataset-classes", Label.class).getText())
        .startsWith("right 62.5 % · left 37.5 %");
    assertThat(window.node("#evaluation-split", ComboBox.class).getValue()).isEqualTo("val");
  }

  @Test
  void samplesOfTheChosenSplitAreShownAboveTheirLabels(FxRobot robot) throws IOException {
    open(robot);
    window.awaitRest();
    FlowPane samples = window.node("#dataset-samples", FlowPane.class);
    assertThat(window.get(() -> samples.getChildren().size())).isEqualTo(3);
    VBox first = (VBox) samples.getChildren().getFirst();
    assertThat(window.get(() -> first.getChildren().stream().map(Node::getAccessibleText).toList()))
        .containsExactly("p0", "Labels of p0");
    PixelReader labels = ((ImageView) first.getChildren().get(1)).getImage().getPixelReader();
    // The first has its border at a quarter of its width.
    assertThat(labels.getArgb(SIDE / 4 - 1, 0)).isEqualTo(0xFFC80000);
    assertThat(labels.getArgb(SIDE / 4, SIDE - 1)).isEqualTo(0xFF0000C8);
    FlowPane legend = window.node("#dataset-legend", FlowPane.class);
    assertThat(
            window.get(() ->
                legend.lookupAll(".label").stream().map(node -> ((Label) node).getText()).toList()))
        .containsExactlyInAnyOrder("left", "right", "void");
    Files.delete(folder.resolve("data/images/train/p1.png"));
    window.run(() -> evaluation().settings().splitProperty().set("train"));
    window.awaitRest();
    assertThat(window.get(() -> samples.getChildren().size())).isEqualTo(2);
  }

  @Test
  void classesAreEditedSavedAndTakenFromAFile(FxRobot robot) throws IOException {
    open(robot);
    window.run(() -> window.node("#dataset-class-list", TitledPane.class).setExpanded(true));
    TableView<?> classes = window.node("#dataset-class-table", TableView.class);
    assertThat(window.get(() -> classes.getItems().size())).isEqualTo(2);
    window.run(() -> {
      control(classes, "Name of class 0", TextField.class).setText("near side");
      ColorPicker color = control(classes, "Colour of class 0", ColorPicker.class);
      color.setValue(Color.rgb(0, 150, 0));
      color.fireEvent(new ActionEvent());
      control(classes, "Ignore class 1", CheckBox.class).fire();
    });
    Path list = folder.resolve("mine.json");
    window.answers().saved = Optional.of(list);
    window.run(() -> window.node("#save-classes", Button.class).fire());
    window.await("list", () -> evaluation().datasetProperty().get().classes().isIgnored(1));
    window.awaitRest();
    assertThat(ClassListFile.read(list).entries().getFirst())
        .isEqualTo(new ClassList.Entry("near side", new Rgb(0, 150, 0), ClassList.Kind.UNKNOWN));
    assertThat(window.node("#dataset-classes", Label.class).getText())
        .isEqualTo("near side 37.5 % · void 62.5 %");
    assertThat(window.node("#dataset-class-origin", Label.class).getText())
        .isEqualTo("From " + list);
    assertThat(window.get(() -> window.workspace().commandLine().orElseThrow()))
        .contains("--classes " + list + " --split val");
    window.run(() -> window.node("#own-classes", Button.class).fire());
    window.await("own", () -> !evaluation().datasetProperty().get().classes().isIgnored(1));
    window.answers().classes = Optional.of(list);
    window.run(() -> window.node("#open-classes", Button.class).fire());
    window.await("again", () -> evaluation().datasetProperty().get().classes().isIgnored(1));
    assertThat(window.get(() -> classes.getItems().size())).isEqualTo(2);
  }

  private static <T extends Node> T control(Node in, String name, Class<T> type) {
    return in.lookupAll("*").stream()
        .filter(type::isInstance)
        .map(type::cast)
        .filter(node -> name.equals(node.getAccessibleText()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void picturesAreCutIntoPartsAndTheCommandSaysSo(FxRobot robot) throws IOException {
    open(robot);
    window.run(() -> {
      @SuppressWarnings("unchecked") // The box lists texts.
      ComboBox<String> crops = window.node("#dataset-crops", ComboBox.class);
      crops.setValue("five");
    });
    window.await("parts", () -> evaluation().datasetProperty().get().split("val").size() == 15);
    window.awaitRest();
    assertThat(window.get(() -> window.workspace().commandLine().orElseThrow()))
        .contains("--crops five --split val");
    assertThat(window.get(() -> evaluation().pictures(100))).hasSize(3);
    evaluate(robot);
    assertThat(window.node("#evaluation-caption", Label.class).getText())
        .contains("val cut into five, 15 of 15 images");
    window.run(() -> evaluation().data().cropsProperty().set("six"));
    assertThat(window.get(() -> window.workspace().notices().items().toString()))
        .contains("Expected crops none, five");
  }

  @Test
  void aCellOpensToClassesAndImagesFromTheWorstOn(FxRobot robot) throws IOException {
    open(robot);
    evaluate(robot);
    assertThat(window.get(() -> table().getItems().size())).isEqualTo(1);
    assertThat(window.node("#evaluation-caption", Label.class).getText())
        .contains("val, 3 of 3 images", "flip-averaged");
    TableView<?> classes = window.node("#evaluation-classes", TableView.class);
    assertThat(window.get(() -> classes.getItems().size())).isEqualTo(2);
    ListView<?> images = window.node("#evaluation-images", ListView.class);
    assertThat(window.get(() -> images.getItems().size())).isEqualTo(3);
    window.run(() -> images.getSelectionModel().select(0));
    window.await("pictures", () -> evaluation().picturesProperty().get() != null);
    window.awaitRest();
    assertThat(window.get(() -> evaluation().picturesProperty().get().errors().width()))
        .isEqualTo(SIDE);
  }

  @Test
  void probesAreFittedAtTheBoxAndRowsCompared(FxRobot robot) throws IOException {
    open(robot);
    window.run(() -> {
      window.node("#evaluation-fit", CheckBox.class).fire();
      window.node("#evaluation-crf", CheckBox.class).fire();
      window.node("#evaluation-trust", CheckBox.class).fire();
      evaluation().settings().stepsProperty().set(4);
      evaluation().settings().seedsProperty().set(2);
    });
    evaluate(robot);
    assertThat(window.get(() -> table().getItems().size())).isEqualTo(3);
    assertThat(window.get(() -> table().getColumns().size())).isEqualTo(5);
    assertThat(
            window.get(() ->
                evaluation()
                    .tableProperty()
                    .get()
                    .cells()
                    .getFirst()
                    .meanIou()
                    .orElseThrow()
                    .seeds()))
        .isEqualTo(2);
    assertThat(window.get(() -> evaluation().openedProperty().get().trust())).isPresent();
    assertThat(window.node("#evaluation-trust-words", Label.class).getText())
        .startsWith("Expected calibration error 0.");
  }

  /// What a cluster is, is said by hand; the table tells that it was.
  @Test
  void clustersBecomeOtherClassesByHand(FxRobot robot) throws IOException {
    open(robot);
    evaluate(robot);
    Cell cluster =
        window.get(() ->
            evaluation().tableProperty().get().cell(0, ProbeUse.CLUSTER, CrfUse.OFF).orElseThrow());
    window.run(() -> evaluation().look(cluster));
    window.await(
        "the cluster cell",
        () -> evaluation().openedProperty().get().cell().key().equals(cluster.key()));
    int[] before = cluster.runs().getFirst().scores().matched().classOf();
    double accuracy = cluster.pixelAccuracy().orElseThrow().mean();
    // One that has pixels.
    int changed = before[0] >= 0 ? 0 : 1;
    window.run(() -> evaluation().match(changed, 1 - before[changed]));
    window.await(
        "the table by hand",
        () ->
            evaluation()
                .tableProperty()
                .get()
                .cell(0, ProbeUse.CLUSTER, CrfUse.OFF)
                .orElseThrow()
                .isMatchedByHand(ClusterMatching.HUNGARIAN));
    window.awaitRest();
    assertThat(
            window.get(() ->
                evaluation().openedProperty().get().cell().pixelAccuracy().orElseThrow().mean()))
        .isLessThan(accuracy);
    @SuppressWarnings("unchecked") // The box lists names of classes.
    ComboBox<String> box = window.node("#match-" + changed, ComboBox.class);
    assertThat(window.get(() -> box.getSelectionModel().getSelectedIndex()))
        .isEqualTo(2 - before[changed]);
  }

  @Test
  void theTableShowsOneClassAlone(FxRobot robot) throws IOException {
    open(robot);
    evaluate(robot);
    @SuppressWarnings("unchecked") // The box lists names of classes.
    ComboBox<String> box = window.node("#evaluation-shown-class", ComboBox.class);
    assertThat(window.get(() -> List.copyOf(box.getItems())))
        .containsExactly("Mean of all classes", "left", "right");
    window.run(() -> box.getSelectionModel().select(1));
    assertThat(window.get(() -> evaluation().shownClassProperty().get())).isZero();
    assertThat(window.get(() -> table().getItems().size())).isEqualTo(1);
  }

  @Test
  void studiesBesideTheTableAreDrawn(FxRobot robot) throws IOException {
    open(robot);
    window.run(() -> {
      window.node("#evaluation-stability", CheckBox.class).fire();
      window.node("#evaluation-correspondences", CheckBox.class).fire();
    });
    evaluate(robot);
    window.await("studies", () -> evaluation().studiesProperty().get() != null);
    assertThat(window.node("#evaluation-stability-words", Label.class).getText())
        .contains("of the labelled pixels are stable");
    assertThat(window.node("#evaluation-correspondences-words", Label.class).getText())
        .contains("kernel of place and colour: AP 0.");
  }

  @Test
  void projectionsAndChosenStartsAreAskedForAndCopied(FxRobot robot) throws IOException {
    open(robot);
    window.run(() -> {
      window.node("#evaluation-fit", CheckBox.class).fire();
      evaluation().settings().stepsProperty().set(2);
      @SuppressWarnings("unchecked") // The box lists choices.
      ComboBox<StartChoice> starts = window.node("#evaluation-starts", ComboBox.class);
      starts.setValue(StartChoice.LABELS);
      window.node("#evaluation-reductions", TextField.class).setText("pca:4 rp:3");
    });
    robot.clickOn("#evaluate");
    window.await(
        "notice",
        () ->
            window.workspace().notices().items().stream()
                .anyMatch(
                    notice -> notice.toString().contains("A projection is pca:N or rp:N, with N")));
    window.run(() -> window.node("#evaluation-reductions", TextField.class).setText("pca:4, rp:3"));
    assertThat(window.get(() -> window.workspace().commandLine().orElseThrow()))
        .contains("--fit-probes", "--reduce pca:4,rp:3", "--select labels");
    evaluate(robot);
    assertThat(window.get(() -> table().getItems().size())).isEqualTo(5);
    assertThat(window.node("#evaluation-caption", Label.class).getText())
        .endsWith("starts chosen by labels");
    ListView<?> images = window.node("#evaluation-images", ListView.class);
    window.run(() -> {
      var table = evaluation().tableProperty().get();
      evaluation().look(table.cell(1, ProbeUse.LINEAR, CrfUse.OFF).orElseThrow());
    });
    window.awaitRest();
    window.run(() -> images.getSelectionModel().select(0));
    window.await("pictures", () -> evaluation().picturesProperty().get() != null);
    window.awaitRest();
  }

  @Test
  void theTableIsExportedAndCopiedAsACommand(FxRobot robot) throws IOException {
    open(robot);
    evaluate(robot);
    Path out = Files.createDirectories(folder.resolve("exported"));
    window.answers().exported = Optional.of(out);
    robot.clickOn("#export-evaluation");
    window.awaitRest();
    assertThat(out.resolve("table.csv")).exists();
    assertThat(out.resolve("confusion-1-cluster.png")).exists();
    assertThat(out.resolve("table.pdf")).exists();
    assertThat(out.resolve("classes-1-cluster.svg")).exists();
  }

  @Test
  void picturesBecomePhotosWithTheirLabels(FxRobot robot) throws IOException {
    open(robot);
    robot.clickOn("#open-dataset-pictures");
    window.awaitRest();
    assertThat(window.get(() -> window.workspace().photos().items().size())).isEqualTo(3);
    assertThat(window.get(() -> window.workspace().projection().settings().labelsProperty().get()))
        .isEqualTo(folder.resolve("data/labels/val"));
  }

  @Test
  void aDataSetOfAProjectThatIsMissingIsNamed(FxRobot robot) throws IOException {
    open(robot);
    Path file = folder.resolve("study.stegoscope");
    window.run(() -> window.workspace().project().saveAs(file));
    window.awaitRest();
    Files.move(folder.resolve("data"), folder.resolve("gone"));
    window.run(() -> window.workspace().project().open(file));
    window.await(
        "notice",
        () ->
            window.workspace().notices().items().stream()
                .anyMatch(notice -> notice.sentence().startsWith("There is no folder")));
    assertThat(window.node("#dataset-counts", Label.class).getText())
        .isEqualTo(folder.resolve("data") + " of the project is not open.");
    assertThat(window.node("#dataset-samples", FlowPane.class).getChildren()).isEmpty();
    assertThat(window.node("#evaluation-split", ComboBox.class).getValue()).isEqualTo("val");
    Files.move(folder.resolve("gone"), folder.resolve("data"));
    window.run(() -> window.workspace().project().open(file));
    window.await("data set", () -> evaluation().datasetProperty().get() != null);
    window.awaitRest();
    assertThat(window.node("#dataset-samples", FlowPane.class).getChildren()).hasSize(3);
    assertThat(window.get(() -> evaluation().settings().resolutionProperty().get()))
        .isEqualTo("native");
  }

  @Test
  void withoutADataSetOrAModelItIsSaidWhy(FxRobot robot) {
    window.run(() -> window.workspace().viewers().workbenchProperty().set(Workbench.EVALUATE));
    assertThat(window.node("#evaluation-obstacle", Label.class).getText())
        .isEqualTo("Nothing can be evaluated: no data set is open.");
    assertThat(window.node("#evaluate", Button.class).isDisabled()).isTrue();
    window.answers().dataset = Optional.of(folder);
    window.run(() -> {
      @SuppressWarnings("unchecked") // The box lists formats.
      ComboBox<DatasetFormat> format = window.node("#dataset-format", ComboBox.class);
      format.setValue(DatasetFormat.VOC);
    });
    robot.clickOn("#open-dataset");
    window.await(
        "notice",
        () ->
            window.workspace().notices().items().stream()
                .anyMatch(notice -> notice.toString().contains("holds no picture")));
  }
}
