package org.stegoscope.ui.segmentation;

import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.stegoscope.ui.fx.FormRows;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.OverlayViewModel;
import org.stegoscope.workspace.ViewerViewModel;

/// How the classes lie over the photo.
final class OverlaySettings extends VBox {

  private static final double PERCENT_PX = 40;

  OverlaySettings(OverlayViewModel overlay, ViewerViewModel viewer) {
    super(8);
    GridPane rows = new GridPane(12, 8);
    FormRows form = new FormRows(rows);
    form.add("Opacity", opacity(overlay));
    CheckBox outlines = new CheckBox("Boundaries");
    outlines.setId("outlines");
    outlines.selectedProperty().bindBidirectional(overlay.outlinedProperty());
    CheckBox grid = new CheckBox("Patch grid");
    grid.setId("grid");
    grid.selectedProperty().bindBidirectional(viewer.gridShownProperty());
    form.add("Show", new HBox(16, outlines, grid));
    getChildren().add(rows);
  }

  private static HBox opacity(OverlayViewModel overlay) {
    Slider slider = new Slider(0, 1, overlay.opacityProperty().get());
    slider.setId("opacity");
    slider.setBlockIncrement(0.05);
    slider.setAccessibleText("Opacity of the segmentation");
    slider.valueProperty().bindBidirectional(overlay.opacityProperty());
    HBox.setHgrow(slider, Priority.ALWAYS);
    slider.setMinWidth(0);
    Label percent = Parts.muted("");
    percent.setMinWidth(PERCENT_PX);
    percent.setAlignment(Pos.CENTER_RIGHT);
    percent.textProperty().bind(overlay.opacityProperty().multiply(100).asString("%.0f %%"));
    HBox row = new HBox(8, slider, percent);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
