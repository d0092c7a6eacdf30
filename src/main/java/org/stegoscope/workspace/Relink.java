package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;

/// The files of the open project that were not found or are not what they were, and the ways to
/// bring them back. Everything else of the project is open meanwhile.
public final class Relink {

  /// What was found out about some files: where they are, or what is wrong there.
  private record Findings(Map<AbsentFile, Path> found, Map<AbsentFile, Tried> wrong) {}

  private record Tried(Path file, AbsentFile.Problem problem) {}

  private final Notices notices;
  private final Latest<Findings> searching;
  private final BiConsumer<AbsentFile, Path> onFound;
  private final Consumer<AbsentFile> onLeftOut;
  private final ObservableList<AbsentFile> items = FXCollections.observableArrayList();

  /// One for all: listeners hang on the view, which nobody else would hold.
  private final ObservableList<AbsentFile> view = FXCollections.unmodifiableObservableList(items);

  Relink(
      JobRunner runner,
      UiThread ui,
      Notices notices,
      BiConsumer<AbsentFile, Path> onFound,
      Consumer<AbsentFile> onLeftOut) {
    this.notices = notices;
    this.onFound = onFound;
    this.onLeftOut = onLeftOut;
    searching =
        new Latest<>(
            runner, Lane.CPU, ui, Runnable::run, this::take, notices::reportUnlessCancelled);
  }

  public ObservableList<AbsentFile> items() {
    return view;
  }

  /// Whether files are being looked for; a cancel of the task or [#stop] ends it.
  public ReadOnlyBooleanProperty searchingProperty() {
    return searching.busyProperty();
  }

  public void stop() {
    searching.dismiss();
  }

  void add(List<AbsentFile> files) {
    items.addAll(files);
  }

  void clear() {
    stop();
    items.clear();
  }

  /// Takes `file` for the absent one if it has the content the project knows. The others are looked
  /// for where they would be if they had been moved together with it.
  public void locate(AbsentFile absent, Path file) {
    List<AbsentFile> others = List.copyOf(items);
    searching.ask(
        "Looking at " + file.getFileName(),
        context -> {
          Findings findings = new Findings(new LinkedHashMap<>(), new LinkedHashMap<>());
          Optional<AbsentFile.Problem> problem =
              AbsentFile.check(absent.stored().at(file), context);
          if (problem.isPresent()) {
            findings.wrong().put(absent, new Tried(file, problem.get()));
          } else {
            findings.found().put(absent, file);
            findings.found().putAll(moved(absent, file, others, context));
          }
          return findings;
        });
  }

  /// Those of `others` that lie to `file` as they lay to the absent one.
  private static Map<AbsentFile, Path> moved(
      AbsentFile absent, Path file, List<AbsentFile> others, JobContext context) {
    Map<AbsentFile, Path> found = new LinkedHashMap<>();
    Path before = absent.path().getParent();
    Path now = file.toAbsolutePath().getParent();
    for (AbsentFile other : before == null ? List.<AbsentFile>of() : others) {
      context.checkCancelled();
      if (other != absent && other.path().getRoot().equals(before.getRoot())) {
        Path there = now.resolve(before.relativize(other.path())).normalize();
        if (AbsentFile.check(other.stored().at(there), context).isEmpty()) {
          found.put(other, there);
        }
      }
    }
    return found;
  }

  /// Looks for all of them in a folder and what lies beneath it.
  public void search(Path folder) {
    List<AbsentFile> wanted = List.copyOf(items);
    searching.ask(
        "Searching " + folder,
        context -> {
          Map<StoredFile, Path> found =
              FileSearch.find(
                  folder, wanted.stream().map(AbsentFile::stored).distinct().toList(), context);
          Map<AbsentFile, Path> files = new LinkedHashMap<>();
          wanted.stream()
              .filter(absent -> found.containsKey(absent.stored()))
              .forEach(absent -> files.put(absent, found.get(absent.stored())));
          return new Findings(files, Map.of());
        });
  }

  private void take(Findings findings) {
    findings.wrong().forEach((absent, tried) -> absent.tried(tried.file(), tried.problem()));
    if (findings.found().isEmpty() && findings.wrong().isEmpty()) {
      notices.tell("None of the files was found there.");
    }
    findings.found().forEach(this::found);
  }

  private void found(AbsentFile absent, Path file) {
    if (items.remove(absent)) {
      onFound.accept(absent, file);
    }
  }

  /// Takes the file although its content is another, or tries once more.
  public void useAnyway(AbsentFile absent) {
    found(absent, absent.candidate());
  }

  /// The project goes on without it, and without what belongs to it.
  public void leaveOut(AbsentFile absent) {
    if (items.remove(absent)) {
      onLeftOut.accept(absent);
    }
  }

  public void leaveOutAll() {
    List.copyOf(items).forEach(this::leaveOut);
  }
}
