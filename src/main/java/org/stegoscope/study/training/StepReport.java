package org.stegoscope.study.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.stegoscope.training.Correspondence;

/// What a step tells, all before the weights changed.
///
/// @param step from 1
/// @param values by the names of curves, such as `loss/pos_intra`
/// @param correspondence with the code similarities of all pairs of points; empty where no head
///   learns
public record StepReport(
    int step, SequencedMap<String, Double> values, Optional<Correspondence> correspondence) {

  public StepReport {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
  }
}
