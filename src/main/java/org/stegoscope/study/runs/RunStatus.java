package org.stegoscope.study.runs;

/// How far a run is.
public enum RunStatus {
  QUEUED,
  RUNNING,
  PAUSED,
  FINISHED,
  FAILED,
  STOPPED;

  /// Whether nothing more is to come.
  public boolean isOver() {
    return this == FINISHED || this == FAILED || this == STOPPED;
  }
}
