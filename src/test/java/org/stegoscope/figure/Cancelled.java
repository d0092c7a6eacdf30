package org.stegoscope.figure;

import org.stegoscope.job.JobContext;

/// A job that was cancelled before it began.
final class Cancelled implements JobContext {

  @Override
  public void progress(String stage, double fraction) {}

  @Override
  public boolean isCancelled() {
    return true;
  }
}
