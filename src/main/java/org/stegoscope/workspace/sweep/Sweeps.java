package org.stegoscope.workspace.sweep;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.stegoscope.job.JobRunner;
import org.stegoscope.study.training.Training;
import org.stegoscope.study.training.TrainingCells;
import org.stegoscope.study.training.TrainingListener;
import org.stegoscope.training.TrainingSettings;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.UiThread;

/// The workbench of sweeps: one that is filled in or runs, and the record of all runs.
public record Sweeps(SweepViewModel sweep, RunsViewModel runs) {

  /// @param models opens backbones, on the lane of studies
  /// @param base settings that a sweep can begin with; throws where they are none
  /// @param runsFile where runs are recorded
  public static Sweeps of(
      Training.ModelSource models,
      Supplier<TrainingSettings> base,
      Path runsFile,
      JobRunner jobs,
      UiThread ui,
      Notices notices) {
    TrainingCells cells = new TrainingCells(models, Optional.empty(), TrainingListener.NONE);
    return new Sweeps(
        new SweepViewModel(cells, cells, base, runsFile, jobs, ui, notices),
        new RunsViewModel(runsFile, jobs, ui, notices));
  }
}
