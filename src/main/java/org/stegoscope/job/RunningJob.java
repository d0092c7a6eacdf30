package org.stegoscope.job;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/// A submitted job: the handle its owner holds and the context the job sees.
final class RunningJob<T> implements JobHandle<T>, JobContext, Runnable {

  private final String title;
  private final Job<T> job;
  private final JobListener listener;
  private final JobContext outer;
  private final Runnable others;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile boolean cancelled;

  /// `outer` can cancel the job too, and hears its progress; `others` runs what goes first where
  /// the job gives way.
  RunningJob(String title, Job<T> job, JobListener listener, JobContext outer, Runnable others) {
    this.title = title;
    this.job = job;
    this.listener = listener;
    this.outer = outer;
    this.others = others;
    listener.submitted(this);
  }

  @Override
  public void run() {
    if (!started.compareAndSet(false, true)) {
      return;
    }
    try {
      checkCancelled();
      T value = job.run(this);
      checkCancelled();
      end(() -> answer.complete(value));
    } catch (Throwable failure) {
      // Whatever happened belongs to whoever asked; it is never swallowed here.
      end(() -> answer.completeExceptionally(failure));
    }
  }

  private void end(Runnable completion) {
    listener.ended(this);
    completion.run();
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
    if (started.compareAndSet(false, true)) {
      end(() -> answer.completeExceptionally(new JobCancelledException()));
    }
  }

  @Override
  public void progress(String stage, double fraction) {
    listener.progressed(this, stage, fraction);
    outer.progress(stage, fraction);
  }

  @Override
  public void giveWay() {
    others.run();
  }

  @Override
  public boolean isCancelled() {
    return cancelled || outer.isCancelled();
  }

  @Override
  public String toString() {
    return title;
  }
}
