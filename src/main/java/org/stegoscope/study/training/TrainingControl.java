package org.stegoscope.study.training;

/// What somebody wants of a run that goes on; heard between two steps. For several threads.
public final class TrainingControl {

  /// What is wanted.
  public enum Request {
    GO_ON,
    /// Keep the state and end; the run can be resumed as if nothing had been.
    PAUSE,
    /// The same, and write the checkpoints.
    STOP
  }

  private volatile Request request = Request.GO_ON;

  public void ask(Request wanted) {
    request = wanted;
  }

  public Request request() {
    return request;
  }
}
