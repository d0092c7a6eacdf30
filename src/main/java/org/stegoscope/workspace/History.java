package org.stegoscope.workspace;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Undo and redo. A step is whatever changed between two captures; the window captures when a
/// gesture of the user ends, so that dragging a slider is one step.
public final class History {

  /// States share what did not change, so many cost little.
  private static final int MOST_STEPS = 500;

  private final Edits edits;
  private final UiThread ui;
  private final Deque<Edits.State> done = new ArrayDeque<>();
  private final Deque<Edits.State> undone = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();
  private Edits.State now;
  private Runnable onCapture = () -> {};

  History(Edits edits, UiThread ui) {
    this.edits = edits;
    this.ui = ui;
    now = edits.state();
  }

  /// Hears of every capture: the end of a gesture, which may have changed something.
  void onCapture(Runnable listener) {
    onCapture = listener;
  }

  /// Whether there is something to undo.
  public ReadOnlyBooleanProperty undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty redoableProperty() {
    return redoable.getReadOnlyProperty();
  }

  /// Makes what has changed since the last capture a step; nothing where nothing has.
  public void capture() {
    Edits.State state = edits.state();
    onCapture.run();
    if (!state.equals(now)) {
      done.push(now);
      if (done.size() > MOST_STEPS) {
        done.removeLast();
      }
      undone.clear();
      now = state;
      tell();
    }
  }

  /// Captures once everything has happened that a gesture sets off.
  public void captureSoon() {
    ui.executeSoon(this::capture);
  }

  /// What has changed since the last capture becomes no step.
  void rebase() {
    now = edits.state();
  }

  /// Forgets all steps, for instance because another project is open.
  void clear() {
    done.clear();
    undone.clear();
    rebase();
    tell();
  }

  public void undo() {
    capture();
    travel(done, undone);
  }

  public void redo() {
    capture();
    travel(undone, done);
  }

  private void travel(Deque<Edits.State> from, Deque<Edits.State> to) {
    if (!from.isEmpty()) {
      to.push(now);
      edits.restore(from.pop());
      now = edits.state();
      tell();
      onCapture.run();
    }
  }

  private void tell() {
    undoable.set(!done.isEmpty());
    redoable.set(!undone.isEmpty());
  }
}
