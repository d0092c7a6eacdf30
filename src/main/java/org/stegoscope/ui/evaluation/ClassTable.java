package org.stegoscope.ui.evaluation;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.stegoscope.ui.fx.Pictures;
import org.stegoscope.ui.fx.Unchanging;
import org.stegoscope.workspace.evaluation.ClassDraft;

/// Classes by their ids, each with controls that change it in place.
final class ClassTable extends TableView<ClassDraft.Row> {

  private static final double ROW_PX = 34;
  private static final double MOST_ROWS = 8.5;

  ClassTable(ObservableValue<ClassDraft> draft) {
    setId("dataset-class-table");
    setAccessibleText("Classes of the data set");
    getStyleClass().add(Styles.DENSE);
    setFixedCellSize(ROW_PX);
    setSelectionModel(null);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
    getColumns()
        .setAll(
            List.of(
                column("Id", 36, IdCell::new),
                column("", 36, ColorCell::new),
                column("Name", 120, NameCell::new),
                column("Void", 64, IgnoredCell::new)));
    draft.subscribe(now -> {
      getItems().setAll(now == null ? List.of() : now.rows());
      double rows = Math.min(getItems().size(), MOST_ROWS);
      setPrefHeight(ROW_PX * (rows + 1.1));
    });
    setMinHeight(USE_PREF_SIZE);
  }

  private static TableColumn<ClassDraft.Row, ClassDraft.Row> column(
      String title, double width, Supplier<RowCell> cell) {
    TableColumn<ClassDraft.Row, ClassDraft.Row> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setMinWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new Unchanging<>(row.getValue()));
    column.setCellFactory(_ -> cell.get());
    return column;
  }

  /// A cell whose control stays while the rows it shows change.
  private abstract static class RowCell extends TableCell<ClassDraft.Row, ClassDraft.Row> {

    @Override
    protected final void updateItem(ClassDraft.Row row, boolean empty) {
      super.updateItem(row, empty);
      setText(null);
      setGraphic(empty || row == null ? null : shown(row));
    }

    abstract Node shown(ClassDraft.Row row);
  }

  private static final class IdCell extends RowCell {

    private final Label id = new Label();

    @Override
    Node shown(ClassDraft.Row row) {
      id.setText(Integer.toString(row.id()));
      return id;
    }
  }

  private static final class ColorCell extends RowCell {

    private final ColorPicker picker = new ColorPicker();

    ColorCell() {
      picker.getStyleClass().addAll("button", "class-color");
      picker.setOnAction(_ -> {
        if (getItem() != null) {
          getItem().colorProperty().set(Pictures.rgb(picker.getValue()));
        }
      });
    }

    @Override
    Node shown(ClassDraft.Row row) {
      picker.setValue(Pictures.color(row.colorProperty().get()));
      picker.setAccessibleText("Colour of class " + row.id());
      return picker;
    }
  }

  private static final class NameCell extends RowCell {

    private final TextField field = new TextField();

    NameCell() {
      field.getStyleClass().add(Styles.SMALL);
      field
          .textProperty()
          .subscribe((_, text) -> {
            if (getItem() != null) {
              getItem().nameProperty().set(text);
            }
          });
    }

    @Override
    Node shown(ClassDraft.Row row) {
      field.setText(row.nameProperty().get());
      field.setAccessibleText("Name of class " + row.id());
      return field;
    }
  }

  private static final class IgnoredCell extends RowCell {

    private final CheckBox box = new CheckBox();

    IgnoredCell() {
      box.setOnAction(_ -> getItem().ignoredProperty().set(box.isSelected()));
    }

    @Override
    Node shown(ClassDraft.Row row) {
      box.setSelected(row.ignoredProperty().get());
      box.setAccessibleText("Ignore class " + row.id());
      return box;
    }
  }
}
