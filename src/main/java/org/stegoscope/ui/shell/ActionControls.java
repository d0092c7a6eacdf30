package org.stegoscope.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// Makes the controls of actions.
final class ActionControls {

  private ActionControls() {}

  static Menu menu(ActionMenu told) {
    Menu menu = new Menu(told.title());
    menu.getItems().setAll(items(told.sections()));
    return menu;
  }

  /// Sections with lines between them.
  private static List<MenuItem> items(List<? extends List<? extends ActionMenu.Entry>> sections) {
    List<MenuItem> items = new ArrayList<>();
    for (List<? extends ActionMenu.Entry> section : sections) {
      if (!items.isEmpty() && !section.isEmpty()) {
        items.add(new SeparatorMenuItem());
      }
      section.forEach(entry -> items.add(item(entry)));
    }
    return items;
  }

  private static MenuItem item(ActionMenu.Entry entry) {
    return switch (entry) {
      case Action action -> menuItem(action);
      case Submenu submenu -> submenu(submenu);
    };
  }

  private static Menu submenu(Submenu told) {
    Menu menu = new Menu(told.label(), new FontIcon(told.icon()));
    menu.setId("menu-" + told.id());
    told.sections().subscribe(sections -> menu.getItems().setAll(items(sections)));
    menu.setOnShowing(_ -> told.onShowing().run());
    return menu;
  }

  /// A disabled item says why it is.
  private static MenuItem menuItem(Action action) {
    MenuItem item =
        action.state().isPresent() ? new CheckMenuItem() : new MenuItem(null, icon(action));
    item.setId("menu-" + cssId(action));
    item.textProperty()
        .bind(
            action
                .obstacle()
                .map(why -> why.isEmpty() ? action.label() : action.label() + "  –  " + why));
    item.disableProperty().bind(impossible(action));
    action.shortcut().ifPresent(item::setAccelerator);
    item.setOnAction(_ -> act(action, item));
    if (item instanceof CheckMenuItem check) {
      action.state().orElseThrow().subscribe(check::setSelected);
    }
    return item;
  }

  /// A check item has changed itself already; what it shows then follows the state again.
  private static void act(Action action, MenuItem item) {
    action.run();
    if (item instanceof CheckMenuItem check) {
      check.setSelected(action.state().orElseThrow().get());
    }
  }

  /// An icon button in a frame that shows its tooltip also while the button is disabled.
  static Node toolButton(Action action) {
    ButtonBase button = action.state().isPresent() ? new ToggleButton() : new Button();
    button.setGraphic(icon(action));
    button.setId("tool-" + cssId(action));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    button.setAccessibleText(action.label());
    button.disableProperty().bind(impossible(action));
    button.setOnAction(_ -> {
      action.run();
      showState(action, button);
    });
    action.state().ifPresent(state -> state.subscribe(() -> showState(action, button)));
    showState(action, button);
    StackPane frame = new StackPane(button);
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(action.obstacle().map(why -> tooltip(action, why)));
    Tooltip.install(frame, tooltip);
    return frame;
  }

  private static void showState(Action action, ButtonBase button) {
    if (button instanceof ToggleButton toggle) {
      toggle.setSelected(action.state().orElseThrow().get());
    }
  }

  private static String tooltip(Action action, String obstacle) {
    String keys = action.keys().map("  "::concat).orElse("");
    String why = obstacle.isEmpty() ? "" : "\nNot now: " + obstacle;
    return action.label() + keys + why;
  }

  /// A button with the action's name.
  static Button button(Action action) {
    Button button = new Button(action.label(), icon(action));
    button.setId("button-" + cssId(action));
    button.disableProperty().bind(impossible(action));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private static ObservableValue<Boolean> impossible(Action action) {
    return action.obstacle().map(why -> !why.isEmpty());
  }

  /// A dot would start a style class in a selector.
  static String cssId(Action action) {
    return action.id().replace('.', '-');
  }

  private static FontIcon icon(Action action) {
    return new FontIcon(action.icon());
  }
}
