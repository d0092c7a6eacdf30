package org.stegoscope.job;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The context of the work a process was started for. Ctrl-C and SIGTERM cancel it; the process
/// then waits until the work has ended, because libtorch may crash when it is torn down during a
/// call, and exits with a status of its own.
public final class ProcessContext implements JobContext, AutoCloseable {

  /// Longer than any job takes to notice a cancel.
  private static final int PATIENCE_SECONDS = 30;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final int cancelledStatus;
  private volatile boolean cancelled;

  private ProcessContext(int cancelledStatus) {
    this.cancelledStatus = cancelledStatus;
  }

  /// Starts to listen for signals; a cancelled process exits with `cancelledStatus`.
  public static ProcessContext listening(int cancelledStatus) {
    ProcessContext context = new ProcessContext(cancelledStatus);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("cancel-on-exit").unstarted(context::shutDown));
    return context;
  }

  private void shutDown() {
    if (ended.getCount() == 0) {
      return;
    }
    cancelled = true;
    try {
      ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Only halting replaces the status of the signal.
    Runtime.getRuntime().halt(cancelledStatus);
  }

  @Override
  public void progress(String stage, double fraction) {
    // A process shows its progress elsewhere, if at all.
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  /// Tells that the work has ended and everything it had to say is said.
  @Override
  public void close() {
    ended.countDown();
  }
}
