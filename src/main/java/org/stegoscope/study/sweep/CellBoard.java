package org.stegoscope.study.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stegoscope.study.runs.RunStatus;

/// Which cell is in which state, and what was said to the queue. Every method may be called from
/// any thread; the listener hears of changes after they were made, in their order.
final class CellBoard {

  private static final int NONE = 0;

  private final SweepListener listener;
  private final List<CellStatus> statuses = new ArrayList<>();
  private final List<Integer> waiting = new ArrayList<>();

  /// Cells whose earlier result counts no more.
  private final Set<Integer> retried = new HashSet<>();

  private int running = NONE;
  private boolean working;
  private boolean calledOff;
  private boolean skipRunning;
  private Optional<SweepQueue.Pause> pause = Optional.empty();

  CellBoard(SweepFolder folder, SweepListener listener) {
    this.listener = listener;
    statuses.addAll(folder.statuses());
    statuses.stream()
        .filter(status -> status.state() == CellState.WAITING)
        .forEach(status -> waiting.add(status.cell().number()));
  }

  synchronized List<CellStatus> statuses() {
    return List.copyOf(statuses);
  }

  synchronized List<Integer> waiting() {
    return List.copyOf(waiting);
  }

  synchronized void begin() {
    if (working) {
      throw new IllegalStateException("the queue runs already");
    }
    working = true;
    calledOff = false;
    pause = Optional.empty();
  }

  synchronized void end() {
    working = false;
  }

  synchronized void pause(SweepQueue.Pause how) {
    if (working) {
      pause = Optional.of(how);
    }
  }

  synchronized boolean isPaused() {
    return pause.isPresent();
  }

  synchronized boolean isCalledOff() {
    return calledOff;
  }

  /// Whether the running cell is to stop.
  synchronized boolean isToldToStop() {
    return calledOff || skipRunning || pause.equals(Optional.of(SweepQueue.Pause.AT_ONCE));
  }

  synchronized boolean isRetried(SweepCell cell) {
    return retried.contains(cell.number());
  }

  /// The next cell, which runs from now on.
  synchronized Optional<SweepCell> takeNext() {
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    running = waiting.removeFirst();
    skipRunning = false;
    SweepCell cell = statuses.get(running - 1).cell();
    set(statuses.get(running - 1).with(CellState.RUNNING));
    return Optional.of(cell);
  }

  synchronized void ended(SweepCell cell, CellResult result) {
    running = NONE;
    retried.remove(cell.number());
    set(CellStatus.ended(cell, result));
  }

  synchronized void left(SweepCell cell, CellState state, String note) {
    running = NONE;
    set(statuses.get(cell.number() - 1).with(state, note));
  }

  /// The running cell has stopped as it was told; says how it counts now.
  synchronized RunStatus told(SweepCell cell) {
    if (skipRunning) {
      left(cell, CellState.SKIPPED, "");
      return RunStatus.STOPPED;
    } else if (calledOff) {
      left(cell, CellState.STOPPED, "");
      return RunStatus.STOPPED;
    }
    putBack(cell);
    return RunStatus.PAUSED;
  }

  /// A cell that neither ended nor was left waits again, first of all.
  synchronized void putBack(SweepCell cell) {
    if (running == cell.number()) {
      running = NONE;
      waiting.addFirst(cell.number());
      set(statuses.get(cell.number() - 1).with(CellState.WAITING));
    }
  }

  synchronized void move(int number, int place) {
    if (waiting.remove(Integer.valueOf(number))) {
      waiting.add(Math.clamp(place, 0, waiting.size()), number);
      set(statuses.get(number - 1));
    }
  }

  synchronized void retry(int number) {
    if (isKnown(number) && statuses.get(number - 1).state().canBeRetried()) {
      retried.add(number);
      waiting.add(number);
      set(statuses.get(number - 1).with(CellState.WAITING));
    }
  }

  synchronized void skip(int number) {
    if (running == number && number != NONE) {
      skipRunning = true;
    } else if (waiting.remove(Integer.valueOf(number))) {
      set(statuses.get(number - 1).with(CellState.SKIPPED));
    }
  }

  synchronized void cancel() {
    calledOff = true;
    for (int number : List.copyOf(waiting)) {
      waiting.remove(Integer.valueOf(number));
      set(statuses.get(number - 1).with(CellState.STOPPED));
    }
  }

  private boolean isKnown(int number) {
    return number >= 1 && number <= statuses.size();
  }

  /// Called under the lock, so that changes are heard of in their order: a listener must not wait
  /// for anything.
  private void set(CellStatus status) {
    statuses.set(status.cell().number() - 1, status);
    listener.changed(status);
  }
}
