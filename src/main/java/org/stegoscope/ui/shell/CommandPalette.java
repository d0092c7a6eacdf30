package org.stegoscope.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.stegoscope.ui.fx.Parts;

/// Finds every command by some letters of its name. What cannot be done is listed with the reason.
final class CommandPalette extends VBox {

  private static final double WIDTH_PX = 620;
  private static final double ROW_PX = 32;
  private static final int ROWS = 10;

  private final Cards cards;
  private final Supplier<List<Command>> commands;
  private final RecentCommands recent;
  private final TextField query = new TextField();
  private final ListView<Command> found = new ListView<>();

  /// `commands` gives all there are, in the order of the menus.
  CommandPalette(Cards cards, Supplier<List<Command>> commands, RecentCommands recent) {
    super(8);
    this.cards = cards;
    this.commands = commands;
    this.recent = recent;
    setId("palette");
    getStyleClass().addAll("card", Styles.ELEVATED_3);
    setMaxSize(WIDTH_PX, Region.USE_PREF_SIZE);
    query.setId("palette-query");
    query.setPromptText("Find a command by some of its letters");
    query.setAccessibleText("Find a command");
    query.textProperty().subscribe((_, typed) -> list(typed));
    query.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
    query.focusedProperty().subscribe((_, focused) -> closeWhenLeft(focused));
    found.setId("palette-commands");
    found.setAccessibleText("Commands found");
    found.getStyleClass().addAll(Styles.DENSE, "palette-commands");
    found.setFocusTraversable(false);
    found.setFixedCellSize(ROW_PX);
    found.setPrefHeight(ROWS * ROW_PX + 2);
    found.setPlaceholder(Parts.muted("No command has these letters in this order."));
    found.setCellFactory(_ -> new CommandCell());
    found.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> choose());
    getChildren().addAll(query, found);
  }

  void show() {
    query.clear();
    list(query.getText());
    cards.show(this);
    query.requestFocus();
  }

  private void list(String typed) {
    List<Command> all = recent.first(commands.get());
    found
        .getItems()
        .setAll(
            NameRanking.best(
                typed, typed.isBlank() ? all : commands.get(), Command::label, Command::menu));
    select(0);
  }

  /// The arrow keys move in the list while one types.
  private void steer(KeyEvent event) {
    int at = found.getSelectionModel().getSelectedIndex();
    switch (event.getCode()) {
      case DOWN -> select(at + 1);
      case UP -> select(at - 1);
      case PAGE_DOWN -> select(at + ROWS);
      case PAGE_UP -> select(at - ROWS);
      case ENTER -> choose();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void select(int index) {
    int last = found.getItems().size() - 1;
    if (last >= 0) {
      int chosen = Math.clamp(index, 0, last);
      found.getSelectionModel().clearAndSelect(chosen);
      found.scrollTo(Math.max(0, chosen - ROWS / 2));
    }
  }

  /// What cannot be done stays in sight with its reason.
  private void choose() {
    Command chosen = found.getSelectionModel().getSelectedItem();
    if (chosen != null && chosen.action().possible()) {
      recent.chosen(chosen.action());
      cards.close();
      chosen.action().run();
    } else {
      query.requestFocus();
    }
  }

  private void closeWhenLeft(boolean focused) {
    if (!focused && getScene() != null && !holds(getScene().getFocusOwner())) {
      cards.close(this);
    }
  }

  private boolean holds(Node focused) {
    for (Node node = focused; node != null; node = node.getParent()) {
      if (node == this) {
        return true;
      }
    }
    return false;
  }
}
