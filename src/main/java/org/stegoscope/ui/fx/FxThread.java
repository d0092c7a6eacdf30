package org.stegoscope.ui.fx;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;
import org.stegoscope.workspace.UiThread;

/// The JavaFX application thread as view-models see it.
public final class FxThread implements UiThread {

  /// Shorter than one notices, longer than a dragged slider takes between two of its values.
  private static final Duration MOMENT = Duration.millis(80);

  @Override
  public void execute(Runnable task) {
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
  }

  @Override
  public void executeSoon(Runnable task) {
    execute(() -> {
      PauseTransition pause = new PauseTransition(MOMENT);
      pause.setOnFinished(_ -> task.run());
      pause.play();
    });
  }
}
