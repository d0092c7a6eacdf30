package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.List;
import org.stegoscope.job.DirectRunner;
import org.stegoscope.job.JobContext;

/// A window, but for its looks, in which one photo after the other is opened until it is killed.
/// The first argument is the folder of its settings.
final class WindowProcess {

  private WindowProcess() {}

  public static void main(String[] arguments) {
    Workspace workspace =
        new Workspace(
            new Laboratory(1 << 20), UiThread.DIRECT, _ -> new DirectRunner(JobContext.NONE));
    workspace.project().keepSessions();
    for (int number = 1; ; number++) {
      System.out.println("saving " + number);
      workspace.photos().add(List.of(Path.of(arguments[0], number + ".png")));
      workspace.project().autosave();
    }
  }
}
