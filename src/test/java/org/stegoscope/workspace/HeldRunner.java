package org.stegoscope.workspace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.stegoscope.job.Job;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobHandle;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;

/// Holds jobs until a test lets them go, and remembers which of them were started.
final class HeldRunner implements JobRunner {

  private final Deque<Held<?>> waiting = new ArrayDeque<>();
  private final List<String> started = new ArrayList<>();

  @Override
  public <T> JobHandle<T> submit(Lane lane, String title, Job<T> job) {
    Held<T> held = new Held<>(title, job);
    waiting.add(held);
    started.add(title);
    return held;
  }

  /// Runs everything, also what comes of it.
  void release() {
    while (!waiting.isEmpty()) {
      waiting.removeFirst().run();
    }
  }

  /// Runs the job that has waited longest, and nothing that comes of it.
  void releaseFirst() {
    waiting.removeFirst().run();
  }

  /// Cancels everything that waits, as a user does.
  void cancelAll() {
    waiting.forEach(Held::cancel);
    release();
  }

  /// The titles of all jobs ever submitted.
  List<String> started() {
    return started;
  }

  long started(String prefix) {
    return started.stream().filter(title -> title.startsWith(prefix)).count();
  }

  @Override
  public void close() {
    waiting.forEach(Held::cancel);
    release();
  }

  private static final class Held<T> implements JobHandle<T>, JobContext {
    private final String title;
    private final Job<T> job;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private boolean cancelled;

    Held(String title, Job<T> job) {
      this.title = title;
      this.job = job;
    }

    void run() {
      if (cancelled) {
        answer.completeExceptionally(new JobCancelledException());
        return;
      }
      try {
        answer.complete(job.run(this));
      } catch (Exception failure) {
        answer.completeExceptionally(failure);
      }
    }

    @Override
    public String title() {
      return title;
    }

    @Override
    public CompletableFuture<T> answer() {
      return answer;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }

    @Override
    public void progress(String stage, double fraction) {}

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }
}
