package org.stegoscope.ui.checkpoint;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.stegoscope.checkpoint.Quote;
import org.stegoscope.checkpoint.architecture.KeyCheck;
import org.stegoscope.checkpoint.architecture.KeyCheck.Entry;
import org.stegoscope.checkpoint.architecture.KeyCheck.Status;
import org.stegoscope.ui.fx.Parts;

/// The keys a network expects against those of the file.
final class KeysPane extends VBox {

  private static final double ROW_PX = 26;

  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
  private static final PseudoClass ODD = PseudoClass.getPseudoClass("odd-one");
  private static final PseudoClass UNUSED = PseudoClass.getPseudoClass("unused");

  private final FlowPane choices = new FlowPane(6, 6);
  private final TableView<Entry> table = new TableView<>();
  private KeyCheck keys = new KeyCheck(List.of());

  KeysPane() {
    choices.setId("key-choices");
    choices.getStyleClass().add("search-row");
    table.setId("keys");
    table.setAccessibleText("Expected and found keys");
    table.getStyleClass().addAll(Styles.DENSE, "checkpoint-table");
    table.setFixedCellSize(ROW_PX);
    table.setPlaceholder(Parts.muted("No keys"));
    table
        .getColumns()
        .setAll(
            List.of(
                Columns.table("Status", 110, (Entry entry) -> label(entry.status())),
                Columns.table("Key of the network", 240, Entry::key),
                Columns.table("Expected", 140, Entry::expected),
                Columns.table("Found", 140, Entry::found),
                Columns.table("Tensor in the file", 320, KeysPane::tensors)));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setRowFactory(_ -> new KeyRow());
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(choices, table);
  }

  private static String tensors(Entry entry) {
    return String.join(", ", entry.tensors().stream().map(Quote::plain).toList());
  }

  private static String label(Status status) {
    return switch (status) {
      case FOUND -> "Found";
      case WRONG_SHAPE -> "Wrong shape";
      case MISSING -> "Missing";
      case UNEXPECTED -> "Unexpected";
      case IGNORED -> "Ignored";
    };
  }

  void show(KeyCheck check) {
    keys = check;
    ToggleGroup group = new ToggleGroup();
    List<ToggleButton> buttons = new ArrayList<>();
    buttons.add(choice(group, "keys-all", "All", keys.entries()));
    for (Status status : Status.values()) {
      List<Entry> entries =
          keys.entries().stream().filter(entry -> entry.status() == status).toList();
      String id = "keys-" + status.name().toLowerCase(Locale.ROOT).replace('_', '-');
      buttons.add(choice(group, id, label(status), entries));
    }
    choices.getChildren().setAll(buttons);
    buttons.getFirst().fire();
  }

  private ToggleButton choice(ToggleGroup group, String id, String name, List<Entry> entries) {
    ToggleButton button =
        new ToggleButton("%s  %s".formatted(name, Quantities.count(entries.size())));
    button.setId(id);
    button.setToggleGroup(group);
    button.getStyleClass().add(Styles.SMALL);
    button.setDisable(entries.isEmpty());
    button.setOnAction(_ -> {
      table.getItems().setAll(entries);
      table.scrollTo(0);
      // A click on the chosen one does not unchoose it.
      button.setSelected(true);
    });
    return button;
  }

  /// What a tab should say: whether it is worth a look.
  String title() {
    long missing = keys.count(Status.MISSING);
    long wrong = keys.count(Status.WRONG_SHAPE);
    List<String> parts = new ArrayList<>();
    if (missing > 0) {
      parts.add(Quantities.count(missing) + " missing");
    }
    if (wrong > 0) {
      parts.add(Quantities.count(wrong) + " of wrong shape");
    }
    return parts.isEmpty() ? "Keys" : "Keys (" + String.join(", ", parts) + ")";
  }

  /// Coloured by what its status means for the user.
  private static final class KeyRow extends TableRow<Entry> {

    @Override
    protected void updateItem(Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      Status status = empty || entry == null ? Status.FOUND : entry.status();
      pseudoClassStateChanged(BAD, status == Status.MISSING || status == Status.WRONG_SHAPE);
      pseudoClassStateChanged(ODD, status == Status.UNEXPECTED);
      pseudoClassStateChanged(UNUSED, status == Status.IGNORED);
    }
  }
}
