package org.stegoscope.ui.shell;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.stegoscope.ui.fx.Unchanging;

/// A command, told once: menus, tool bar and the sheet of shortcuts are made from it.
///
/// @param id names it for ever, in tests and in settings
/// @param obstacle why it cannot be done now, in a few words; empty where it can
/// @param state what it switches on and off; empty where it switches nothing
public record Action(
    String id,
    String label,
    Ikon icon,
    Optional<KeyCombination> shortcut,
    ObservableValue<String> obstacle,
    Optional<BooleanProperty> state,
    Runnable work)
    implements ActionMenu.Entry {

  private static final ObservableValue<String> NO_OBSTACLE = new Unchanging<>("");

  /// A command that can always be done.
  public static Action of(String id, String label, Ikon icon, Runnable work) {
    return new Action(id, label, icon, Optional.empty(), NO_OBSTACLE, Optional.empty(), work);
  }

  /// A command that switches something on and off.
  public static Action toggle(String id, String label, Ikon icon, BooleanProperty state) {
    return new Action(
        id,
        label,
        icon,
        Optional.empty(),
        NO_OBSTACLE,
        Optional.of(state),
        () -> state.set(!state.get()));
  }

  /// A command that makes one choice of several; it is on while that choice holds.
  public static <T> Action choice(
      String id, String label, Ikon icon, ObjectProperty<T> chosen, T choice) {
    return choice(id, label, icon, chosen, choice, chosen::set);
  }

  /// The same, where `choose` makes the choice.
  public static <T> Action choice(
      String id, String label, Ikon icon, ObservableValue<T> chosen, T choice, Consumer<T> choose) {
    BooleanProperty holds = new SimpleBooleanProperty();
    chosen.subscribe(now -> holds.set(choice.equals(now)));
    return new Action(
        id,
        label,
        icon,
        Optional.empty(),
        NO_OBSTACLE,
        Optional.of(holds),
        () -> choose.accept(choice));
  }

  public Action on(KeyCombination keys) {
    return new Action(id, label, icon, Optional.of(keys), obstacle, state, work);
  }

  /// `keys` as [KeyCombination#valueOf] reads them.
  public Action on(String keys) {
    return on(KeyCombination.valueOf(keys));
  }

  public Action unless(ObservableValue<String> newObstacle) {
    return new Action(id, label, icon, shortcut, newObstacle, state, work);
  }

  /// What its shortcut is called; empty where it has none.
  public Optional<String> keys() {
    return shortcut.map(combination -> spelled(combination.getDisplayText()));
  }

  /// Signs that would run together with the plus between keys are spelled out.
  private static String spelled(String keys) {
    if (keys.endsWith("++")) {
      return keys.substring(0, keys.length() - 1) + "Plus";
    }
    return keys.endsWith("+-") ? keys.substring(0, keys.length() - 1) + "Minus" : keys;
  }

  public boolean possible() {
    return obstacle.getValue().isEmpty();
  }

  /// Does it, where it can be done.
  public void run() {
    if (possible()) {
      work.run();
    }
  }
}
