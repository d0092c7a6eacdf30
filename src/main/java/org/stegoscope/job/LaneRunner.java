package org.stegoscope.job;

import java.util.EnumMap;
import java.util.Map;
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

  private final Map<Lane, ExecutorService> lanes = new EnumMap<>(Lane.class);
  private final Set<RunningJob<?>> open = ConcurrentHashMap.newKeySet();
  private final JobListener listener;

  public LaneRunner(JobListener listener) {
    this.listener = listener;
    int cores = Runtime.getRuntime().availableProcessors();
    lanes.put(Lane.DEVICE, Executors.newSingleThreadExecutor(threads("device-lane")));
    lanes.put(Lane.CPU, Executors.newFixedThreadPool(Math.max(2, cores), threads("cpu-lane")));
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
    RunningJob<T> running = new RunningJob<>(title, job, listener, JobContext.NONE);
    open.add(running);
    running.answer().whenComplete((value, failure) -> open.remove(running));
    try {
      lanes.get(lane).execute(running);
    } catch (RejectedExecutionException closed) {
      running.cancel();
    }
    return running;
  }

  @Override
  public void close() {
    lanes.values().forEach(ExecutorService::shutdown);
    open.forEach(RunningJob::cancel);
    for (ExecutorService lane : lanes.values()) {
      try {
        lane.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
