package org.stegoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Fails a test in which the application thread did not answer for long. The goal is 100 ms on a
/// user's machine; the limit allows for one that is shared and draws in software.
public final class FxThreadWatch
    implements BeforeTestExecutionCallback, AfterTestExecutionCallback {

  private static final long LIMIT_MILLIS = 500;
  private static final long BEAT_MILLIS = 20;

  /// When the test itself last kept the thread busy, for instance with a snapshot.
  private static final AtomicLong EXCUSED_NANOS = new AtomicLong();

  private final AtomicLong longestNanos = new AtomicLong();
  private ScheduledExecutorService heart;

  /// The time until now is the test's own.
  static void excuse() {
    EXCUSED_NANOS.set(System.nanoTime());
  }

  @Override
  public void beforeTestExecution(ExtensionContext context) {
    longestNanos.set(0);
    heart = Executors.newSingleThreadScheduledExecutor();
    heart.scheduleAtFixedRate(this::beat, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    long sent = System.nanoTime();
    Platform.runLater(() -> {
      long from = Math.max(sent, EXCUSED_NANOS.get());
      longestNanos.accumulateAndGet(System.nanoTime() - from, Math::max);
    });
  }

  @Override
  public void afterTestExecution(ExtensionContext context) throws InterruptedException {
    heart.shutdownNow();
    assertThat(heart.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
    assertThat(TimeUnit.NANOSECONDS.toMillis(longestNanos.get()))
        .as("longest time in ms the application thread did not answer")
        .isLessThan(LIMIT_MILLIS);
  }
}
