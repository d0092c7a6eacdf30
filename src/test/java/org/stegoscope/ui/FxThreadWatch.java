package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.util.WaitForAsyncUtils;

/// Fails a test in which the application thread was kept from answering.
///
/// A heart beats on it. What it computes between two beats is measured in its own processor time,
/// which other programs on the machine do not lengthen; what it waits for is measured by the clock,
/// and generously, because they do.
public final class FxThreadWatch
    implements BeforeTestExecutionCallback, AfterTestExecutionCallback {

  private static final long BEAT_MILLIS = 20;

  /// The goal is 100 ms, and 80 were seen; but these tests run code that was not compiled yet.
  private static final long COMPUTING_LIMIT_MILLIS = 250;

  /// The first test of a virtual machine also loads the toolkit's classes.
  private static final long FIRST_LIMIT_MILLIS = 2 * COMPUTING_LIMIT_MILLIS;

  private static final long WAITING_LIMIT_MILLIS = 5000;

  private static final AtomicBoolean FIRST = new AtomicBoolean(true);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /// Counts what a test itself does on the thread, such as a snapshot.
  private static final AtomicLong EXCUSES = new AtomicLong();

  private final AtomicLong longestComputing = new AtomicLong();
  private final AtomicLong longestWaiting = new AtomicLong();
  private long lastExcuses;
  private long lastComputed;
  private ScheduledExecutorService heart;

  /// The beat under way is the test's own work.
  static void excuse() {
    EXCUSES.incrementAndGet();
  }

  @Override
  public void beforeTestExecution(ExtensionContext context) {
    WaitForAsyncUtils.waitForFxEvents();
    longestComputing.set(0);
    longestWaiting.set(0);
    lastExcuses = -1;
    heart = Executors.newSingleThreadScheduledExecutor();
    heart.scheduleAtFixedRate(this::beat, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    long sent = System.nanoTime();
    Platform.runLater(() -> arrive(sent));
  }

  /// On the application thread.
  private void arrive(long sent) {
    long computed = THREADS.getCurrentThreadCpuTime();
    long excuses = EXCUSES.get();
    if (excuses == lastExcuses) {
      longestComputing.accumulateAndGet(computed - lastComputed, Math::max);
      longestWaiting.accumulateAndGet(System.nanoTime() - sent, Math::max);
    }
    lastExcuses = excuses;
    lastComputed = computed;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) throws InterruptedException {
    heart.shutdownNow();
    assertThat(heart.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
    long computing = TimeUnit.NANOSECONDS.toMillis(longestComputing.get());
    long waiting = TimeUnit.NANOSECONDS.toMillis(longestWaiting.get());
    context.publishReportEntry(
        "application thread", "computed %d ms, away %d ms".formatted(computing, waiting));
    assertThat(computing)
        .as("ms the application thread computed between two beats")
        .isLessThan(FIRST.getAndSet(false) ? FIRST_LIMIT_MILLIS : COMPUTING_LIMIT_MILLIS);
    assertThat(waiting)
        .as("ms the application thread did not answer")
        .isLessThan(WAITING_LIMIT_MILLIS);
  }
}
