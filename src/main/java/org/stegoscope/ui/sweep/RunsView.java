package org.stegoscope.ui.sweep;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.stegoscope.study.runs.Run;
import org.stegoscope.study.runs.RunKind;
import org.stegoscope.study.runs.RunStatus;
import org.stegoscope.ui.fx.Choice;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.sweep.RunsViewModel;

/// The runs that were recorded: a filter, the list, and below it what is known of those chosen.
public final class RunsView extends SplitPane {

  private static final double LIST = 0.6;
  private static final double BOX_PX = 130;
  private static final double NAME_PX = 280;

  private final RunsViewModel runs;
  private final TableView<Run> table = new TableView<>();

  public RunsView(RunsViewModel runs, FileChoosers choosers) {
    this.runs = runs;
    setId("runs");
    setOrientation(Orientation.VERTICAL);
    fillTable();
    VBox.setVgrow(table, Priority.ALWAYS);
    VBox list = new VBox(8, filter(), table, actions(choosers));
    list.setPadding(new Insets(10));
    RunDetails details = new RunDetails(runs);
    details.setPadding(new Insets(10));
    getItems().addAll(list, details);
    setDividerPositions(LIST);
    runs.refresh();
  }

  private FlowPane filter() {
    TextField text = new TextField();
    text.setId("runs-text");
    text.setPromptText("Name, note or setting");
    text.setAccessibleText("Name, note or setting");
    text.textProperty().bindBidirectional(runs.textProperty());
    TextField tag = new TextField();
    tag.setId("runs-tag");
    tag.setPromptText("Tag");
    tag.setAccessibleText("Tag");
    tag.setPrefWidth(BOX_PX);
    tag.textProperty().bindBidirectional(runs.tagProperty());
    ComboBox<Optional<RunStatus>> status =
        Choice.box(
            "runs-status", optional(RunStatus.values()), runs.statusProperty(), RunsView::status);
    status.setAccessibleText("Status");
    status.setPrefWidth(BOX_PX);
    ComboBox<Optional<RunKind>> kind =
        Choice.box("runs-kind", optional(RunKind.values()), runs.kindProperty(), RunsView::kind);
    kind.setAccessibleText("Kind");
    kind.setPrefWidth(BOX_PX);
    CheckBox deleted = new CheckBox("Deleted");
    deleted.setId("runs-deleted");
    deleted.selectedProperty().bindBidirectional(runs.deletedProperty());
    Button refresh = button("runs-refresh", "Refresh", "Reads the record anew", runs::refresh);
    return new FlowPane(8, 8, text, tag, status, kind, deleted, refresh);
  }

  private static <T> List<Optional<T>> optional(T[] values) {
    List<Optional<T>> all = new ArrayList<>(List.of(Optional.empty()));
    for (T value : values) {
      all.add(Optional.of(value));
    }
    return all;
  }

  private static String status(Optional<RunStatus> status) {
    return status.map(RunsView::word).orElse("Any status");
  }

  private static String kind(Optional<RunKind> kind) {
    return kind.map(RunsView::word).orElse("Any kind");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void fillTable() {
    table.setId("runs-table");
    table.setAccessibleText("Recorded runs");
    table.setPlaceholder(new Label("No such run is recorded."));
    table.setItems(runs.runs());
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table
        .getColumns()
        .setAll(
            List.of(
                column("Pinned", 60, run -> run.marks().pinned() ? "pinned" : ""),
                column("Run", NAME_PX, Run::name),
                column("Kind", 90, run -> word(run.kind())),
                column("Status", 90, run -> word(run.status())),
                column(
                    "Created",
                    170,
                    run -> run.created().truncatedTo(ChronoUnit.SECONDS).toString()),
                column("Tags", BOX_PX, run -> String.join(", ", run.tags())),
                column("Notes", NAME_PX, Run::notes)));
    table
        .getSelectionModel()
        .getSelectedItems()
        .subscribe(() ->
            runs.choose(
                table.getSelectionModel().getSelectedItems().stream()
                    .filter(Objects::nonNull)
                    .toList()));
  }

  private static TableColumn<Run, String> column(
      String name, double width, Function<Run, String> text) {
    TableColumn<Run, String> column = new TableColumn<>(name);
    column.setPrefWidth(width);
    column.setCellValueFactory(row -> new SimpleStringProperty(text.apply(row.getValue())));
    return column;
  }

  private FlowPane actions(FileChoosers choosers) {
    List<Button> ofChosen =
        List.of(
            button("runs-pin", "Pin", "Keeps the chosen runs at the top", () -> runs.pin(true)),
            button("runs-unpin", "Unpin", "No longer", () -> runs.pin(false)),
            button(
                "runs-delete",
                "Delete",
                "Takes them out of the list; no file is touched",
                runs::delete),
            button("runs-restore", "Restore", "Brings deleted runs back", runs::restore));
    ofChosen.forEach(button ->
        button.disableProperty().bind(runs.chosenProperty().map(List::isEmpty).orElse(true)));
    Button export =
        button(
            "runs-export",
            "Export…",
            "The chosen runs, or all that are listed, as CSV or JSON",
            () -> choosers.save("Export runs", "runs.csv").ifPresent(runs::export));
    FlowPane row = new FlowPane(8, 8);
    row.getChildren().addAll(ofChosen);
    row.getChildren().add(export);
    return row;
  }

  private static Button button(String id, String name, String told, Runnable work) {
    Button button = new Button(name);
    button.setId(id);
    button.setTooltip(new Tooltip(told));
    button.setOnAction(_ -> work.run());
    return button;
  }
}
