package org.stegoscope.ui.checkpoint;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.stegoscope.checkpoint.ValueNode;

/// What a checkpoint holds besides its tensors, and the selected value in full below it.
final class ValuesPane extends VBox {

  private final ValuesTable table = new ValuesTable();

  ValuesPane() {
    Label text = new Label();
    text.setId("value-text");
    text.getStyleClass().add("value-text");
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    text.setMaxWidth(Double.MAX_VALUE);
    text.textProperty()
        .bind(
            table
                .getSelectionModel()
                .selectedItemProperty()
                .map(item -> item.getValue().name() + ": " + item.getValue().text())
                .orElse("Select a value to read all of it."));
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(table, text);
  }

  void show(List<ValueNode> values) {
    table.show(values);
  }
}
