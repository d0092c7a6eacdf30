package org.stegoscope.ui.sweep;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.stegoscope.study.sweep.CellState;
import org.stegoscope.study.sweep.CellStatus;
import org.stegoscope.workspace.sweep.SweepRunning;

/// The cells of a sweep with their states, and what can be done with the chosen one.
final class SweepCells extends VBox {

  private static final double NUMBER_PX = 64;
  private static final double NAME_PX = 260;
  private static final double STATE_PX = 110;

  private final SweepRunning running;
  private final TableView<CellStatus> table = new TableView<>();

  SweepCells(SweepRunning running) {
    super(8);
    this.running = running;
    table.setId("sweep-cells");
    table.setAccessibleText("Runs of the sweep");
    table.setPlaceholder(new Label("Start fills this table: a row for each run."));
    table.setItems(running.statuses());
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table
        .getColumns()
        .setAll(
            List.of(
                numbers(),
                column("Run", NAME_PX, status -> status.cell().name()),
                column("State", STATE_PX, this::state),
                notes()));
    // Where a cell stands in the queue is no part of its own state.
    running.waitingProperty().subscribe(_ -> table.refresh());
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(table, buttons());
  }

  private static TableColumn<CellStatus, String> column(
      String name, double width, Function<CellStatus, String> text) {
    TableColumn<CellStatus, String> column = new TableColumn<>(name);
    column.setSortable(false);
    column.setPrefWidth(width);
    column.setCellValueFactory(row -> new SimpleStringProperty(text.apply(row.getValue())));
    return column;
  }

  private static TableColumn<CellStatus, String> numbers() {
    TableColumn<CellStatus, String> column =
        column("#", NUMBER_PX, status -> Integer.toString(status.cell().number()));
    column.setMaxWidth(NUMBER_PX);
    return column;
  }

  /// Cut where there is no room, whole in its tooltip.
  private static TableColumn<CellStatus, String> notes() {
    TableColumn<CellStatus, String> column = column("Note", NAME_PX, CellStatus::note);
    column.setCellFactory(_ -> new NoteCell());
    return column;
  }

  private static final class NoteCell extends TableCell<CellStatus, String> {

    @Override
    protected void updateItem(String note, boolean empty) {
      super.updateItem(note, empty);
      boolean told = !empty && note != null && !note.isEmpty();
      setText(told ? note : null);
      setTooltip(told ? new Tooltip(note) : null);
    }
  }

  private String state(CellStatus status) {
    int place = running.waitingProperty().get().indexOf(status.cell().number());
    return status.state() == CellState.WAITING && place >= 0
        ? "waiting, %d.".formatted(place + 1)
        : status.state().toString();
  }

  private FlowPane buttons() {
    return new FlowPane(
        8,
        8,
        button("sweep-earlier", "Earlier", number -> running.move(number, -1)),
        button("sweep-later", "Later", number -> running.move(number, 1)),
        button("sweep-first", "First", number -> running.move(number, -running.statuses().size())),
        button("sweep-skip", "Skip", running::skip),
        button("sweep-retry", "Retry", running::retry));
  }

  private Button button(String id, String name, Consumer<Integer> work) {
    Button button = new Button(name);
    button.setId(id);
    button.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
    button.setOnAction(_ -> {
      int row = table.getSelectionModel().getSelectedIndex();
      Optional.ofNullable(table.getSelectionModel().getSelectedItem())
          .ifPresent(status -> work.accept(status.cell().number()));
      // The row was exchanged for the same cell in another state.
      table.getSelectionModel().select(row);
    });
    return button;
  }
}
