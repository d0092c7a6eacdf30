package org.stegoscope.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.control.Label;

/// All keys of all menus, and all gestures.
final class ShortcutsSheet {

  private final CardTable table = new CardTable();

  private ShortcutsSheet() {}

  static CardTable of(List<ActionMenu> menus) {
    ShortcutsSheet sheet = new ShortcutsSheet();
    menus.forEach(sheet::add);
    Gesture.ALL.forEach(sheet::add);
    return sheet.table;
  }

  private void add(ActionMenu menu) {
    List<Action> actions =
        menu.actions().stream().filter(action -> action.shortcut().isPresent()).toList();
    if (!actions.isEmpty()) {
      title(menu.title());
      actions.forEach(action -> table.row(action.label(), action.keys().orElseThrow()));
    }
  }

  private void add(Gesture.Group group) {
    title(group.title());
    group.gestures().forEach(gesture -> table.row(gesture.does(), gesture.hand()));
  }

  private void title(String title) {
    Label label = new Label(title);
    label.getStyleClass().addAll(Styles.TEXT_BOLD, "section-title");
    table.add(label, 0, table.getRowCount(), 2, 1);
  }
}
