package org.stegoscope.ui.fx;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Rows of a name and a control.
public final class FormRows {

  private static final double NAMES_PX = 76;

  private final GridPane grid;

  /// Lays the rows into `grid`, which has none yet.
  public FormRows(GridPane grid) {
    this.grid = grid;
    ColumnConstraints names = new ColumnConstraints(NAMES_PX);
    ColumnConstraints controls = new ColumnConstraints();
    controls.setHgrow(Priority.ALWAYS);
    controls.setFillWidth(true);
    // Without this a wide control would push its column out of the window.
    controls.setMinWidth(0);
    grid.getColumnConstraints().addAll(names, controls);
  }

  public void add(String name, Node control) {
    Label label = new Label(name);
    label.setLabelFor(control);
    if (!name.isEmpty() && control.getAccessibleText() == null) {
      control.setAccessibleText(name);
    }
    grid.addRow(grid.getRowCount(), label, control);
  }
}
