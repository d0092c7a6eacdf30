package org.stegoscope.workspace;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;

/// What was opened last, by kind, the newest first; remembered from one start to the next.
public final class RecentFiles {

  /// Of each kind.
  private static final int MOST = 12;

  /// What a file is.
  public enum Kind {
    PHOTO("recent.photos"),
    FOLDER("recent.folders"),
    CHECKPOINT("recent.checkpoints"),
    PROJECT("recent.projects");

    private final String setting;

    Kind(String setting) {
      this.setting = setting;
    }
  }

  private final Settings settings;
  private final JobRunner runner;
  private final UiThread ui;
  private final Map<Kind, ObservableList<Path>> items = new EnumMap<>(Kind.class);

  /// One for each: listeners hang on the views, which nobody else would hold.
  private final Map<Kind, ObservableList<Path>> views = new EnumMap<>(Kind.class);

  private final ObservableSet<Path> missing = FXCollections.observableSet(new HashSet<>());

  RecentFiles(Settings settings, JobRunner runner, UiThread ui) {
    this.settings = settings;
    this.runner = runner;
    this.ui = ui;
    for (Kind kind : Kind.values()) {
      items.put(kind, FXCollections.observableArrayList());
      views.put(kind, FXCollections.unmodifiableObservableList(items.get(kind)));
      show(kind);
    }
  }

  public ObservableList<Path> items(Kind kind) {
    return views.get(kind);
  }

  /// Those that were not there when [#check] looked last.
  public ObservableSet<Path> missing() {
    return missing;
  }

  /// Puts a file that was opened before all others of its kind.
  void opened(Kind kind, Path file) {
    String path = file.toAbsolutePath().normalize().toString();
    settings.change(
        kind.setting,
        before -> Stream.concat(Stream.of(path), before.stream()).distinct().limit(MOST).toList());
    show(kind);
  }

  /// Forgets all of them.
  public void clear() {
    for (Kind kind : Kind.values()) {
      settings.change(kind.setting, _ -> List.of());
      show(kind);
    }
  }

  private void show(Kind kind) {
    List<Path> paths =
        settings.texts(kind.setting).stream()
            .map(RecentFiles::path)
            .filter(Objects::nonNull)
            .limit(MOST)
            .toList();
    if (!paths.equals(items.get(kind))) {
      items.get(kind).setAll(paths);
    }
  }

  /// Null where the settings hold what is no path on this system.
  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /// Looks which of them are missing; a disk behind a network may take its time to say so.
  public void check() {
    List<Path> all = items.values().stream().flatMap(List::stream).toList();
    runner
        .submit(Lane.CPU, Tasks.UNSEEN, context -> absent(all, context))
        .answer()
        .thenAccept(absent ->
            ui.execute(() -> {
              missing.retainAll(absent);
              missing.addAll(absent);
            }));
  }

  private static Set<Path> absent(List<Path> paths, JobContext context) {
    Set<Path> absent = new HashSet<>();
    for (Path path : paths) {
      context.checkCancelled();
      if (!Files.exists(path)) {
        absent.add(path);
      }
    }
    return absent;
  }
}
