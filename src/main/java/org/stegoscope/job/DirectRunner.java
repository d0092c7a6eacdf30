package org.stegoscope.job;

/// Runs every job at once on the caller's thread.
public final class DirectRunner implements JobRunner {

  private final JobContext context;

  /// `context` hears the progress of every job and can cancel it.
  public DirectRunner(JobContext context) {
    this.context = context;
  }

  @Override
  public <T> JobHandle<T> submit(Lane lane, String title, Job<T> job) {
    RunningJob<T> running = new RunningJob<>(title, job, JobListener.NONE, context, () -> {});
    running.run();
    return running;
  }

  @Override
  public void close() {
    // Nothing runs outside submit.
  }
}
