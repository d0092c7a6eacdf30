package org.stegoscope.job;

/// The user cancelled, or a newer request made this one pointless.
public final class JobCancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public JobCancelledException() {
    super("cancelled");
  }
}
