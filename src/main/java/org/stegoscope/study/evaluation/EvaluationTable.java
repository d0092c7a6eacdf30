package org.stegoscope.study.evaluation;

import java.util.List;
import java.util.Optional;

/// The answer to a plan.
///
/// @param cells row by row
/// @param images how many were evaluated
/// @param leftOut a sentence for each image that could not be
public record EvaluationTable(
    EvaluationPlan plan, List<Cell> cells, int images, List<String> leftOut) {

  public EvaluationTable {
    cells = List.copyOf(cells);
    leftOut = List.copyOf(leftOut);
  }

  /// Empty where the plan does not have it.
  public Optional<Cell> cell(int subject, ProbeUse probe, CrfUse crf) {
    CellKey key = new CellKey(subject, probe, crf);
    return cells.stream().filter(cell -> cell.key().equals(key)).findFirst();
  }
}
