package org.stegoscope.study.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.runs.MetricPoint;
import org.stegoscope.study.runs.Run;
import org.stegoscope.study.runs.RunKind;
import org.stegoscope.study.runs.RunQuery;
import org.stegoscope.study.runs.RunStatus;
import org.stegoscope.study.runs.RunStore;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;

final class SweepQueueTest {

  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  @TempDir Path folder;
  private final List<String> heard = new ArrayList<>();

  private SweepQueue queue(Sweep sweep, CellRunner runner) {
    return new SweepQueue(
        SweepFolder.open(folder, sweep, CellCheck.NONE),
        runner,
        CLOCK,
        new SweepListener() {
          @Override
          public void changed(CellStatus status) {
            heard.add(status.cell().number() + " " + status.state());
          }

          @Override
          public void progressed(SweepCell cell, String stage, double fraction) {}

          @Override
          public void notRecorded(String sentence) {
            heard.add(sentence);
          }
        });
  }

  private static List<CellState> states(SweepQueue queue) {
    return queue.statuses().stream().map(CellStatus::state).toList();
  }

  private static List<String> dimensions(ScriptedRunner runner) {
    return runner.begun.stream().map(settings -> settings.text(Parameter.DIM)).toList();
  }

  private static Sweep three() {
    return new Sweep(
        "three", Sweeps.BASE, List.of(Sweeps.axis(Parameter.DIM, "3", "6", "12")), List.of(0L));
  }

  @Test
  void cellsAreRunInOrderAndTheirResultsAreKept() {
    ScriptedRunner runner = ScriptedRunner.plain();
    SweepQueue queue = queue(Sweeps.dimensions(0L, 1L), runner);
    assertThat(queue.run(JobContext.NONE)).isEqualTo(SweepQueue.Outcome.DONE);
    assertThat(runner.begun)
        .isEqualTo(
            Sweeps.dimensions(0L, 1L).cells(CellCheck.NONE).stream()
                .map(cell -> cell.settings().orElseThrow())
                .toList());
    assertThat(states(queue)).containsOnly(CellState.FINISHED);
    assertThat(heard.subList(0, 3)).containsExactly("1 running", "1 finished", "2 running");
    // What is no number was not computed.
    assertThat(queue.statuses().getFirst().result().orElseThrow().metrics())
        .isEqualTo(Map.of("linear/miou", 0.03));

    SweepQueue again = queue(Sweeps.dimensions(0L, 1L), runner);
    assertThat(states(again)).containsOnly(CellState.FINISHED);
    again.run(JobContext.NONE);
    assertThat(runner.begun).hasSize(12);
  }

  @Test
  void aCellFolderTellsAllItsSettingsByItself() {
    SweepQueue queue = queue(three(), ScriptedRunner.plain());
    queue.run(JobContext.NONE);
    SweepFolder kept = SweepFolder.in(folder, three(), CellCheck.NONE);
    SweepCell second = kept.cells().get(1);
    assertThat(SweepFolder.settings(kept.place(second))).isEqualTo(second.settings().orElseThrow());
    assertThat(kept.place(second).getFileName().toString()).matches("002-[0-9a-f]{8}");
    assertThat(kept.place(second).resolve("result.json"))
        .content()
        .contains("\"status\" : \"finished\"", "\"linear/miou\" : 0.06");
  }

  @Test
  void aFailureIsToldAndTheOthersGoOn() {
    ScriptedRunner failing = ScriptedRunner.failing("6");
    SweepQueue queue = queue(three(), failing);
    queue.run(JobContext.NONE);
    assertThat(states(queue))
        .containsExactly(CellState.FINISHED, CellState.FAILED, CellState.FINISHED);
    assertThat(queue.statuses().get(1).note()).isEqualTo("The disk is full: free some space.");

    ScriptedRunner better = ScriptedRunner.plain();
    SweepQueue again = queue(three(), better);
    assertThat(states(again).get(1)).isEqualTo(CellState.FAILED);
    again.run(JobContext.NONE);
    assertThat(better.begun).isEmpty();
    again.retryFailed();
    again.run(JobContext.NONE);
    assertThat(dimensions(better)).containsExactly("6");
    assertThat(states(again)).containsOnly(CellState.FINISHED);
  }

  @Test
  void aFaultOfTheProgramIsAFailureOfTheCellAlone() {
    SweepQueue queue =
        queue(
            three(),
            (settings, _, _) -> {
              if (settings.text(Parameter.DIM).equals("3")) {
                throw new IllegalStateException("no tensor");
              }
              return Map.of();
            });
    queue.run(JobContext.NONE);
    assertThat(states(queue))
        .containsExactly(CellState.FAILED, CellState.FINISHED, CellState.FINISHED);
    assertThat(queue.statuses().getFirst().note()).contains("a fault of its own", "no tensor");
  }

  @Test
  void aPauseStopsTheRunningCellOrWaitsForItAndGoesOn() {
    AtomicReference<SweepQueue> queue = new AtomicReference<>();
    AtomicReference<SweepQueue.Pause> how = new AtomicReference<>();
    ScriptedRunner runner =
        new ScriptedRunner((_, step, _) -> {
          if (step == 1 && how.get() != null) {
            queue.get().pause(how.getAndSet(null));
          }
        });
    queue.set(queue(three(), runner));
    how.set(SweepQueue.Pause.AT_ONCE);
    assertThat(queue.get().run(JobContext.NONE)).isEqualTo(SweepQueue.Outcome.PAUSED);
    assertThat(states(queue.get())).containsOnly(CellState.WAITING);
    assertThat(runner.steps).isEqualTo(1);

    how.set(SweepQueue.Pause.AFTER_THE_CELL);
    assertThat(queue.get().run(JobContext.NONE)).isEqualTo(SweepQueue.Outcome.PAUSED);
    assertThat(states(queue.get()))
        .containsExactly(CellState.FINISHED, CellState.WAITING, CellState.WAITING);

    assertThat(queue.get().run(JobContext.NONE)).isEqualTo(SweepQueue.Outcome.DONE);
    // The first went on where it was: nothing was done twice.
    assertThat(runner.steps).isEqualTo(9);
  }

  @Test
  void aCancelledJobKeepsWhatFinishedAndTheRest() {
    AtomicBoolean cancelled = new AtomicBoolean();
    ScriptedRunner runner =
        new ScriptedRunner((settings, step, _) ->
            cancelled.set(settings.text(Parameter.DIM).equals("6") && step == 1));
    SweepQueue queue = queue(three(), runner);
    JobContext job =
        new JobContext() {
          @Override
          public void progress(String stage, double fraction) {
            assertThat(fraction).isBetween(0.0, 1.0);
          }

          @Override
          public boolean isCancelled() {
            return cancelled.get();
          }
        };
    assertThatThrownBy(() -> queue.run(job)).isInstanceOf(JobCancelledException.class);
    assertThat(states(queue))
        .containsExactly(CellState.FINISHED, CellState.WAITING, CellState.WAITING);
    cancelled.set(false);
    assertThat(queue(three(), ScriptedRunner.plain()).run(JobContext.NONE))
        .isEqualTo(SweepQueue.Outcome.DONE);
  }

  @Test
  void waitingCellsCanBeMovedSkippedAndTakenBack() {
    ScriptedRunner runner = ScriptedRunner.plain();
    SweepQueue queue = queue(three(), runner);
    queue.move(3, 0);
    queue.skip(1);
    queue.move(1, 0);
    queue.move(99, 0);
    queue.retry(99);
    assertThat(queue.waiting()).containsExactly(3, 2);
    queue.run(JobContext.NONE);
    assertThat(dimensions(runner)).containsExactly("12", "6");
    assertThat(states(queue).getFirst()).isEqualTo(CellState.SKIPPED);
    queue.retry(1);
    queue.run(JobContext.NONE);
    assertThat(dimensions(runner)).containsExactly("12", "6", "3");
  }

  @Test
  void theRunningCellCanBeSkippedAndEverythingCalledOff() {
    AtomicReference<SweepQueue> queue = new AtomicReference<>();
    ScriptedRunner runner =
        new ScriptedRunner((settings, _, _) -> {
          switch (settings.text(Parameter.DIM)) {
            case "3" -> queue.get().skip(1);
            default -> queue.get().cancel();
          }
        });
    queue.set(queue(three(), runner));
    assertThatThrownBy(() -> queue.get().run(JobContext.NONE))
        .isInstanceOf(JobCancelledException.class);
    assertThat(states(queue.get()))
        .containsExactly(CellState.SKIPPED, CellState.STOPPED, CellState.STOPPED);
    assertThat(queue.get().run(JobContext.NONE)).isEqualTo(SweepQueue.Outcome.DONE);
    assertThat(runner.begun).hasSize(2);
  }

  @Test
  void aCellThatStopsUntoldFails() {
    SweepQueue queue =
        queue(
            three(),
            (_, _, _) -> {
              throw new JobCancelledException();
            });
    queue.run(JobContext.NONE);
    assertThat(states(queue)).containsOnly(CellState.FAILED);
  }

  @Test
  void invalidCellsAreNeverRun() {
    Sweep some =
        new Sweep("some", Sweeps.BASE, List.of(Sweeps.axis(Parameter.DIM, "3", "0")), List.of(0L));
    ScriptedRunner runner = ScriptedRunner.plain();
    SweepQueue queue = queue(some, runner);
    queue.retry(2);
    queue.run(JobContext.NONE);
    assertThat(states(queue)).containsExactly(CellState.FINISHED, CellState.INVALID);
    assertThat(queue.statuses().get(1).note()).contains("not “0”");
    assertThat(dimensions(runner)).containsExactly("3");
  }

  @Test
  void aCellThatAnotherQueueRunsIsLeftAlone() {
    AtomicReference<SweepQueue> other = new AtomicReference<>();
    ScriptedRunner elsewhere = ScriptedRunner.plain();
    ScriptedRunner runner =
        new ScriptedRunner((settings, step, _) -> {
          if (settings.text(Parameter.DIM).equals("3") && step == 0) {
            other.get().run(JobContext.NONE);
          }
        });
    SweepQueue queue = queue(three(), runner);
    other.set(queue(three(), elsewhere));
    queue.run(JobContext.NONE);
    assertThat(dimensions(elsewhere)).containsExactly("6", "12");
    assertThat(other.get().statuses().getFirst().note()).isEqualTo("Another program runs it.");
    // What the other has finished is not run again.
    assertThat(dimensions(runner)).containsExactly("3");
    assertThat(states(queue)).containsOnly(CellState.FINISHED);
    other.get().retry(1);
    other.get().run(JobContext.NONE);
    assertThat(states(other.get())).containsOnly(CellState.FINISHED);
    assertThat(dimensions(elsewhere)).containsExactly("6", "12");
  }

  @Test
  void everyCellIsRecordedAsARunOfTheSweep() {
    try (RunStore store = RunStore.open(folder.resolve("runs.sqlite"))) {
      String id = SweepRecord.idOf(folder);
      Optional<SweepRecord> record = Optional.of(new SweepRecord(store, id, "1.2"));
      queue(three(), ScriptedRunner.failing("6")).run(JobContext.NONE, record);
      List<Run> runs = store.query(RunQuery.ALL);
      assertThat(runs)
          .hasSize(3)
          .allSatisfy(run -> {
            assertThat(run.kind()).isEqualTo(RunKind.SWEEP_CELL);
            assertThat(run.parent()).contains(id);
            assertThat(run.origin().codeVersion()).isEqualTo("1.2");
          });
      assertThat(runs)
          .extracting(Run::status)
          .containsExactlyInAnyOrder(RunStatus.FINISHED, RunStatus.FAILED, RunStatus.FINISHED);
      Run finished =
          runs.stream()
              .filter(run -> run.config().get("dim").equals("12"))
              .findFirst()
              .orElseThrow();
      assertThat(store.metrics(finished.id()))
          .containsExactly(new MetricPoint("linear/miou", 5000, 0.12));

      SweepQueue again = queue(three(), ScriptedRunner.plain());
      again.retryFailed();
      again.run(JobContext.NONE, record);
      assertThat(store.query(RunQuery.ALL))
          .hasSize(3)
          .extracting(Run::status)
          .containsOnly(RunStatus.FINISHED);
    }
  }

  @Test
  void aRunWhoseProgramDiedBeforeItsEndWasRecordedIsToldOfIt() {
    try (RunStore store = RunStore.open(folder.resolve("runs.sqlite"))) {
      Optional<SweepRecord> record = Optional.of(new SweepRecord(store, "id", "1"));
      queue(three(), ScriptedRunner.plain()).run(JobContext.NONE, record);
      Run first =
          store
              .query(
                  new RunQuery(
                      "dim 3",
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      RunQuery.Shelf.IN_USE))
              .getFirst();
      store.update(first.with(RunStatus.RUNNING, Instant.EPOCH));
      queue(three(), ScriptedRunner.plain()).run(JobContext.NONE, record);
      assertThat(store.find(first.id()).orElseThrow().status()).isEqualTo(RunStatus.FINISHED);
    }
  }

  @Test
  void aRecordThatRefusesLosesNoResult() {
    RunStore store = RunStore.open(folder.resolve("runs.sqlite"));
    SweepRecord record = new SweepRecord(store, "id", "1");
    SweepQueue queue =
        queue(
            three(),
            (settings, _, _) -> {
              store
                  .query(RunQuery.ALL)
                  .forEach(run -> {
                    store.delete(run.id());
                    store.purge(run.id());
                  });
              return Map.of("val/loss", settings.real(Parameter.DIM));
            });
    queue.run(JobContext.NONE, Optional.of(record));
    store.close();
    assertThat(states(queue)).containsOnly(CellState.FINISHED);
    assertThat(heard).anyMatch(line -> line.contains("no longer in the record of runs"));
  }

  @Test
  void aSweepThatGrowsKeepsTheCellsThatItHad() {
    ScriptedRunner runner = ScriptedRunner.plain();
    queue(three(), runner).run(JobContext.NONE);
    Sweep grown =
        new Sweep(
            "three",
            Sweeps.BASE,
            List.of(Sweeps.axis(Parameter.DIM, "2", "3", "6", "12")),
            List.of(5L, 0L));
    queue(grown, runner).run(JobContext.NONE);
    assertThat(runner.begun.stream().map(TrainingSettings::byKey))
        .hasSize(8)
        .doesNotHaveDuplicates();
    assertThatThrownBy(() -> queue(Sweeps.dimensions(0L), runner))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "%s is the folder of the sweep “three”, not of “dimensions”: choose another."
                .formatted(folder));
  }

  @Test
  void aDamagedResultIsComputedAgain() throws IOException {
    ScriptedRunner runner = ScriptedRunner.plain();
    queue(three(), runner).run(JobContext.NONE);
    SweepFolder kept = SweepFolder.in(folder, three(), CellCheck.NONE);
    Path place = kept.place(kept.cells().get(1));
    for (String text : List.of("", "{\"status\": \"fin", "{\"status\": \"finished\"}", "[]")) {
      Files.writeString(place.resolve("result.json"), text);
      Files.writeString(place.resolve("cell.json"), text);
      SweepQueue again = queue(three(), runner);
      assertThat(again.waiting()).containsExactly(2);
      again.run(JobContext.NONE);
      assertThat(states(again)).containsOnly(CellState.FINISHED);
      assertThat(SweepFolder.settings(place))
          .isEqualTo(kept.cells().get(1).settings().orElseThrow());
    }
  }
}
