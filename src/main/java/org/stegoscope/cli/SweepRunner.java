package org.stegoscope.cli;

import org.stegoscope.study.sweep.CellCheck;
import org.stegoscope.study.sweep.CellRunner;

/// What the command `sweep` needs to know of training.
public interface SweepRunner {

  /// Runs cells where and as the options say.
  CellRunner runner(CommonOptions options);

  /// What is checked of each cell before anything starts.
  CellCheck check();
}
