package org.stegoscope.ui.segmentation;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.LegendEntry;
import org.stegoscope.workspace.OverlayStyle;
import org.stegoscope.workspace.OverlayViewModel;
import org.stegoscope.workspace.Viewer;

/// The classes of the segmentation, the largest first. The row under the mouse makes its class
/// stand out; Space shows and hides the selected one; F2 or a double click renames it.
final class LegendView extends ListView<LegendEntry> {

  private static final double ROW_PX = 26;
  private static final double BORDERS_PX = 4;

  /// The list is as high as its classes, within these bounds.
  private static final int FEWEST_ROWS = 3;

  private static final int MOST_ROWS = 14;

  private final OverlayViewModel overlay;

  LegendView(Viewer viewer) {
    overlay = viewer.overlay();
    setId("legend");
    setAccessibleText("Classes of the segmentation");
    getStyleClass().addAll(Styles.DENSE, "legend");
    setPlaceholder(Parts.muted("No segmentation yet"));
    setMinHeight(80);
    setFixedCellSize(ROW_PX);
    setEditable(true);
    setCellFactory(_ -> new LegendCell(viewer));
    viewer.segmentation().legendProperty().subscribe(this::show);
    addEventHandler(KeyEvent.KEY_PRESSED, this::toggleOnSpace);
    setOnMouseExited(_ -> overlay.highlightedProperty().set(OverlayStyle.NOTHING_HIGHLIGHTED));
  }

  /// Keeps the selected class where it is still there.
  private void show(List<LegendEntry> entries) {
    LegendEntry selected = getSelectionModel().getSelectedItem();
    getItems().setAll(entries);
    setPrefHeight(Math.clamp(entries.size(), FEWEST_ROWS, MOST_ROWS) * ROW_PX + BORDERS_PX);
    if (selected != null) {
      entries.stream()
          .filter(entry -> entry.id() == selected.id())
          .findFirst()
          .ifPresent(getSelectionModel()::select);
    }
  }

  private void toggleOnSpace(KeyEvent event) {
    LegendEntry selected = getSelectionModel().getSelectedItem();
    if (event.getCode() == KeyCode.SPACE
        && event.getTarget() == this
        && selected != null
        && !selected.isVoid()) {
      if (!overlay.hidden().remove(selected.id())) {
        overlay.hidden().add(selected.id());
      }
      event.consume();
    }
  }
}
