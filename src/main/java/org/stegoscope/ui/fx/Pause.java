package org.stegoscope.ui.fx;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Does something a while after it was asked for, once however often it was asked for meanwhile.
public final class Pause {

  private final PauseTransition pause;
  private boolean waiting;

  public Pause(double seconds, Runnable work) {
    pause = new PauseTransition(Duration.seconds(seconds));
    pause.setOnFinished(_ -> {
      waiting = false;
      work.run();
    });
  }

  /// Asks for it. What waits already is not put off, or a busy user would never get there.
  public void ask() {
    if (!waiting) {
      waiting = true;
      pause.playFromStart();
    }
  }

  /// Does not do it any more.
  public void stop() {
    waiting = false;
    pause.stop();
  }
}
