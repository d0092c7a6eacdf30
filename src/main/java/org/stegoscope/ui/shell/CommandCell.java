package org.stegoscope.ui.shell;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.stegoscope.ui.fx.Parts;

/// A command in the palette: what it is called, why it cannot be done now, where it stands in the
/// menus, and its shortcut.
final class CommandCell extends ListCell<Command> {

  private static final PseudoClass IMPOSSIBLE = PseudoClass.getPseudoClass("impossible");

  private final FontIcon icon = new FontIcon();
  private final Label name = new Label();
  private final Label obstacle = Parts.muted("");
  private final Label menu = Parts.muted("");
  private final Label keys = Parts.muted("");
  private final HBox row = new HBox(10, icon, name, obstacle, Parts.spacer(), menu, keys);

  CommandCell() {
    getStyleClass().add("command-cell");
    row.setAlignment(Pos.CENTER_LEFT);
    name.getStyleClass().add("command-name");
    name.setMinWidth(0);
    menu.setMinWidth(USE_PREF_SIZE);
    keys.setMinWidth(USE_PREF_SIZE);
    keys.getStyleClass().add("keys");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(Command command, boolean empty) {
    super.updateItem(command, empty);
    setText(null);
    if (empty || command == null) {
      setGraphic(null);
      pseudoClassStateChanged(IMPOSSIBLE, false);
      return;
    }
    Action action = command.action();
    String why = action.obstacle().getValue();
    String shortcut = action.keys().orElse("");
    icon.setIconCode(action.icon());
    name.setText(action.label());
    obstacle.setText(why);
    menu.setText(command.menu());
    keys.setText(shortcut);
    keys.setVisible(!shortcut.isEmpty());
    keys.setManaged(!shortcut.isEmpty());
    pseudoClassStateChanged(IMPOSSIBLE, !why.isEmpty());
    setGraphic(row);
    String spoken = why.isEmpty() ? shortcut : "not now: " + why;
    setAccessibleText("%s, %s %s".formatted(action.label(), command.menu(), spoken).strip());
  }
}
