package org.stegoscope.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;

/// What is remembered of a user from one start to the next: values by names such as `theme`.
///
/// Names and values nobody asks for are kept as they are, so that an older version of this program
/// does not undo what a newer one remembers. A value of another type than is asked for counts as
/// none. Changes are written soon, several at once, and the rest of them when this is closed.
public final class Settings implements AutoCloseable {

  private final SettingsFile file;
  private final JobRunner runner;
  private final UiThread ui;
  private final Notices notices;
  private final Map<String, Object> values;

  /// What the file does not say yet, the oldest first.
  private final List<SettingsFile.Change> unsaved = new ArrayList<>();

  private boolean saving;
  private boolean failed;
  private boolean closed;

  Settings(SettingsFile file, JobRunner runner, UiThread ui, Notices notices) {
    this.file = file;
    this.runner = runner;
    this.ui = ui;
    this.notices = notices;
    SettingsFile.Contents contents = file.read();
    values = contents.values();
    contents.problem().ifPresent(notices::tell);
  }

  static SettingsFile ofThisUser() {
    return new SettingsFile(UserFolder.ofThisUser().resolve("settings.json"));
  }

  public Optional<String> text(String name) {
    return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /// The texts of a list; those of its values that are none are left out.
  public List<String> texts(String name) {
    return texts(values.get(name));
  }

  private static List<String> texts(Object value) {
    return value instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  public OptionalDouble number(String name) {
    return values.get(name) instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  public void put(String name, String text) {
    update(name, _ -> text);
  }

  public void put(String name, double number) {
    update(name, _ -> number);
  }

  /// Changes a list of texts. `change` may be applied again, to what another window has written
  /// meanwhile.
  public void change(String name, UnaryOperator<List<String>> change) {
    update(name, value -> change.apply(texts(value)));
  }

  private void update(String name, UnaryOperator<Object> operation) {
    if (closed) {
      return;
    }
    SettingsFile.Change change = new SettingsFile.Change(name, operation);
    change.applyTo(values);
    unsaved.add(change);
    saveSoon();
  }

  private void saveSoon() {
    if (!saving) {
      saving = true;
      ui.executeSoon(this::save);
    }
  }

  private void save() {
    if (closed) {
      return;
    }
    List<SettingsFile.Change> changes = List.copyOf(unsaved);
    runner
        .submit(
            Lane.CPU,
            Tasks.UNSEEN,
            _ -> {
              file.apply(changes);
              return null;
            })
        .answer()
        .whenComplete((_, failure) -> ui.execute(() -> saved(changes.size(), failure)));
  }

  private void saved(int count, Throwable failure) {
    if (closed) {
      return;
    }
    saving = false;
    if (failure == null) {
      unsaved.subList(0, count).clear();
      if (!unsaved.isEmpty()) {
        saveSoon();
      }
    } else if (!(Latest.unwrapped(failure) instanceof JobCancelledException) && !failed) {
      // Said once: a disk that is full now is full with the next change, too.
      failed = true;
      notices.reportUnlessCancelled(failure);
    }
  }

  /// Writes at once what is not written yet. Later changes are not kept.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!unsaved.isEmpty()) {
      try {
        file.apply(unsaved);
      } catch (StegoscopeException e) {
        System.getLogger(Settings.class.getName()).log(System.Logger.Level.WARNING, "settings", e);
      }
    }
  }
}
