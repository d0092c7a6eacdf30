package org.stegoscope.cli;

import java.util.Optional;
import java.util.OptionalInt;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.model.Precision;
import org.stegoscope.study.sweep.CellCheck;
import org.stegoscope.study.sweep.CellRunner;
import org.stegoscope.study.training.Training;
import org.stegoscope.study.training.TrainingCells;
import org.stegoscope.study.training.TrainingListener;
import org.stegoscope.workspace.Laboratory;

/// Trains the cells of sweeps on the command line.
record TrainedSweeps(Laboratory laboratory) implements SweepRunner {

  @Override
  public CellRunner runner(CommonOptions options) {
    return cells((file, context) ->
        laboratory.model(
            file,
            new ModelOptions(
                options.device(), Precision.FLOAT32, OptionalInt.empty(), Optional.empty()),
            context));
  }

  @Override
  public CellCheck check() {
    return cells((file, _) -> {
      throw new IllegalStateException("a check opens no model, and " + file + " least of all");
    });
  }

  private static TrainingCells cells(Training.ModelSource models) {
    return new TrainingCells(models, Optional.empty(), TrainingListener.NONE);
  }
}
