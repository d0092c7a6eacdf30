package org.stegoscope.workspace.sweep;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.study.runs.MetricPoint;
import org.stegoscope.study.runs.Run;
import org.stegoscope.study.runs.RunDiff;
import org.stegoscope.study.runs.RunExport;
import org.stegoscope.study.runs.RunKind;
import org.stegoscope.study.runs.RunQuery;
import org.stegoscope.study.runs.RunStatus;
import org.stegoscope.study.runs.RunStore;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notice;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.UiThread;

/// The record of runs: which are listed, and what is done with those that are chosen. The record is
/// read and written off the UI thread.
public final class RunsViewModel {

  private final RunsAccess access;
  private final JobRunner jobs;
  private final UiThread ui;
  private final Notices notices;
  private final StringProperty text = new SimpleStringProperty("");
  private final StringProperty tag = new SimpleStringProperty("");
  private final ObjectProperty<Optional<RunStatus>> status =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<RunKind>> kind =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty deleted = new SimpleBooleanProperty();
  private final ObservableList<Run> runs = FXCollections.observableArrayList();
  private final ObservableList<Run> view = FXCollections.unmodifiableObservableList(runs);
  private final ReadOnlyObjectWrapper<List<Run>> chosen = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<RunDiff> difference = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<MetricPoint>> newest =
      new ReadOnlyObjectWrapper<>(List.of());
  private final Latest<List<Run>> listing;
  private final Latest<List<MetricPoint>> reading;

  /// @param file the record of runs, which need not be there yet
  public RunsViewModel(Path file, JobRunner jobs, UiThread ui, Notices notices) {
    access = new RunsAccess(file);
    this.jobs = jobs;
    this.ui = ui;
    this.notices = notices;
    listing = new Latest<>(jobs, Lane.CPU, ui, ui::executeSoon, this::listed, notices::report);
    reading = new Latest<>(jobs, Lane.CPU, ui, Runnable::run, newest::set, notices::report);
    List.of(text, tag, status, kind, deleted)
        .forEach(filter -> filter.subscribe((_, _) -> refresh()));
  }

  /// A part of the name, the notes or the settings.
  public StringProperty textProperty() {
    return text;
  }

  /// A whole tag; empty for any.
  public StringProperty tagProperty() {
    return tag;
  }

  public ObjectProperty<Optional<RunStatus>> statusProperty() {
    return status;
  }

  public ObjectProperty<Optional<RunKind>> kindProperty() {
    return kind;
  }

  /// Whether deleted runs are listed in place of the others.
  public BooleanProperty deletedProperty() {
    return deleted;
  }

  /// The runs that are wanted: pinned ones first, then the newest first.
  public ObservableList<Run> runs() {
    return view;
  }

  public ReadOnlyObjectProperty<List<Run>> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /// In which settings the chosen runs differ; null where fewer than two are chosen.
  public ReadOnlyObjectProperty<RunDiff> differenceProperty() {
    return difference.getReadOnlyProperty();
  }

  /// The newest point of each curve of the one run that is chosen.
  public ReadOnlyObjectProperty<List<MetricPoint>> newestProperty() {
    return newest.getReadOnlyProperty();
  }

  /// Reads the record anew.
  public void refresh() {
    RunQuery query =
        new RunQuery(
            text.get().strip(),
            Optional.of(tag.get().strip()).filter(wanted -> !wanted.isEmpty()),
            status.get(),
            kind.get(),
            deleted.get() ? RunQuery.Shelf.DELETED : RunQuery.Shelf.IN_USE);
    listing.ask(
        "Reading the record of runs", _ -> access.read(List.of(), store -> store.query(query)));
  }

  private void listed(List<Run> found) {
    if (!found.equals(runs)) {
      runs.setAll(found);
    }
  }

  /// Chooses runs of the list.
  public void choose(List<Run> now) {
    List<Run> copy = List.copyOf(now);
    if (copy.equals(chosen.get())) {
      return;
    }
    chosen.set(copy);
    difference.set(copy.size() < 2 ? null : RunDiff.of(copy));
    newest.set(List.of());
    reading.dismiss();
    if (copy.size() == 1) {
      String id = copy.getFirst().id();
      reading.ask("Reading a run", _ -> access.read(List.of(), store -> newest(store.metrics(id))));
    }
  }

  /// Points come by name and then by step.
  private static List<MetricPoint> newest(List<MetricPoint> points) {
    return points.stream()
        .collect(Collectors.groupingBy(MetricPoint::name, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(List::getLast)
        .toList();
  }

  public void pin(boolean pinned) {
    change(run -> run.marked(new Run.Marks(pinned, run.marks().deleted())), chosen.get());
  }

  /// Writes a note beside the chosen runs, in place of the earlier.
  public void note(String note) {
    change(run -> run.described(run.name(), note, run.tags()), chosen.get());
  }

  /// Gives the chosen runs tags in place of the earlier.
  ///
  /// @param words separated by commas or spaces
  public void tag(String words) {
    TreeSet<String> tags =
        Arrays.stream(words.split("[,\\s]+"))
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    change(run -> run.described(run.name(), run.notes(), tags), chosen.get());
  }

  /// Takes the chosen runs out of the list, which can be undone.
  public void delete() {
    List<Run> gone = chosen.get();
    if (gone.isEmpty()) {
      return;
    }
    change(run -> run.marked(new Run.Marks(run.marks().pinned(), true)), gone);
    notices.offer(
        gone.size() == 1
            ? "Deleted the run %s.".formatted(gone.getFirst().name())
            : String.format(Locale.ROOT, "Deleted %,d runs.", gone.size()),
        List.of(new Notice.Offer("Undo", () -> restore(gone))));
  }

  /// Brings the chosen runs back, where they were deleted.
  public void restore() {
    restore(chosen.get());
  }

  private void restore(List<Run> gone) {
    change(run -> run.marked(new Run.Marks(run.marks().pinned(), false)), gone);
  }

  private void change(UnaryOperator<Run> how, List<Run> which) {
    if (which.isEmpty()) {
      return;
    }
    jobs.submit(
            Lane.CPU,
            "Changing the record of runs",
            _ -> access.read(false, store -> change(store, how, which)))
        .answer()
        .whenComplete((_, failure) -> ui.execute(() -> changed(failure)));
  }

  /// What else has changed in a run meanwhile stays.
  private static boolean change(RunStore store, UnaryOperator<Run> how, List<Run> which) {
    which.forEach(run -> store.update(how.apply(store.find(run.id()).orElse(run))));
    return true;
  }

  private void changed(Throwable failure) {
    if (failure != null) {
      notices.reportUnlessCancelled(failure);
    }
    refresh();
  }

  /// Writes the chosen runs, or all that are listed where none is, as CSV or, where the file ends
  /// so, as JSON with their curves.
  public void export(Path file) {
    List<Run> which = chosen.get().isEmpty() ? List.copyOf(runs) : chosen.get();
    jobs.submit(
            Lane.CPU,
            "Exporting runs",
            _ ->
                access.read(
                    false,
                    store -> {
                      if (file.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
                        RunExport.json(file, store, which);
                      } else {
                        RunExport.csv(file, which);
                      }
                      return true;
                    }))
        .answer()
        .whenComplete((_, failure) -> ui.execute(() -> exported(file, failure)));
  }

  private void exported(Path file, Throwable failure) {
    if (failure == null) {
      notices.tell("Exported %s.".formatted(file));
    } else {
      notices.reportUnlessCancelled(failure);
    }
  }
}
