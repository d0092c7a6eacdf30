package org.stegoscope.job;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The one thread of the device: questions in the order in which they are asked, then studies, and
/// in the middle of a study the questions that have come since.
final class DeviceThread {

  /// A job that waits for its turn.
  private record Turn(Lane lane, long number, Runnable job) implements Runnable, Comparable<Turn> {

    @Override
    public void run() {
      job.run();
    }

    /// Questions first, then in the order of their numbers.
    @Override
    public int compareTo(Turn other) {
      int byLane = lane.compareTo(other.lane);
      return byLane != 0 ? byLane : Long.compare(number, other.number);
    }
  }

  private final AtomicLong numbers = new AtomicLong();
  private final PriorityBlockingQueue<Runnable> waiting = new PriorityBlockingQueue<>();
  private final ThreadPoolExecutor executor;

  DeviceThread(ThreadFactory threads) {
    executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, waiting, threads);
  }

  ExecutorService executor() {
    return executor;
  }

  void ask(Runnable question) {
    executor.execute(new Turn(Lane.DEVICE, numbers.getAndIncrement(), question));
  }

  void study(Runnable study) {
    executor.execute(new Turn(Lane.STUDY, numbers.getAndIncrement(), study));
  }

  /// Runs the questions that wait, on this thread: that of the device, between two passes of a
  /// study.
  void answerQuestions() {
    while (waiting.peek() instanceof Turn(Lane lane, long _, Runnable _) && lane == Lane.DEVICE) {
      Runnable question = waiting.poll();
      if (question != null) {
        question.run();
      }
    }
  }
}
