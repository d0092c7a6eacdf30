package org.stegoscope.ui.segmentation;

import atlantafx.base.theme.Styles;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.LegendEntry;
import org.stegoscope.workspace.OverlayStyle;
import org.stegoscope.workspace.OverlayViewModel;
import org.stegoscope.workspace.SegmentationViewModel;

/// The classes of the segmentation, the largest first. The row under the mouse makes its class
/// stand out; Space shows and hides the selected one.
final class LegendView extends ListView<LegendEntry> {

  private final OverlayViewModel overlay;

  LegendView(SegmentationViewModel segmentation, OverlayViewModel overlay) {
    this.overlay = overlay;
    setId("legend");
    setAccessibleText("Classes of the segmentation");
    getStyleClass().addAll(Styles.DENSE, "legend");
    setPlaceholder(Parts.muted("No segmentation yet"));
    setMinHeight(80);
    setCellFactory(_ -> new LegendCell(overlay));
    segmentation.legendProperty().subscribe(entries -> getItems().setAll(entries));
    addEventHandler(KeyEvent.KEY_PRESSED, this::toggleOnSpace);
    setOnMouseExited(_ -> overlay.highlightedProperty().set(OverlayStyle.NOTHING_HIGHLIGHTED));
  }

  private void toggleOnSpace(KeyEvent event) {
    LegendEntry selected = getSelectionModel().getSelectedItem();
    if (event.getCode() == KeyCode.SPACE && selected != null && !selected.isVoid()) {
      if (!overlay.hidden().remove(selected.id())) {
        overlay.hidden().add(selected.id());
      }
      event.consume();
    }
  }
}
