package org.stegoscope.job;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// Runs jobs on threads: one for the device, a few for everything else.
public final class LaneRunner implements JobRunner {

  /// Longer than any job takes to notice a cancel.
  private static final int CLOSE_SECONDS = 30;

  private final DeviceThread device;
  private final ExecutorService cpu;
  private final Set<RunningJob<?>> open = ConcurrentHashMap.newKeySet();
  private final JobListener listener;

  public LaneRunner(JobListener listener) {
    this.listener = listener;
    int cores = Runtime.getRuntime().availableProcessors();
    device = new DeviceThread(threads("device-lane"));
    cpu = Executors.newFixedThreadPool(Math.max(2, cores), threads("cpu-lane"));
  }

  /// A runner that is closed, too, when Ctrl-C or SIGTERM end the process: libtorch may crash when
  /// it is torn down during a call.
  public static LaneRunner closedOnExit(JobListener listener) {
    LaneRunner runner = new LaneRunner(listener);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("close-on-exit").unstarted(runner::close));
    return runner;
  }

  private static ThreadFactory threads(String name) {
    return Thread.ofPlatform().name(name + "-", 0).daemon(true).factory();
  }

  @Override
  public <T> JobHandle<T> submit(Lane lane, String title, Job<T> job) {
    Runnable others =
        switch (lane) {
          case STUDY -> device::answerQuestions;
          case DEVICE, CPU -> () -> {};
        };
    RunningJob<T> running = new RunningJob<>(title, job, listener, JobContext.NONE, others);
    open.add(running);
    running.answer().whenComplete((value, failure) -> open.remove(running));
    try {
      switch (lane) {
        case DEVICE -> device.ask(running);
        case STUDY -> device.study(running);
        case CPU -> cpu.execute(running);
      }
    } catch (RejectedExecutionException closed) {
      running.cancel();
    }
    return running;
  }

  @Override
  public void close() {
    List<ExecutorService> lanes = List.of(device.executor(), cpu);
    lanes.forEach(ExecutorService::shutdown);
    open.forEach(RunningJob::cancel);
    for (ExecutorService lane : lanes) {
      try {
        lane.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
