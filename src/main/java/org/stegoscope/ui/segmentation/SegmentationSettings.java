package org.stegoscope.ui.segmentation;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.NumberField;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.ui.shell.Action;
import org.stegoscope.workspace.Computing;
import org.stegoscope.workspace.ComputingViewModel;
import org.stegoscope.workspace.ModelItem;
import org.stegoscope.workspace.Models;
import org.stegoscope.workspace.ProbeKind;
import org.stegoscope.workspace.SegmentationViewModel;
import org.stegoscope.workspace.Workspace;

/// What a segmentation is made with.
final class SegmentationSettings extends VBox {

  private final Models models;
  private final SegmentationViewModel settings;

  /// `computing` shows where models compute.
  SegmentationSettings(Workspace workspace, Action computing) {
    super(8);
    models = workspace.models();
    settings = workspace.segmentation();
    GridPane rows = new GridPane(12, 8);
    FormRows form = new FormRows(rows);
    form.add("Model", modelBox());
    form.add("Runs on", computingLink(workspace.computing(), computing));
    form.add("Probe", new ProbeButtons(models, settings));
    form.add("Clusters", kmeansRow());
    form.add("Resolution", resolutionBox());
    CheckBox flip = new CheckBox("Flip averaging");
    flip.setId("flip");
    flip.setTooltip(new Tooltip("Features are averaged over the photo and its mirror image"));
    flip.selectedProperty().bindBidirectional(settings.flipProperty());
    form.add("", flip);
    getChildren().addAll(rows, obstacles(), resolutionProblem());
  }

  private ComboBox<ModelItem> modelBox() {
    ComboBox<ModelItem> box = new ComboBox<>(models.items());
    box.setId("model");
    box.setPromptText("Open a checkpoint");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setMinWidth(0);
    box.setPrefWidth(0);
    box.valueProperty().bindBidirectional(models.activeProperty());
    box.disableProperty().bind(models.activeProperty().map(_ -> false).orElse(true));
    return box;
  }

  private static Hyperlink computingLink(ComputingViewModel choice, Action computing) {
    Hyperlink link = new Hyperlink();
    link.setId("runs-on");
    link.setTooltip(new Tooltip(computing.label()));
    link.textProperty().bind(choice.chosenProperty().map(Computing::summary));
    link.accessibleTextProperty().bind(link.textProperty().map("Runs on "::concat));
    link.setOnAction(_ -> {
      link.setVisited(false);
      computing.run();
    });
    return link;
  }

  private Node kmeansRow() {
    NumberField clusters =
        new NumberField(
            "k of k-means", 1, SegmentationViewModel.MOST_CLUSTERS, settings.clustersProperty());
    clusters.setId("clusters");
    NumberField seed =
        new NumberField("Seed of k-means", 0, Integer.MAX_VALUE, settings.seedProperty());
    seed.setId("seed");
    Label seedLabel = Parts.muted("Seed");
    seedLabel.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(clusters, Priority.ALWAYS);
    HBox.setHgrow(seed, Priority.ALWAYS);
    HBox row = new HBox(8, clusters, seedLabel, seed);
    row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    row.disableProperty().bind(settings.probeProperty().map(kind -> kind != ProbeKind.KMEANS));
    return row;
  }

  private ComboBox<String> resolutionBox() {
    ComboBox<String> box = new ComboBox<>();
    box.getItems().setAll(SegmentationViewModel.RESOLUTIONS);
    box.setId("resolution");
    box.setEditable(true);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setPrefWidth(0);
    box.valueProperty().bindBidirectional(settings.resolutionProperty());
    return box;
  }

  /// Why a probe is not to be had, where one is not.
  private Label obstacles() {
    Label label = Parts.muted("");
    label.setId("probe-obstacles");
    wrap(label);
    label.textProperty().bind(models.activeProperty().map(ModelItem::obstacles).orElse(""));
    hideWhileEmpty(label);
    return label;
  }

  private Label resolutionProblem() {
    Label label = new Label();
    label.setId("resolution-problem");
    label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.DANGER, "problem");
    wrap(label);
    label.textProperty().bind(settings.resolutionProblemProperty());
    hideWhileEmpty(label);
    return label;
  }

  /// Wraps instead of being cut when the column is short of room.
  private static void wrap(Label label) {
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
  }

  private static void hideWhileEmpty(Label label) {
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
  }
}
