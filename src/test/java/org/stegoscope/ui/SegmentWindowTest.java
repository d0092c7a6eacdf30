package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.event.ActionEvent;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.stegoscope.analysis.Doubt;
import org.stegoscope.analysis.crf.CrfOptions;
import org.stegoscope.core.Rgb;
import org.stegoscope.model.TestBackbone;
import org.stegoscope.workspace.Layer;
import org.stegoscope.workspace.LegendEntry;
import org.stegoscope.workspace.PhotoDoubt;
import org.stegoscope.workspace.ProbeKind;
import org.stegoscope.workspace.Segmentation;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Clusters, classes and layers by their controls, and taking back what was done with them.
final class SegmentWindowTest extends WorkbenchWindow {

  @Start
  void start(Stage stage) {
    show(stage);
  }

  private Segmentation segmentation() {
    return window.get(() -> viewer("A").segmentation().segmentationProperty().get());
  }

  @SuppressWarnings("unchecked") // The legend lists legend entries.
  private ListView<LegendEntry> legend() {
    return window.node("#legend", ListView.class);
  }

  private List<String> names() {
    return window.get(() -> legend().getItems().stream().map(LegendEntry::name).toList());
  }

  /// The row of the largest class.
  private ListCell<?> firstRow() {
    return window.get(() ->
        legend().lookupAll(".list-cell").stream()
            .map(ListCell.class::cast)
            .filter(cell -> legend().getItems().getFirst().equals(cell.getItem()))
            .findFirst()
            .orElseThrow());
  }

  private Node nameOfFirst() {
    ListCell<?> row = firstRow();
    return window.get(() ->
        row.lookupAll(".label").stream()
            .filter(
                node -> node instanceof Label label && names().getFirst().equals(label.getText()))
            .findFirst()
            .orElseThrow());
  }

  private boolean undoable() {
    return window.get(() -> window.actions().edit().undo.possible());
  }

  @Test
  void openingIsNothingToUndo(FxRobot robot) {
    openPhotos("a.png", "b.png");
    robot.clickOn("#legend").type(KeyCode.SHIFT);
    window.run(() -> window.workspace().history().capture());
    assertThat(undoable()).isFalse();
  }

  @Test
  void kIsTypedIntoItsField(FxRobot robot) {
    openPhotos("a.png");
    Spinner<?> clusters = window.node("#clusters", Spinner.class);
    robot.doubleClickOn(clusters.getEditor()).write("3").type(KeyCode.ENTER);
    window.awaitSegmentation();
    assertThat(segmentation().palette().size()).isEqualTo(3);
  }

  /// k-means has no probabilities; a cluster probe has, and the mask follows the settings.
  @Test
  void aDenseCrfRefinesTheMaskOfAProbe(FxRobot robot) throws IOException {
    openPhotos("a.png");
    CheckBox crf = window.node("#crf", CheckBox.class);
    assertThat(crf.isDisabled()).isTrue();
    Path model =
        new TestBackbone(16, 8, 16, 2, 32)
            .withStego(6, 5)
            .write(folder.resolve("stego.safetensors"));
    window.run(() -> window.workspace().open(List.of(model)));
    window.awaitRest();
    window.run(() -> {
      viewer("A").source().modelProperty().set(window.workspace().models().items().getLast());
      viewer("A").segmentation().probeProperty().set(ProbeKind.CLUSTER);
    });
    window.awaitSegmentation();
    float[] plain = segmentation().confidence().values();
    window.run(crf::fire);
    window.awaitSegmentation();
    assertThat(segmentation().provenance().fields()).containsKey("crf");
    assertThat(segmentation().confidence().values()).isNotEqualTo(plain);
    window.run(() -> window.node("#crf-alike-weight", Slider.class).setValue(0));
    window.run(() -> window.node("#crf-near-weight", Slider.class).setValue(0));
    window.awaitSegmentation();
    assertThat(window.get(() -> viewer("A").segmentation().crfProperty().get().nearWeight()))
        .isZero();
    window.run(() -> window.node("#crf-stego", Button.class).fire());
    window.awaitSegmentation();
    assertThat(window.get(() -> viewer("A").segmentation().crfProperty().get()))
        .isEqualTo(CrfOptions.STEGO);
    assertThat(window.get(() -> window.node("#crf-near-weight", Slider.class).getValue()))
        .isEqualTo(3);
  }

  /// Doubts are a layer of their own; what they are of is chosen by the controls.
  @Test
  void doubtsOfAProbeAreALayer(FxRobot robot) throws IOException {
    openPhotos("a.png");
    CheckBox shown = window.node("#doubt-shown", CheckBox.class);
    window.run(shown::fire);
    window.awaitRest();
    assertThat(window.get(() -> window.node("#doubt-words", Label.class).getText()))
        .contains("no probes that could be doubted");
    Path model =
        new TestBackbone(16, 8, 16, 2, 32)
            .withStego(6, 5)
            .write(folder.resolve("stego.safetensors"));
    window.run(() -> window.workspace().open(List.of(model)));
    window.awaitRest();
    window.run(() ->
        viewer("A").source().modelProperty().set(window.workspace().models().items().getLast()));
    for (Doubt measure : Doubt.values()) {
      window.run(() -> {
        viewer("A").doubt().measureProperty().set(measure);
      });
      window.await(
          measure + " to be shown",
          () -> {
            PhotoDoubt now = viewer("A").doubt().doubtProperty().get();
            return now != null
                && now.provenance()
                    .fields()
                    .get("doubt")
                    .equals(measure.name().toLowerCase(Locale.ROOT))
                && viewer("A").doubt().paintedProperty().get() != null;
          });
      assertThat(window.get(() -> window.node("#doubt-words", Label.class).getText()))
          .contains("doubtful by half or more");
    }
    assertThat(window.get(() -> viewer("A").scale().getValue().label())).isEqualTo("doubt");
    window.run(() -> window.node("#doubt-probe-linear", ToggleButton.class).fire());
    window.await(
        "doubts of the linear probe",
        () -> {
          PhotoDoubt now = viewer("A").doubt().doubtProperty().get();
          return now != null && now.provenance().fields().get("probe").equals("linear");
        });
    window.run(shown::fire);
    assertThat(window.get(() -> viewer("A").doubt().paintedProperty().get())).isNull();
  }

  private CrfOptions crf() {
    return window.get(() -> viewer("A").segmentation().crfProperty().get());
  }

  /// Projects and copied commands may hold any settings of a CRF; showing them is no edit.
  @Test
  void settingsOfACrfBeyondTheSlidersStayAsTheyAre() {
    openPhotos("a.png");
    CrfOptions wide = new CrfOptions(500, 0.1, 80, 400, 90.25, 70, CrfOptions.Channels.RGB);
    window.run(() -> viewer("A").segmentation().crfProperty().set(wide));
    assertThat(crf()).isEqualTo(wide);
    window.run(() -> window.node("#crf-near", Slider.class).setValue(2));
    assertThat(crf()).isEqualTo(wide.withNear(2));
  }

  @Test
  void aSettingOfTheCrfIsTakenBack() {
    openPhotos("a.png");
    window.run(() -> window.node("#crf-dino", Button.class).fire());
    assertThat(crf()).isEqualTo(CrfOptions.DINO_VIT_FEATURES);
    window.await("the step", this::undoable);
    shortcut("Shortcut+Z");
    assertThat(crf()).isEqualTo(CrfOptions.STEGO);
    assertThat(window.get(() -> window.node("#crf-alike", Slider.class).getValue())).isEqualTo(67);
    shortcut("Shortcut+Shift+Z");
    assertThat(crf()).isEqualTo(CrfOptions.DINO_VIT_FEATURES);
  }

  @Test
  void clustersAreFoundInAllOpenPhotosTogetherAtTheButton(FxRobot robot) {
    openPhotos("a.png", "b.png");
    String alone = segmentation().classSet();
    robot.moveTo("#legend").scroll(30, VerticalDirection.DOWN);
    window.run(() -> window.node("#kmeans-scope-all", ToggleButton.class).fire());
    window.awaitSegmentation();
    assertThat(segmentation().classSet()).isNotEqualTo(alone);
    byte[] first = segmentation().labels().labels();
    window.run(() -> window.workspace().photos().step(1));
    window.awaitSegmentation();
    assertThat(segmentation().photo().file().getFileName()).hasToString("b.png");
    assertThat(segmentation().labels().labels()).containsExactly(first);
  }

  @Test
  void aClassIsRenamedByF2AndSeenInLegendAndReadout(FxRobot robot) {
    openPhotos("a.png");
    robot.clickOn(nameOfFirst());
    int id = window.get(() -> legend().getSelectionModel().getSelectedItem().id());
    robot.type(KeyCode.F2).write("sky").type(KeyCode.ENTER);
    window.await("the name", () -> names().contains("sky"));
    assertThat(segmentation().palette().entry(id).name()).isEqualTo("sky");
    int[] at = pixelOf(id);
    robot.moveTo(onScreen("A", at[0] + 0.5, at[1] + 0.5));
    window.await(
        "the readout", () -> window.node("#readout", Label.class).getText().contains("sky"));
    window.await("the step", this::undoable);
    shortcut("Shortcut+Z");
    window.await("the old name", () -> !names().contains("sky"));
    shortcut("Shortcut+Shift+Z");
    window.await("the name again", () -> names().contains("sky"));
  }

  private int[] pixelOf(int id) {
    Segmentation shown = segmentation();
    for (int i = 0; i < 96 * 64; i++) {
      if (shown.labels().at(i % 96, i / 96) == id) {
        return new int[] {i % 96, i / 96};
      }
    }
    throw new AssertionError("no pixel of class " + id);
  }

  @Test
  void aClassIsRenamedByADoubleClick(FxRobot robot) {
    openPhotos("a.png");
    robot.doubleClickOn(nameOfFirst());
    robot.write("road").type(KeyCode.ENTER);
    window.await("the name", () -> names().contains("road"));
    robot.doubleClickOn(nameOfFirst());
    robot.write("other").type(KeyCode.ESCAPE);
    assertThat(names()).contains("road").doesNotContain("other");
  }

  @Test
  void aClassIsRecoloured() {
    openPhotos("a.png");
    int id = window.get(() -> legend().getItems().getFirst().id());
    ListCell<?> row = firstRow();
    window.run(() -> {
      ColorPicker picker = (ColorPicker) row.lookup(".class-color");
      picker.setValue(Color.rgb(250, 120, 200));
      // As its palette does when a colour is chosen in it.
      picker.fireEvent(new ActionEvent());
    });
    window.awaitSegmentation();
    assertThat(segmentation().palette().entry(id).color()).isEqualTo(new Rgb(250, 120, 200));
    assertThat(window.get(() -> viewer("A").overlay().paintedProperty().get().raster().argb()))
        .contains(new Rgb(250, 120, 200).argb());
    assertThat(
            segmentation().palette().entries().stream()
                .filter(entry -> entry.color().equals(new Rgb(250, 120, 200))))
        .hasSize(1);
  }

  private List<Layer> shown() {
    return window.get(
        () -> viewer("A").layers().stream().filter(layer -> layer.shownProperty().get()).toList());
  }

  @Test
  void eyesShowAndHideLayersAndWithAltOneAlone(FxRobot robot) {
    openPhotos("a.png");
    robot.clickOn("#eye-attention");
    window.awaitRest();
    assertThat(shown()).hasSize(2).contains(viewer("A").attention());
    assertThat(window.node("#layer-attention-A", Node.class).isVisible()).isTrue();
    altClick(window.node("#eye-colors", Node.class));
    window.awaitRest();
    assertThat(shown()).isEqualTo(List.of(viewer("A").colors()));
    robot.clickOn("#eye-colors");
    assertThat(shown()).isEmpty();
  }

  @Test
  void aDraggedOpacityIsOneStepBack(FxRobot robot) {
    openPhotos("a.png");
    Slider opacity = window.node("#opacity-segmentation", Slider.class);
    double before = window.get(opacity::getValue);
    robot.drag(opacity).dropBy(25, 0);
    double after = window.get(opacity::getValue);
    assertThat(after).isNotEqualTo(before);
    window.await("the step", this::undoable);
    shortcut("Shortcut+Z");
    assertThat(window.get(opacity::getValue)).isEqualTo(before);
    assertThat(undoable()).isFalse();
    shortcut("Shortcut+Shift+Z");
    assertThat(window.get(opacity::getValue)).isEqualTo(after);
  }
}
