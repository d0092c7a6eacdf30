package org.stegoscope.ui.shell;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Rows of a name and what there is to say of it.
final class CardTable extends GridPane {

  CardTable() {
    super(24, 6);
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(USE_PREF_SIZE);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    getColumnConstraints().addAll(names, values);
    setAlignment(Pos.TOP_LEFT);
  }

  void row(String name, String value) {
    Label first = new Label(name);
    first.getStyleClass().add(Styles.TEXT_MUTED);
    setValignment(first, VPos.TOP);
    Label second = new Label(value);
    second.setWrapText(true);
    addRow(getRowCount(), first, second);
  }
}
