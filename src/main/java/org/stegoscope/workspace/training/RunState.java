package org.stegoscope.workspace.training;

/// What a run is doing.
public enum RunState {
  /// There is none.
  NONE("no run"),
  /// Features are computed, and neighbours found.
  PREPARING("getting ready"),
  TRAINING("training"),
  /// It ends after the step it is at.
  ENDING("ending"),
  PAUSED("paused"),
  STOPPED("stopped, checkpoints are written"),
  FINISHED("finished"),
  FAILED("failed");

  private final String words;

  RunState(String words) {
    this.words = words;
  }

  /// For a person.
  public String words() {
    return words;
  }

  /// Whether it computes.
  public boolean isGoing() {
    return this == PREPARING || this == TRAINING || this == ENDING;
  }
}
