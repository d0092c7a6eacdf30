package org.stegoscope.ui.shell;

import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.stegoscope.workspace.History;

/// Commands that take back and bring again what the user edited.
public final class EditActions {

  public final Action undo;
  public final Action redo;

  private final ActionMenu menu = new ActionMenu("Edit");

  EditActions(History history) {
    undo =
        menu.addTool(
            Action.of("edit.undo", "Undo", MaterialDesignU.UNDO, history::undo)
                .on("Shortcut+Z")
                .unless(unless(history.undoableProperty(), "nothing to undo")));
    redo =
        menu.addTool(
            Action.of("edit.redo", "Redo", MaterialDesignR.REDO, history::redo)
                .on("Shortcut+Shift+Z")
                .unless(unless(history.redoableProperty(), "nothing to redo")));
  }

  private static ObservableValue<String> unless(ObservableValue<Boolean> possible, String why) {
    return possible.map(can -> can ? "" : why);
  }

  ActionMenu menu() {
    return menu;
  }
}
