package org.stegoscope.ui.shell;

import java.util.List;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.stegoscope.ui.fx.Parts;
import org.stegoscope.workspace.Sample;
import org.stegoscope.workspace.Workspace;

/// Commands that open and close, and leave.
public final class FileActions {

  public final Action openPhotos;
  public final Action openFolder;
  public final Action openCheckpoint;
  public final Action openSample;
  public final Action closePhoto;
  public final Action closeModel;
  public final ExportActions export;
  public final Action copyCommand;
  public final Action quit;
  public final ProjectActions project;

  private final ActionMenu menu = new ActionMenu("File");

  /// `exporting` shows what can be exported.
  FileActions(
      Workspace workspace,
      FileChoosers choosers,
      Obstacles obstacles,
      Runnable exporting,
      Runnable quitting) {
    var photos = workspace.photos();
    var models = workspace.models();
    openPhotos =
        menu.addTool(
            Action.of(
                    "photos.open",
                    "Open photos…",
                    MaterialDesignI.IMAGE_PLUS,
                    () -> workspace.open(choosers.photos()))
                .on("Shortcut+O"));
    openFolder =
        menu.addTool(
            Action.of(
                    "folder.open",
                    "Open folder…",
                    MaterialDesignF.FOLDER_OPEN_OUTLINE,
                    () -> choosers.photoFolder().map(List::of).ifPresent(workspace::open))
                .on("Shortcut+Alt+O"));
    openCheckpoint =
        menu.addTool(
            Action.of(
                    "checkpoint.open",
                    "Open checkpoint…",
                    MaterialDesignC.CUBE_OUTLINE,
                    () -> models.open(choosers.checkpoints()))
                .on("Shortcut+Shift+O"));
    openSample =
        menu.add(
            Action.of(
                "sample.open",
                "Open the sample",
                MaterialDesignF.FLASK_OUTLINE,
                () -> workspace.open(Sample.installed())));
    menu.add(RecentMenu.of(workspace));
    menu.line();
    project = new ProjectActions(menu, workspace.project(), choosers);
    menu.line();
    closePhoto =
        menu.add(
            Action.of(
                    "photo.close",
                    "Close photo",
                    MaterialDesignI.IMAGE_OUTLINE,
                    () -> photos.remove(photos.activeProperty().get()))
                .on("Shortcut+W")
                .unless(obstacles.noPhoto()));
    closeModel =
        menu.add(
            Action.of(
                    "checkpoint.close",
                    "Close checkpoint",
                    MaterialDesignD.DELETE_OUTLINE,
                    () -> models.remove(models.activeProperty().get()))
                .on("Shortcut+Shift+W")
                .unless(obstacles.noModel()));
    menu.line();
    export = new ExportActions(workspace, choosers, obstacles, menu, exporting);
    copyCommand =
        menu.addTool(
            Action.of(
                    "command.copy",
                    "Copy as command line",
                    MaterialDesignC.CONSOLE,
                    () -> copyCommandLine(workspace))
                .on("Shortcut+Shift+C")
                .unless(workspace.commands().obstacleProperty()));
    menu.line();
    quit =
        menu.add(Action.of("quit", "Quit", MaterialDesignE.EXIT_TO_APP, quitting).on("Shortcut+Q"));
  }

  ActionMenu menu() {
    return menu;
  }

  private static void copyCommandLine(Workspace workspace) {
    workspace
        .commandLine()
        .ifPresent(command -> {
          Parts.copy(command);
          workspace.notices().tell("Copied: " + command);
        });
  }
}
