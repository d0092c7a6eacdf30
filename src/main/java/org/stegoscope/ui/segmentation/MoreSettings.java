package org.stegoscope.ui.segmentation;

import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.fx.FeatureControls;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.Scope;
import org.stegoscope.workspace.SegmentationViewModel;
import org.stegoscope.workspace.Viewer;

/// What is changed less often: averaging, boundaries, and what k-means clusters.
final class MoreSettings extends VBox {

  MoreSettings(Viewer viewer) {
    super(8);
    SegmentationViewModel settings = viewer.segmentation();
    CheckBox outlines = new CheckBox("Boundaries");
    outlines.setId("outlines");
    outlines.selectedProperty().bindBidirectional(viewer.overlay().outlinedProperty());
    CheckBox flip = new CheckBox("Flip averaging");
    flip.setId("flip");
    flip.setTooltip(new Tooltip("Features are averaged over the photo and its mirror image"));
    flip.selectedProperty().bindBidirectional(settings.flipProperty());
    GridPane rows = new GridPane(12, 8);
    FormRows form = new FormRows(rows);
    form.add(
        "Cluster",
        Choice.buttons(
            "kmeans-scope-",
            List.of(Scope.values()),
            settings.scopeProperty(),
            Scope::label,
            _ -> Choice.NO_OBSTACLE));
    FeatureControls.add(form, "kmeans", viewer, settings.features());
    SegmentationSettings.onlyForKMeans(rows, settings);
    Label remark = Parts.muted("");
    remark.setId("kmeans-remark");
    Parts.wrap(remark);
    remark.textProperty().bind(settings.remarkProperty());
    Parts.hideWhileEmpty(remark);
    getChildren().addAll(outlines, flip, new CrfView(settings), rows, remark);
  }
}
