package org.stegoscope.ui.shell;

import java.nio.file.Path;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.stegoscope.workspace.ProjectViewModel;

/// Commands that keep what is open, and bring it back.
public final class ProjectActions {

  private static final String USUAL_NAME = "project.stegoscope";

  public final Action newProject;
  public final Action open;
  public final Action save;
  public final Action saveAs;
  public final Action reopenLast;
  public final Action restore;

  private final ProjectViewModel project;
  private final FileChoosers choosers;

  /// Adds them to a menu.
  ProjectActions(ActionMenu menu, ProjectViewModel project, FileChoosers choosers) {
    this.project = project;
    this.choosers = choosers;
    newProject =
        menu.add(
            Action.of(
                    "project.new", "New project", MaterialDesignF.FILE_OUTLINE, project::newProject)
                .on("Shortcut+N"));
    open =
        menu.add(
            Action.of(
                "project.open",
                "Open project…",
                MaterialDesignB.BOOK_OPEN_OUTLINE,
                () -> choosers.project().ifPresent(project::open)));
    save =
        menu.add(
            Action.of(
                    "project.save",
                    "Save project",
                    MaterialDesignC.CONTENT_SAVE_OUTLINE,
                    this::save)
                .on("Shortcut+S"));
    saveAs =
        menu.add(
            Action.of(
                    "project.save-as",
                    "Save project as…",
                    MaterialDesignC.CONTENT_SAVE_EDIT_OUTLINE,
                    this::saveAs)
                .on("Shortcut+Shift+S"));
    reopenLast =
        menu.add(
            Action.of(
                    "session.reopen",
                    "Reopen the last session",
                    MaterialDesignR.RELOAD,
                    project::reopenLast)
                .unless(
                    project
                        .hasLastProperty()
                        .map(there -> there ? "" : "no session without a name was closed")));
    restore =
        menu.add(
            Action.of(
                    "session.restore",
                    "Restore the last session",
                    MaterialDesignB.BACKUP_RESTORE,
                    project::restoreAbandoned)
                .unless(
                    project
                        .abandonedProperty()
                        .map(left -> left.isEmpty() ? "no session ended unexpectedly" : "")));
  }

  /// A project without a file is asked for one.
  private void save() {
    if (project.fileProperty().get() == null) {
      saveAs();
    } else {
      project.save();
    }
  }

  private void saveAs() {
    Path now = project.fileProperty().get();
    choosers
        .saveProject(now == null ? USUAL_NAME : now.getFileName().toString())
        .ifPresent(project::saveAs);
  }
}
