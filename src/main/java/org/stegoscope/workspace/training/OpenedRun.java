package org.stegoscope.workspace.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.study.training.Curve;
import org.stegoscope.study.training.RunFolder;
import org.stegoscope.study.training.RunRecord;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.StateFile;

/// A run as its folder tells it.
///
/// @param step after which it ended for now
/// @param best the checkpoint of the best state; empty where none was written yet
record OpenedRun(
    RunFolder folder,
    RunRecord record,
    RunCurves curves,
    int step,
    RunState state,
    Optional<Path> best) {

  /// @throws StegoscopeException where the folder holds no run
  static OpenedRun of(RunFolder folder) {
    RunRecord record = RunRecord.read(folder.record());
    RunCurves curves = RunCurves.of(Curve.read(folder.curve()));
    int step =
        Files.exists(folder.state(RunFolder.Which.LAST))
            ? StateFile.read(folder.state(RunFolder.Which.LAST)).step()
            : 0;
    Optional<Path> best =
        Optional.of(folder.checkpoint(RunFolder.Which.BEST)).filter(Files::isRegularFile);
    RunState state = best.isPresent() ? RunState.STOPPED : RunState.PAUSED;
    boolean whole = step >= record.current().whole(Parameter.MAX_STEPS) && best.isPresent();
    return new OpenedRun(folder, record, curves, step, whole ? RunState.FINISHED : state, best);
  }
}
