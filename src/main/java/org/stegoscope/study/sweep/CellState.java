package org.stegoscope.study.sweep;

import java.util.Locale;

/// How far a cell is.
public enum CellState {
  /// Its settings cannot be run.
  INVALID,
  WAITING,
  RUNNING,
  FINISHED,
  FAILED,
  /// Somebody said not to run it now, or another program runs it.
  SKIPPED,
  /// The sweep was called off before it was finished.
  STOPPED;

  /// Whether it can be made to wait again.
  public boolean canBeRetried() {
    return this == FAILED || this == SKIPPED || this == STOPPED;
  }

  /// As in files and on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
