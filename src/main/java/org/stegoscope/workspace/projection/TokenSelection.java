package org.stegoscope.workspace.projection;

import java.util.BitSet;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.stegoscope.core.Combine;
import org.stegoscope.core.Selection;

/// The one selection of tokens, which every plot and every photo shows and changes.
///
/// Hidden tokens are never selected. The primary token is the one that was pointed at last by
/// itself: its neighbours are shown.
public final class TokenSelection {

  /// No token.
  public static final int NONE = -1;

  /// What is kept of it.
  public record State(Selection selected, Selection hidden, int primary) {}

  private final ReadOnlyObjectWrapper<Selection> selected =
      new ReadOnlyObjectWrapper<>(Selection.none(0));
  private final ReadOnlyObjectWrapper<Selection> hidden =
      new ReadOnlyObjectWrapper<>(Selection.none(0));
  private final ReadOnlyIntegerWrapper primary = new ReadOnlyIntegerWrapper(NONE);
  private final IntegerProperty hovered = new SimpleIntegerProperty(NONE);

  TokenSelection() {}

  public ReadOnlyObjectProperty<Selection> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /// The tokens that no plot shows.
  public ReadOnlyObjectProperty<Selection> hiddenProperty() {
    return hidden.getReadOnlyProperty();
  }

  /// The token whose neighbours are shown, or [#NONE].
  public ReadOnlyIntegerProperty primaryProperty() {
    return primary.getReadOnlyProperty();
  }

  /// The token under the mouse, or [#NONE].
  public IntegerProperty hoveredProperty() {
    return hovered;
  }

  public int total() {
    return selected.get().total();
  }

  /// Other tokens take the place of those there were.
  void reset(int total) {
    restore(new State(Selection.none(total), Selection.none(total), NONE));
  }

  /// The user pointed at tokens: in a plot, on a photo, in a list.
  public void select(BitSet tokens, Combine how) {
    Selection next = selected.get().combined(tokens, how).without(hidden.get());
    if (tokens.cardinality() == 1
        && how != Combine.REMOVE
        && !hidden.get().contains(first(tokens))) {
      primary.set(first(tokens));
    } else if (next.isEmpty()) {
      primary.set(NONE);
    }
    selected.set(next);
  }

  private static int first(BitSet tokens) {
    return tokens.nextSetBit(0);
  }

  /// One token alone.
  public void select(int token, Combine how) {
    BitSet one = new BitSet();
    one.set(token);
    select(one, how);
  }

  public void clear() {
    select(new BitSet(), Combine.REPLACE);
  }

  public void selectAll() {
    select(Selection.none(total()).inverted().bits(), Combine.REPLACE);
  }

  /// Selects what is shown and was not selected.
  public void invert() {
    select(selected.get().inverted().bits(), Combine.REPLACE);
  }

  /// Hides what is selected.
  public void hide() {
    hide(selected.get().bits());
  }

  /// Hides what is not selected.
  public void isolate() {
    setHidden(selected.get().inverted());
  }

  /// Hides tokens, whether selected or not.
  public void hide(BitSet tokens) {
    setHidden(hidden.get().combined(tokens, Combine.ADD));
  }

  /// Shows tokens again.
  public void show(BitSet tokens) {
    setHidden(hidden.get().combined(tokens, Combine.REMOVE));
  }

  public void showAll() {
    setHidden(Selection.none(total()));
  }

  private void setHidden(Selection next) {
    hidden.set(next);
    selected.set(selected.get().without(next));
    if (next.contains(primary.get())) {
      primary.set(NONE);
    }
    if (next.contains(hovered.get())) {
      hovered.set(NONE);
    }
  }

  State state() {
    return new State(selected.get(), hidden.get(), primary.get());
  }

  void restore(State state) {
    hovered.set(NONE);
    primary.set(state.primary() < state.selected().total() ? state.primary() : NONE);
    hidden.set(state.hidden());
    selected.set(state.selected().without(state.hidden()));
  }
}
