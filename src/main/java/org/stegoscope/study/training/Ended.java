package org.stegoscope.study.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// How a run ended for now.
///
/// @param step how many steps were made
/// @param bestStep after which the best state was
/// @param best the numbers of its validation, by the names of their curves
/// @param last those of the last validation
public record Ended(
    How how,
    int step,
    int bestStep,
    SequencedMap<String, Double> best,
    SequencedMap<String, Double> last) {

  /// Why it ended.
  public enum How {
    FINISHED,
    PAUSED,
    STOPPED
  }

  public Ended {
    best = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(best));
    last = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(last));
  }
}
