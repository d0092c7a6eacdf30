package org.stegoscope.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;

/// Writes projects into their files, one after the other.
final class ProjectSaving {

  private final JobRunner runner;
  private final UiThread ui;
  private final Notices notices;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  /// What becomes of a file that is there already.
  enum Existing {
    IS_REPLACED,
    /// Nobody has said that it may be replaced.
    STAYS
  }

  /// What was asked for while something was being written.
  private Runnable next = () -> {};

  ProjectSaving(JobRunner runner, UiThread ui, Notices notices) {
    this.runner = runner;
    this.ui = ui;
    this.notices = notices;
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /// Writes the project there is when the file's turn comes. `onSaved` gets it as it was written,
  /// with all digests; where it cannot be written, a notice says so.
  void save(Path target, Existing existing, Supplier<Project> project, Consumer<Project> onSaved) {
    if (busy.get()) {
      next = () -> save(target, existing, project, onSaved);
      return;
    }
    Project now = project.get();
    busy.set(true);
    runner
        .submit(
            Lane.CPU,
            "Saving " + target.getFileName(),
            context -> {
              if (existing == Existing.STAYS && Files.exists(target)) {
                throw new StegoscopeException(
                    "%s exists already: choose it by its whole name to replace it."
                        .formatted(target.getFileName()));
              }
              Project complete = now.completed(context);
              new ProjectFile(target).write(complete, Optional.empty());
              return complete;
            })
        .answer()
        .whenComplete((complete, failure) -> ui.execute(() -> ended(complete, failure, onSaved)));
  }

  private void ended(Project complete, Throwable failure, Consumer<Project> onSaved) {
    busy.set(false);
    if (failure == null) {
      onSaved.accept(complete);
    } else {
      notices.reportUnlessCancelled(failure);
    }
    Runnable waiting = next;
    next = () -> {};
    waiting.run();
  }
}
