package org.stegoscope.ui.projection;

import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.animation.Interpolator;
import javafx.util.Duration;
import org.stegoscope.figure.scatter.ScatterPoints;

/// Points on their way. The timer ends by itself.
final class ScatterMotion extends AnimationTimer {

  private static final long NOT_STARTED = -1;

  private final Consumer<ScatterPoints> show;
  private ScatterPoints from = ScatterPoints.NONE;
  private ScatterPoints to = ScatterPoints.NONE;
  private double nanos;
  private long begun = NOT_STARTED;
  private boolean moving;

  ScatterMotion(Consumer<ScatterPoints> show) {
    this.show = show;
  }

  void start(ScatterPoints here, ScatterPoints there, Duration duration) {
    from = here;
    to = there;
    nanos = duration.toMillis() * 1e6;
    begun = NOT_STARTED;
    moving = true;
    start();
  }

  boolean isMoving() {
    return moving;
  }

  /// Shows the end at once.
  void finish() {
    if (moving) {
      halt();
      show.accept(to);
    }
  }

  /// Shows nothing any more.
  void halt() {
    moving = false;
    stop();
  }

  @Override
  public void handle(long now) {
    if (begun == NOT_STARTED) {
      begun = now;
    }
    double share = (now - begun) / nanos;
    if (share >= 1) {
      finish();
    } else {
      show.accept(from.towards(to, Interpolator.EASE_BOTH.interpolate(0.0, 1.0, share)));
    }
  }
}
