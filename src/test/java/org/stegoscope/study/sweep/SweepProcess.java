package org.stegoscope.study.sweep;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.runs.RunStore;
import org.stegoscope.training.TrainingSettings;

/// A process that runs a sweep and says each step before it does it, and each end of a cell after.
final class SweepProcess {

  private SweepProcess() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Sweep sweep = Sweeps.dimensions(0L, 1L);
    ScriptedRunner runner =
        new ScriptedRunner((settings, step, _) ->
            System.out.println("step " + name(sweep, settings) + " / " + step));
    SweepListener speaking =
        new SweepListener() {
          @Override
          public void changed(CellStatus status) {
            System.out.println(status.state() + " " + status.cell().name());
          }

          @Override
          public void progressed(SweepCell cell, String stage, double fraction) {}

          @Override
          public void notRecorded(String sentence) {
            System.out.println("not recorded: " + sentence);
          }
        };
    SweepQueue queue =
        new SweepQueue(
            SweepFolder.open(folder, sweep, CellCheck.NONE),
            runner,
            InstantSource.system(),
            speaking);
    try (RunStore store = RunStore.open(folder.resolve("runs.sqlite"))) {
      queue.run(JobContext.NONE, Optional.of(new SweepRecord(store, "sweep", "1")));
    }
    System.out.println("done");
  }

  private static String name(Sweep sweep, TrainingSettings settings) {
    return sweep.cells(CellCheck.NONE).stream()
        .filter(cell -> cell.settings().equals(Optional.of(settings)))
        .findFirst()
        .orElseThrow()
        .name();
  }
}
