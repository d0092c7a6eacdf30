package org.stegoscope.workspace;

import java.util.concurrent.Executor;

/// The thread that properties of view-models are read and written on.
public interface UiThread extends Executor {

  /// Runs everything at once on the caller's thread: for tests and for use without a window.
  UiThread DIRECT =
      new UiThread() {
        @Override
        public void execute(Runnable task) {
          task.run();
        }

        @Override
        public void executeSoon(Runnable task) {
          task.run();
        }
      };

  /// Runs a task after a moment long enough for a user's hand to have moved on.
  void executeSoon(Runnable task);
}
