package org.stegoscope.ui.segmentation;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.NumberField;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.ModelItem;
import org.stegoscope.workspace.ProbeKind;
import org.stegoscope.workspace.SegmentationViewModel;
import org.stegoscope.workspace.Viewer;

/// What a segmentation is made with: the probe, and how many clusters k-means finds.
final class SegmentationSettings extends VBox {

  private final Viewer viewer;
  private final SegmentationViewModel settings;

  SegmentationSettings(Viewer viewer) {
    super(8);
    this.viewer = viewer;
    settings = viewer.segmentation();
    GridPane rows = new GridPane(12, 8);
    new FormRows(rows).add("Probe", probeButtons());
    getChildren().addAll(rows, obstacles(), clusters());
  }

  private HBox probeButtons() {
    return Choice.buttons(
        "probe-",
        List.of(ProbeKind.values()),
        settings.probeProperty(),
        ProbeKind::label,
        kind -> viewer.source().modelProperty().map(model -> model.obstacle(kind)).orElse(""));
  }

  private Node clusters() {
    GridPane rows = new GridPane(12, 8);
    new FormRows(rows).add("Clusters", kmeansRow());
    onlyForKMeans(rows, settings);
    return rows;
  }

  /// A part of the settings that only k-means asks for.
  static void onlyForKMeans(Node part, SegmentationViewModel settings) {
    part.visibleProperty().bind(settings.probeProperty().isEqualTo(ProbeKind.KMEANS));
    part.managedProperty().bind(part.visibleProperty());
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
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /// Why a probe is not to be had, where one is not.
  private Label obstacles() {
    Label label = Parts.muted("");
    label.setId("probe-obstacles");
    Parts.wrap(label);
    label.textProperty().bind(viewer.source().modelProperty().map(ModelItem::obstacles).orElse(""));
    Parts.hideWhileEmpty(label);
    return label;
  }
}
