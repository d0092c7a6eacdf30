package org.stegoscope.job;

/// Runs jobs: on threads for the window, on the caller's thread for the command line and tests.
public interface JobRunner extends AutoCloseable {

  <T> JobHandle<T> submit(Lane lane, String title, Job<T> job);

  /// Cancels what runs, waits for it, and takes no more jobs.
  @Override
  void close();
}
