package org.stegoscope.workspace.sweep;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Diagnosis;
import org.stegoscope.study.runs.RunStore;
import org.stegoscope.study.sweep.CellCheck;
import org.stegoscope.study.sweep.CellRunner;
import org.stegoscope.study.sweep.Sweep;
import org.stegoscope.study.sweep.SweepFolder;
import org.stegoscope.study.sweep.SweepListener;
import org.stegoscope.study.sweep.SweepQueue;
import org.stegoscope.study.sweep.SweepRecord;

/// What opens and runs sweeps, off the UI thread.
record SweepRuns(CellRunner runner, CellCheck check, Path runsFile) {

  SweepQueue queue(Sweep sweep, Path folder, SweepListener listener) {
    return new SweepQueue(
        SweepFolder.open(folder, sweep, check), runner, InstantSource.system(), listener);
  }

  /// A record of runs that cannot be opened keeps nobody from training.
  SweepQueue.Outcome run(SweepQueue queue, JobContext context, Consumer<String> tell) {
    RunStore store;
    try {
      store = RunStore.open(runsFile);
    } catch (StegoscopeException e) {
      tell.accept(e.getMessage());
      return queue.run(context);
    }
    try (store) {
      String id = SweepRecord.idOf(queue.folder().folder());
      return queue.run(context, Optional.of(new SweepRecord(store, id, Diagnosis.version())));
    }
  }
}
