package org.stegoscope.cli;

import java.io.PrintStream;
import org.stegoscope.job.JobContext;

/// One line at the bottom of a terminal that shows what is being done.
public final class ProgressLine implements JobContext {

  private static final String CLEAR = "\r\u001b[K";
  private static final long BETWEEN_NANOS = 100_000_000;

  private final JobContext process;
  private final PrintStream err;
  private long drawnAt = System.nanoTime();
  private boolean drawn;

  /// `process` says whether the work is cancelled.
  public ProgressLine(JobContext process, PrintStream err) {
    this.process = process;
    this.err = err;
  }

  @Override
  public synchronized void progress(String stage, double fraction) {
    long now = System.nanoTime();
    if (now - drawnAt < BETWEEN_NANOS) {
      return;
    }
    drawnAt = now;
    drawn = true;
    String percent = fraction < 0 ? "" : " %d %%".formatted(Math.round(100 * fraction));
    err.print(CLEAR + stage + percent);
    err.flush();
  }

  @Override
  public boolean isCancelled() {
    return process.isCancelled();
  }

  /// Leaves an empty line for what is printed next.
  synchronized void clear() {
    if (drawn) {
      err.print(CLEAR);
      err.flush();
      drawn = false;
    }
  }
}
