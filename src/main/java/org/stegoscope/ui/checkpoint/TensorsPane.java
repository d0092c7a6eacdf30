package org.stegoscope.ui.checkpoint;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.CheckpointViewModel;
import org.stegoscope.workspace.InspectionState;

/// The tensors with a search over them, and the numbers of the selected one beside them.
final class TensorsPane extends SplitPane {

  private static final double TREE_SHARE = 0.66;
  private static final double DETAILS_MIN_PX = 300;

  private final CheckpointViewModel model;
  private final TextField search = new TextField();
  private final TensorTable table;

  TensorsPane(CheckpointViewModel model) {
    this.model = model;
    table = new TensorTable(model);
    VBox.setVgrow(table, Priority.ALWAYS);
    TensorDetails details = new TensorDetails(model);
    details.setMinWidth(DETAILS_MIN_PX);
    getItems().setAll(new VBox(searchRow(), table), details);
    setDividerPositions(TREE_SHARE);
  }

  /// Lets the user type what to search for.
  void find() {
    search.requestFocus();
    search.selectAll();
  }

  private HBox searchRow() {
    search.setId("tensor-search");
    search.setPromptText("Search names (Ctrl+F)");
    search.setAccessibleText("Search the names of tensors");
    search.textProperty().bindBidirectional(model.filterProperty());
    search.addEventHandler(KeyEvent.KEY_PRESSED, this::leaveSearch);
    HBox.setHgrow(search, Priority.ALWAYS);
    Label matches = Parts.muted("");
    matches.setId("tensor-matches");
    matches.setMinWidth(USE_PREF_SIZE);
    matches
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::matches, model.tensorsProperty(), model.stateProperty()));
    HBox row = new HBox(8, new FontIcon(MaterialDesignM.MAGNIFY), search, matches);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("search-row");
    return row;
  }

  private String matches() {
    if (!(model.stateProperty().get() instanceof InspectionState.Content content)) {
      return "";
    }
    int all = content.checkpoint().tensors().tensors();
    int shown = model.tensorsProperty().get().tensors();
    return shown == all
        ? Quantities.counted(all, "tensor")
        : "%s of %s".formatted(Quantities.count(shown), Quantities.counted(all, "tensor"));
  }

  private void leaveSearch(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
      search.clear();
      event.consume();
    } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
      table.requestFocus();
      event.consume();
    }
  }
}
