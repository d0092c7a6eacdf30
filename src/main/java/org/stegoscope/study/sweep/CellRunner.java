package org.stegoscope.study.sweep;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.runs.Origin;
import org.stegoscope.training.TrainingSettings;

/// Does the work of one cell of a sweep.
@FunctionalInterface
public interface CellRunner {

  /// Runs a cell, or goes on with what an earlier run left in its folder.
  ///
  /// @param folder of the cell alone, which is there
  /// @return the final numbers by name, such as `linear/miou` (0..1) or `val/loss`; what was not
  ///   computed is absent or not a number
  /// @throws org.stegoscope.core.StegoscopeException where the cell cannot be run
  /// @throws org.stegoscope.job.JobCancelledException where it was told to stop
  Map<String, Double> run(TrainingSettings settings, Path folder, JobContext context);

  /// What a cell that was run in a folder was made from; empty where that is not known.
  default Optional<Origin> origin(Path folder) {
    return Optional.empty();
  }
}
