package org.stegoscope.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;

/// Keeps what is not saved where it survives this process, and finds what another one left behind.
///
/// Nothing is kept before [#start].
final class Autosave implements AutoCloseable {

  private final SessionFolder folder;
  private final JobRunner runner;
  private final UiThread ui;
  private final Notices notices;

  /// What is to be kept now; empty where nothing would be lost.
  private final Supplier<Optional<ProjectFile.Named>> unsaved;

  private final ReadOnlyObjectWrapper<List<Path>> abandoned =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper hasLast = new ReadOnlyBooleanWrapper();

  /// Files that are of no use any more once what was restored from them is kept again.
  private final List<Path> adopted = new ArrayList<>();

  private Optional<ProjectFile.Named> kept = Optional.empty();

  /// Written by jobs, one at a time, and read at the end.
  private volatile SessionFolder.Own own;

  private boolean started;
  private boolean writing;
  private boolean failed;

  Autosave(
      SessionFolder folder,
      JobRunner runner,
      UiThread ui,
      Notices notices,
      Supplier<Optional<ProjectFile.Named>> unsaved) {
    this.folder = folder;
    this.runner = runner;
    this.ui = ui;
    this.notices = notices;
    this.unsaved = unsaved;
  }

  /// Sessions that ended without a word, the newest first.
  ReadOnlyObjectProperty<List<Path>> abandonedProperty() {
    return abandoned.getReadOnlyProperty();
  }

  /// Whether there is a session that was closed without a name.
  ReadOnlyBooleanProperty hasLastProperty() {
    return hasLast.getReadOnlyProperty();
  }

  Path last() {
    return folder.last();
  }

  /// Looks for what was left behind, and keeps what this window does from now on.
  void start() {
    started = true;
    record Found(List<Path> abandoned, boolean last) {}
    runner
        .submit(
            Lane.CPU, Tasks.UNSEEN, _ -> new Found(folder.abandoned(), Files.exists(folder.last())))
        .answer()
        .whenComplete((found, failure) ->
            ui.execute(() -> {
              if (failure == null) {
                hasLast.set(found.last());
                abandoned.set(found.abandoned());
              } else {
                notices.reportUnlessCancelled(failure);
              }
            }));
  }

  /// `file` is kept until what was restored from it is.
  void adopt(Path file) {
    adopted.add(file);
    abandoned.set(abandoned.get().stream().filter(other -> !other.equals(file)).toList());
  }

  void discardAbandoned() {
    List<Path> files = abandoned.get();
    abandoned.set(List.of());
    runner.submit(
        Lane.CPU,
        Tasks.UNSEEN,
        _ -> {
          files.forEach(SessionFolder::discard);
          return null;
        });
  }

  /// Keeps what has changed, without making anybody wait.
  void keep() {
    if (!started || writing) {
      return;
    }
    Optional<ProjectFile.Named> now = unsaved.get();
    if (now.equals(kept) && adopted.isEmpty()) {
      return;
    }
    writing = true;
    List<Path> useless = List.copyOf(adopted);
    runner
        .submit(
            Lane.CPU,
            Tasks.UNSEEN,
            context -> {
              write(now, context);
              useless.forEach(SessionFolder::discard);
              return null;
            })
        .answer()
        .whenComplete((_, failure) -> ui.execute(() -> ended(now, useless, failure)));
  }

  private void ended(Optional<ProjectFile.Named> written, List<Path> useless, Throwable failure) {
    writing = false;
    if (failure == null) {
      kept = written;
      adopted.removeAll(useless);
      // What has changed meanwhile.
      keep();
    } else if (!(Latest.unwrapped(failure) instanceof JobCancelledException) && !failed) {
      // Said once: a disk that is full now is full with the next change, too.
      failed = true;
      notices.reportUnlessCancelled(failure);
    }
  }

  /// Digests that are not known yet are left out: this must be quick.
  private void write(Optional<ProjectFile.Named> now, JobContext context) {
    context.checkCancelled();
    if (now.isEmpty() && own == null) {
      return;
    }
    if (own == null) {
      own = folder.open();
    }
    if (now.isEmpty()) {
      own.delete();
    } else {
      new ProjectFile(own.file()).write(now.get().project(), now.get().name());
    }
  }

  /// Keeps a session without a name as the last one, for whoever wants it again.
  void keepAsLast(Project project) {
    if (started) {
      hasLast.set(true);
      runner
          .submit(
              Lane.CPU,
              Tasks.UNSEEN,
              _ -> {
                writeLast(project);
                return null;
              })
          .answer()
          .whenComplete((_, failure) -> {
            if (failure != null) {
              ui.execute(() -> notices.reportUnlessCancelled(failure));
            }
          });
    }
  }

  private void writeLast(Project project) {
    folder.require();
    new ProjectFile(folder.last()).write(project, Optional.empty());
  }

  /// Called when no job runs any more. A session without a name becomes the last one; changes of a
  /// project that nobody decided about are kept as if this process had been killed.
  @Override
  public void close() {
    if (!started) {
      return;
    }
    started = false;
    Optional<ProjectFile.Named> now = unsaved.get();
    try {
      if (now.isPresent() && now.get().name().isPresent()) {
        write(now, JobContext.NONE);
      } else {
        now.ifPresent(untitled -> writeLast(untitled.project()));
        adopted.forEach(SessionFolder::discard);
        if (own != null) {
          own.delete();
        }
      }
    } catch (StegoscopeException e) {
      System.getLogger(Autosave.class.getName()).log(System.Logger.Level.WARNING, "autosave", e);
    }
    if (own != null) {
      own.close();
    }
  }
}
