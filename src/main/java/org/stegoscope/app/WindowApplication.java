package org.stegoscope.app;

import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;
import org.stegoscope.cli.WindowRequest;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.LaneRunner;
import org.stegoscope.ui.fx.FxThread;
import org.stegoscope.ui.shell.Appearance;
import org.stegoscope.ui.shell.DesktopFileChoosers;
import org.stegoscope.ui.shell.Theme;
import org.stegoscope.workspace.Laboratory;
import org.stegoscope.workspace.Sample;
import org.stegoscope.workspace.Settings;
import org.stegoscope.workspace.Workspace;

/// The application with a window.
public final class WindowApplication extends Application {

  /// Of the memory Java may use, this part may hold features: those of a few hundred photos.
  private static final long CACHE_SHARE = 4;

  /// The toolkit makes the application itself, once a process; this is how it is told what to show.
  private static volatile WindowRequest requested =
      new WindowRequest(false, Optional.empty(), List.of());

  private Workspace workspace;

  /// Shows the window and returns when it was closed and everything has come to rest.
  ///
  /// @throws StegoscopeException where there is no screen to show it on
  public static void launch(WindowRequest request) {
    requested = request;
    try {
      Application.launch(WindowApplication.class);
    } catch (UnsupportedOperationException e) {
      // What JavaFX says where the X server cannot be reached.
      throw new StegoscopeException(
          "The window needs a screen, and none can be opened here (%s); the other commands need none."
              .formatted(e.getMessage()),
          e);
    }
  }

  @Override
  public void start(Stage stage) {
    Thread.setDefaultUncaughtExceptionHandler(WindowApplication::logUnexpected);
    WindowRequest request = requested;
    Laboratory laboratory = new Laboratory(Runtime.getRuntime().maxMemory() / CACHE_SHARE);
    workspace = new Workspace(laboratory, new FxThread(), LaneRunner::closedOnExit);
    Settings settings = workspace.settings();
    Appearance appearance =
        Appearance.remembered(settings, request.theme().map(WindowApplication::theme));
    new WorkspaceWindow(workspace, stage, new DesktopFileChoosers(stage, settings), appearance);
    workspace.project().keepSessions();
    stage.show();
    if (request.sample()) {
      workspace.open(Sample.installed());
    }
    workspace.open(request.files());
  }

  /// A fault of this program belongs into its log.
  private static void logUnexpected(Thread thread, Throwable failure) {
    System.getLogger(WindowApplication.class.getName())
        .log(System.Logger.Level.ERROR, "Unexpected failure in " + thread.getName(), failure);
  }

  private static Theme theme(WindowRequest.Theme requested) {
    return switch (requested) {
      case SYSTEM -> Theme.SYSTEM;
      case LIGHT -> Theme.LIGHT;
      case DARK -> Theme.DARK;
    };
  }

  /// Joins the lanes before the virtual machine ends: libtorch must not be caught in a call.
  @Override
  public void stop() {
    workspace.close();
  }
}
