package org.stegoscope.job;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A thread beside the one of a job, for steps that need not wait for each other: reading the next
/// picture while the network looks at this one. Steps run in the order in which they are started;
/// closing waits for them.
public final class SideThread implements AutoCloseable {

  private final ExecutorService thread;

  public SideThread(String name) {
    thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon(true).factory());
  }

  /// A step whose answer is awaited later.
  public record Step<T>(Future<T> answer) {

    /// Waits for the step; what it threw is thrown here.
    public T await() {
      try {
        return answer.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new JobCancelledException();
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case RuntimeException failure -> throw failure;
          case Error failure -> throw failure;
          default -> throw new IllegalStateException(e.getCause());
        }
      }
    }
  }

  public <T> Step<T> start(Callable<T> work) {
    return new Step<>(thread.submit(work));
  }

  @Override
  public void close() {
    thread.close();
  }
}
