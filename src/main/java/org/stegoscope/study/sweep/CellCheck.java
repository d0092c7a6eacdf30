package org.stegoscope.study.sweep;

import java.util.List;
import org.stegoscope.training.TrainingSettings;

/// Looks for reasons why settings cannot be run that they do not tell by themselves, such as a file
/// that is missing.
@FunctionalInterface
public interface CellCheck {

  /// Looks for nothing more.
  CellCheck NONE = _ -> List.of();

  /// Sentences; none where the settings can be run.
  List<String> problems(TrainingSettings settings);
}
