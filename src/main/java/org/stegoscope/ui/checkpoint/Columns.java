package org.stegoscope.ui.checkpoint;

import atlantafx.base.theme.Tweaks;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TreeTableColumn;

/// Columns of texts.
final class Columns {

  private Columns() {}

  static <T> TreeTableColumn<T, String> tree(String title, double width, Function<T, String> text) {
    TreeTableColumn<T, String> column = new TreeTableColumn<>(title);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(
        cell -> new SimpleStringProperty(text.apply(cell.getValue().getValue())));
    return column;
  }

  /// Digits stand below digits, and none of them is cut off.
  static <T> TreeTableColumn<T, String> treeNumbers(
      String title, double width, Function<T, String> text) {
    TreeTableColumn<T, String> column = tree(title, width, text);
    column.setMinWidth(width);
    column.getStyleClass().add(Tweaks.ALIGN_RIGHT);
    return column;
  }

  static <T> TableColumn<T, String> table(String title, double width, Function<T, String> text) {
    TableColumn<T, String> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setReorderable(false);
    column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
    return column;
  }
}
