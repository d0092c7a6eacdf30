package org.stegoscope.app;

import javafx.application.Application;
import javafx.stage.Stage;
import org.stegoscope.job.LaneRunner;
import org.stegoscope.ui.fx.FxThread;
import org.stegoscope.ui.shell.Appearance;
import org.stegoscope.ui.shell.DesktopFileChoosers;
import org.stegoscope.workspace.Laboratory;
import org.stegoscope.workspace.Sample;
import org.stegoscope.workspace.Workspace;

/// The application with a window.
public final class WindowApplication extends Application {

  /// A quarter of what Java may use, and the features of a few hundred photos.
  private static final long CACHE_SHARE = 4;

  private Workspace workspace;

  /// Shows the window and returns when it was closed and everything has come to rest.
  public static void launch(WindowOptions options) {
    Application.launch(WindowApplication.class, options.arguments().toArray(String[]::new));
  }

  @Override
  public void start(Stage stage) {
    WindowOptions options = WindowOptions.parse(getParameters().getRaw());
    Laboratory laboratory = new Laboratory(Runtime.getRuntime().maxMemory() / CACHE_SHARE);
    workspace = new Workspace(laboratory, new FxThread(), LaneRunner::new);
    new WorkspaceWindow(
        workspace, stage, new DesktopFileChoosers(stage), new Appearance(options.theme()));
    stage.show();
    if (options.start() == WindowOptions.Start.SAMPLE) {
      workspace.open(Sample.installed());
    }
    workspace.open(options.files());
  }

  /// Joins the lanes before the virtual machine ends: libtorch must not be caught in a call.
  @Override
  public void stop() {
    workspace.close();
  }
}
