package org.stegoscope.ui.fx;

import javafx.beans.InvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/// A value that never changes, and therefore keeps no listener: other than a property it may be
/// held for ever, and does not hold whoever listens.
public record Unchanging<T>(T value) implements ObservableValue<T> {

  @Override
  public T getValue() {
    return value;
  }

  @Override
  public void addListener(ChangeListener<? super T> listener) {}

  @Override
  public void removeListener(ChangeListener<? super T> listener) {}

  @Override
  public void addListener(InvalidationListener listener) {}

  @Override
  public void removeListener(InvalidationListener listener) {}
}
