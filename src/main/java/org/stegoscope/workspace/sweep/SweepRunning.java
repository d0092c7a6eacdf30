package org.stegoscope.workspace.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.study.sweep.CellStatus;
import org.stegoscope.study.sweep.Sweep;
import org.stegoscope.study.sweep.SweepCell;
import org.stegoscope.study.sweep.SweepListener;
import org.stegoscope.study.sweep.SweepQueue;
import org.stegoscope.study.sweep.SweepTable;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.UiThread;

/// A sweep that is run: its cells as they are, and what can be done with them.
public final class SweepRunning {

  /// What is going on.
  public enum Phase {
    /// No sweep was started.
    NONE,
    OPENING,
    RUNNING,
    /// A cell still runs, and then nothing.
    PAUSING,
    /// Nothing runs; [SweepRunning#goOn] runs what waits.
    RESTING
  }

  private final SweepRuns runs;
  private final JobRunner jobs;
  private final UiThread ui;
  private final Notices notices;
  private final Latest<SweepQueue> opening;
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.NONE);
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<Integer>> waiting =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<SweepTable> table = new ReadOnlyObjectWrapper<>();
  private final ObservableList<CellStatus> statuses = FXCollections.observableArrayList();
  private final ObservableList<CellStatus> view =
      FXCollections.unmodifiableObservableList(statuses);
  private final AtomicBoolean stale = new AtomicBoolean();
  private volatile String told = "";
  private SweepQueue queue;

  SweepRunning(SweepRuns runs, JobRunner jobs, UiThread ui, Notices notices) {
    this.runs = runs;
    this.jobs = jobs;
    this.ui = ui;
    this.notices = notices;
    opening = new Latest<>(jobs, Lane.CPU, ui, Runnable::run, this::opened, this::openingFailed);
  }

  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /// What the running cell does; empty where none runs.
  public ReadOnlyStringProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /// All cells in the order of the sweep.
  public ObservableList<CellStatus> statuses() {
    return view;
  }

  /// The numbers of the cells that wait, the next first.
  public ReadOnlyObjectProperty<List<Integer>> waitingProperty() {
    return waiting.getReadOnlyProperty();
  }

  /// What the cells have shown so far; null where no sweep was started.
  public ReadOnlyObjectProperty<SweepTable> tableProperty() {
    return table.getReadOnlyProperty();
  }

  /// Whether a sweep may be started now.
  public boolean isFree() {
    return phase.get() == Phase.NONE || phase.get() == Phase.RESTING;
  }

  void start(Sweep sweep, Path folder) {
    if (!isFree()) {
      notices.tell("A sweep is run already: pause it first.");
      return;
    }
    phase.set(Phase.OPENING);
    opening.ask("Opening the sweep", _ -> runs.queue(sweep, folder, new Listener()));
  }

  private void opened(SweepQueue made) {
    queue = made;
    statuses.clear();
    run();
  }

  private void openingFailed(Throwable failure) {
    phase.set(queue == null ? Phase.NONE : Phase.RESTING);
    notices.report(failure);
  }

  /// Runs what waits, after a pause.
  public void goOn() {
    if (queue != null && phase.get() == Phase.RESTING) {
      run();
    }
  }

  private void run() {
    SweepQueue running = queue;
    phase.set(Phase.RUNNING);
    refresh();
    jobs.submit(
            Lane.STUDY,
            "Sweep " + running.folder().sweep().name(),
            context -> runs.run(running, context, this::tell))
        .answer()
        .whenComplete((_, failure) -> ui.execute(() -> ended(failure)));
  }

  private void tell(String sentence) {
    ui.execute(() -> notices.tell(sentence));
  }

  private void ended(Throwable failure) {
    phase.set(Phase.RESTING);
    told = "";
    refresh();
    if (failure != null) {
      notices.reportUnlessCancelled(failure);
    }
  }

  public void pause(SweepQueue.Pause how) {
    if (phase.get() == Phase.RUNNING || phase.get() == Phase.PAUSING) {
      phase.set(Phase.PAUSING);
      queue.pause(how);
    }
  }

  /// Calls everything off that is not finished.
  public void cancel() {
    with(SweepQueue::cancel);
  }

  public void retry(int number) {
    with(known -> known.retry(number));
  }

  public void retryFailed() {
    with(SweepQueue::retryFailed);
  }

  public void skip(int number) {
    with(known -> known.skip(number));
  }

  /// Moves a waiting cell by so many places, to the front where that is negative.
  public void move(int number, int places) {
    with(known -> {
      int place = known.waiting().indexOf(number);
      if (place >= 0) {
        known.move(number, Math.max(0, place + places));
      }
    });
  }

  private void with(Consumer<SweepQueue> work) {
    if (queue != null) {
      work.accept(queue);
      refresh();
    }
  }

  /// Soon, once however often it is asked for.
  private void refreshSoon() {
    if (stale.compareAndSet(false, true)) {
      ui.executeSoon(this::refresh);
    }
  }

  private void refresh() {
    stale.set(false);
    List<CellStatus> now = queue.statuses();
    if (now.size() == statuses.size()) {
      for (int i = 0; i < now.size(); i++) {
        if (!now.get(i).equals(statuses.get(i))) {
          statuses.set(i, now.get(i));
        }
      }
    } else {
      statuses.setAll(now);
    }
    waiting.set(queue.waiting());
    progress.set(told);
    table.set(SweepTable.of(queue.folder().sweep(), now));
  }

  private final class Listener implements SweepListener {

    @Override
    public void changed(CellStatus status) {
      refreshSoon();
    }

    @Override
    public void progressed(SweepCell cell, String stage, double fraction) {
      told =
          fraction < 0
              ? "%s: %s".formatted(cell.name(), stage)
              : String.format(Locale.ROOT, "%s: %s, %.0f %%", cell.name(), stage, 100 * fraction);
      refreshSoon();
    }

    @Override
    public void notRecorded(String sentence) {
      tell(sentence);
    }
  }
}
