package org.stegoscope.study.sweep;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.runs.RunStatus;

/// Runs the cells of a sweep one after the other. It has no thread of its own: [#run] does the work
/// where it is called, and everything else may be called meanwhile from anywhere.
///
/// A pause ends [#run], so that the lane is free; to go on is to call it again. A cell that was
/// told to stop waits again, first of all, and goes on where its folder says.
public final class SweepQueue {

  /// How a sweep is paused.
  public enum Pause {
    /// The running cell is finished first.
    AFTER_THE_CELL,
    /// The running cell is told to stop, and goes on later.
    AT_ONCE
  }

  /// How a call of [SweepQueue#run] ended.
  public enum Outcome {
    /// No cell waits.
    DONE,
    PAUSED
  }

  private final SweepFolder folder;
  private final CellRunner runner;
  private final InstantSource clock;
  private final SweepListener listener;
  private final CellBoard board;

  public SweepQueue(
      SweepFolder folder, CellRunner runner, InstantSource clock, SweepListener listener) {
    this.folder = folder;
    this.runner = runner;
    this.clock = clock;
    this.listener = listener;
    board = new CellBoard(folder, listener);
  }

  /// All cells in the order of the sweep.
  public List<CellStatus> statuses() {
    return board.statuses();
  }

  /// The numbers of the cells that wait, the next first.
  public List<Integer> waiting() {
    return board.waiting();
  }

  /// Lets the queue end soon; nothing where it does not run.
  public void pause(Pause how) {
    board.pause(how);
  }

  /// Moves a waiting cell to a place among those that wait, from 0; nothing where it does not wait.
  public void move(int number, int place) {
    board.move(number, place);
  }

  /// Lets a cell that failed, was skipped or was stopped wait again, last of all.
  public void retry(int number) {
    board.retry(number);
  }

  /// Lets all cells that failed wait again.
  public void retryFailed() {
    statuses().stream()
        .filter(status -> status.state() == CellState.FAILED)
        .forEach(status -> retry(status.cell().number()));
  }

  /// Does not run a cell, for as long as this queue lives; one that runs is told to stop.
  public void skip(int number) {
    board.skip(number);
  }

  /// Calls everything off: the running cell is told to stop, and none waits any more. [#run] then
  /// ends as after a cancel of its job.
  public void cancel() {
    board.cancel();
  }

  public SweepFolder folder() {
    return folder;
  }

  /// Runs what waits, and records it nowhere but in the folder.
  public Outcome run(JobContext context) {
    return run(context, Optional.empty());
  }

  /// Runs what waits.
  ///
  /// @param record empty where runs are not to be recorded
  /// @throws JobCancelledException where the job was cancelled or everything was called off; cells
  ///   that finished are kept
  /// @throws StegoscopeException where the folder cannot be written
  public Outcome run(JobContext context, Optional<SweepRecord> record) {
    board.begin();
    try {
      settle(record);
      while (true) {
        context.giveWay();
        context.checkCancelled();
        if (board.isCalledOff()) {
          throw new JobCancelledException();
        }
        if (board.isPaused()) {
          return Outcome.PAUSED;
        }
        Optional<SweepCell> next = board.takeNext();
        if (next.isEmpty()) {
          return Outcome.DONE;
        }
        runClaimed(next.get(), context, record);
      }
    } finally {
      board.end();
    }
  }

  private void settle(Optional<SweepRecord> record) {
    for (CellStatus status : record.isPresent() ? statuses() : List.<CellStatus>of()) {
      status
          .result()
          .ifPresent(result -> recording(record, to -> to.settle(status.cell(), result)));
    }
  }

  private void runClaimed(SweepCell cell, JobContext context, Optional<SweepRecord> record) {
    try {
      Path place = folder.prepare(cell);
      Optional<CellClaim> claim = CellClaim.of(place);
      if (claim.isEmpty()) {
        board.left(cell, CellState.SKIPPED, "Another program runs it.");
        return;
      }
      try (CellClaim _ = claim.get()) {
        Optional<CellResult> known = CellResult.in(place);
        if (known.isPresent() && known.get().state() == CellState.FAILED && board.isRetried(cell)) {
          CellResult.forget(place);
          run(cell, place, context, record);
        } else if (known.isPresent()) {
          // Another program was faster.
          board.ended(cell, known.get());
        } else {
          run(cell, place, context, record);
        }
      }
    } finally {
      // Whatever happened, nothing runs now.
      board.putBack(cell);
    }
  }

  private void run(SweepCell cell, Path place, JobContext context, Optional<SweepRecord> record) {
    Instant started = clock.instant();
    recording(record, to -> to.started(cell, started));
    CellResult result;
    try {
      Map<String, Double> metrics =
          runner.run(cell.settings().orElseThrow(), place, new CellContext(cell, context));
      result = CellResult.finished(metrics, started, clock.instant());
    } catch (JobCancelledException e) {
      if (context.isCancelled() || board.isToldToStop()) {
        RunStatus left = board.told(cell);
        recording(record, to -> to.left(cell, left, clock.instant()));
        context.checkCancelled();
        return;
      }
      result = CellResult.failed("It stopped without being told to.", started, clock.instant());
    } catch (StegoscopeException e) {
      result = CellResult.failed(e.getMessage(), started, clock.instant());
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      System.getLogger(SweepQueue.class.getName())
          .log(System.Logger.Level.ERROR, cell.name() + " failed", e);
      result = CellResult.failed(sentence(e), started, clock.instant());
    }
    result.write(place);
    CellResult ended = result;
    board.ended(cell, ended);
    recording(record, to -> to.ended(cell, ended));
    recording(record, to -> runner.origin(place).ifPresent(origin -> to.made(cell, origin)));
  }

  private static String sentence(Throwable failure) {
    return failure instanceof OutOfMemoryError
        ? "Java ran out of memory: choose smaller settings, or allow more memory."
        : "The program failed, which is a fault of its own: %s.".formatted(failure);
  }

  /// What cannot be recorded is told, and loses no result.
  private void recording(Optional<SweepRecord> record, Consumer<SweepRecord> work) {
    try {
      record.ifPresent(work);
    } catch (StegoscopeException e) {
      listener.notRecorded(e.getMessage());
    }
  }

  /// What the running cell sees of the world: its share of the whole sweep.
  private final class CellContext implements JobContext {

    private final SweepCell cell;
    private final JobContext whole;
    private final int before;
    private final int all;

    CellContext(SweepCell cell, JobContext whole) {
      this.cell = cell;
      this.whole = whole;
      List<CellStatus> valid = statuses().stream().filter(s -> s.cell().isValid()).toList();
      all = valid.size();
      before = all - waiting().size() - 1;
    }

    @Override
    public void progress(String stage, double fraction) {
      listener.progressed(cell, stage, fraction);
      whole.progress(cell.name() + ": " + stage, (before + Math.clamp(fraction, 0, 1)) / all);
    }

    @Override
    public boolean isCancelled() {
      return whole.isCancelled() || board.isToldToStop();
    }

    @Override
    public void giveWay() {
      whole.giveWay();
    }
  }
}
