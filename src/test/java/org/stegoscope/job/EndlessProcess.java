package org.stegoscope.job;

import java.util.concurrent.locks.LockSupport;

/// A process with a job that ends only when it is cancelled, and then takes a moment to come to
/// rest.
final class EndlessProcess {

  private EndlessProcess() {}

  public static void main(String[] arguments) {
    JobRunner runner = LaneRunner.closedOnExit(JobListener.NONE);
    runner.submit(Lane.DEVICE, "endless", EndlessProcess::run);
    // As a window that nobody closes.
    while (true) {
      LockSupport.park();
    }
  }

  private static Void run(JobContext context) {
    System.out.println("running");
    while (!context.isCancelled()) {
      Thread.onSpinWait();
    }
    long until = System.nanoTime() + 300_000_000;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    System.out.println("rested");
    throw new JobCancelledException();
  }
}
