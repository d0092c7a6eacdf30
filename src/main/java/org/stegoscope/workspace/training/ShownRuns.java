package org.stegoscope.workspace.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.study.training.RunFolder;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.Tasks;
import org.stegoscope.workspace.UiThread;

/// The runs whose curves are laid over each other: that of the panel, and others to compare with.
public final class ShownRuns {

  /// As many colours of curves there are.
  public static final int MOST = 6;

  private final TrainingCharts charts;
  private final ObservableList<ShownRun> items = FXCollections.observableArrayList();

  /// One for all: listeners hang on the view, which nobody else would hold.
  private final ObservableList<ShownRun> view = FXCollections.unmodifiableObservableList(items);

  private final Latest<OpenedRun> opening;
  private final Latest<OpenedRun> comparing;
  private final Latest<Optional<OpenedRun>> looking;
  private final BiConsumer<ShownRun, OpenedRun> onOpened;
  private Consumer<OpenedRun> onLooked = _ -> {};

  ShownRuns(
      TrainingCharts charts,
      BiConsumer<ShownRun, OpenedRun> onOpened,
      JobRunner runner,
      UiThread ui,
      Notices notices) {
    this.charts = charts;
    this.onOpened = onOpened;
    opening = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::opened, notices::report);
    comparing = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::add, notices::report);
    looking =
        new Latest<>(
            runner,
            Lane.CPU,
            ui,
            Runnable::run,
            found -> found.ifPresent(opened -> onLooked.accept(opened)),
            notices::report);
  }

  /// In the order they were opened.
  public ObservableList<ShownRun> items() {
    return view;
  }

  /// Lays the curves of another run over those that are shown.
  public void compare(Path folder) {
    RunFolder other = new RunFolder(folder);
    comparing.ask("Opening " + folder.getFileName(), _ -> OpenedRun.of(other));
  }

  /// Shows a run no more.
  public void remove(ShownRun run) {
    items.remove(run);
    redraw();
  }

  /// A new run in the place of one in the same folder.
  ShownRun begin(RunFolder folder) {
    items.removeIf(run -> run.folder().equals(folder));
    return add(folder);
  }

  private ShownRun add(RunFolder folder) {
    if (items.size() == MOST) {
      items.removeFirst();
    }
    int color =
        IntStream.range(0, MOST)
            .filter(free -> items.stream().noneMatch(run -> run.color() == free))
            .findFirst()
            .orElse(0);
    ShownRun run = new ShownRun(folder, color);
    items.add(run);
    return run;
  }

  void open(RunFolder folder) {
    opening.ask("Opening " + folder.path().getFileName(), _ -> OpenedRun.of(folder));
  }

  /// Reads what there is of a run, if anything.
  void look(ShownRun run) {
    RunFolder folder = run.folder();
    looking.ask(
        Tasks.UNSEEN,
        _ -> Files.exists(folder.record()) ? Optional.of(OpenedRun.of(folder)) : Optional.empty());
  }

  /// Hears of what [#look] found.
  void onLooked(Consumer<OpenedRun> listener) {
    onLooked = listener;
  }

  private void opened(OpenedRun opened) {
    onOpened.accept(shown(opened), opened);
  }

  private void add(OpenedRun opened) {
    shown(opened);
  }

  private ShownRun shown(OpenedRun opened) {
    ShownRun run =
        items.stream()
            .filter(known -> known.folder().equals(opened.folder()))
            .findFirst()
            .orElseGet(() -> add(opened.folder()));
    run.record(opened.record());
    run.curves(opened.curves());
    redraw();
    return run;
  }

  void redraw() {
    charts.show(List.copyOf(items));
  }
}
