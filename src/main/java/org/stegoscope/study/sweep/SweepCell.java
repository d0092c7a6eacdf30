package org.stegoscope.study.sweep;

import java.util.List;
import java.util.Optional;
import org.stegoscope.training.TrainingSettings;

/// One run of a sweep: a point of each axis, and a seed.
///
/// @param number from 1, in the order of the sweep
/// @param points the name of a point for each axis
/// @param name for people, such as `dim 6 · method pca · seed 1`
/// @param settings empty where a value is none
/// @param problems why it cannot be run, sentences; none where it can
public record SweepCell(
    int number,
    List<String> points,
    long seed,
    String name,
    Optional<TrainingSettings> settings,
    List<String> problems) {

  public SweepCell {
    points = List.copyOf(points);
    problems = List.copyOf(problems);
    if (settings.isEmpty() && problems.isEmpty()) {
      throw new IllegalArgumentException("a cell has settings or a reason for having none");
    }
  }

  public boolean isValid() {
    return problems.isEmpty();
  }
}
