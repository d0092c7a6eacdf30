package org.stegoscope.ui.project;

import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.stegoscope.ui.fx.Pause;
import org.stegoscope.ui.shell.Cards;
import org.stegoscope.ui.shell.FileChoosers;
import org.stegoscope.workspace.ProjectViewModel;
import org.stegoscope.workspace.Workspace;

/// What a window does for its project: it has its title, keeps what is not saved every few seconds
/// in which something happened, and does not close over changes without asking.
public final class ProjectWindow {

  /// So much may be lost when the process dies.
  private static final double AUTOSAVE_SECONDS = 3;

  private ProjectWindow() {}

  /// Called before the window is shown.
  public static void install(
      Workspace workspace, Stage stage, Scene scene, FileChoosers choosers, Cards cards) {
    ProjectViewModel project = workspace.project();
    stage.titleProperty().bind(project.title());
    RelinkCard.install(project.relink(), choosers, cards);
    LossQuestion.install(project, cards);
    Pause pause = new Pause(AUTOSAVE_SECONDS, project::autosave);
    scene.addEventFilter(
        Event.ANY,
        event -> {
          if (mayChangeSomething(event)) {
            pause.ask();
          }
        });
    workspace.photos().items().subscribe(pause::ask);
    workspace.models().items().subscribe(pause::ask);
    project.fileProperty().subscribe(_ -> pause.ask());
    stage.setOnCloseRequest(event -> {
      event.consume();
      project.unlessLost(stage::hide);
    });
    stage.setOnHidden(_ -> pause.stop());
  }

  private static boolean mayChangeSomething(Event event) {
    return event.getEventType() == MouseEvent.MOUSE_RELEASED
        || event.getEventType() == KeyEvent.KEY_RELEASED
        || event.getEventType() == ScrollEvent.SCROLL
        || event.getEventType() == ActionEvent.ACTION;
  }

  /// Closes the window as its own button does.
  public static void requestClose(Stage stage) {
    stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
  }
}
