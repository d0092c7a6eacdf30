package org.stegoscope.study.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stegoscope.analysis.projection.FittedReduction;
import org.stegoscope.job.JobContext;

/// The answer to a plan.
///
/// @param fits how probes were fitted; empty where all come from checkpoints
/// @param reductions that the features of some rows go through before the probes: the key is the
///   row, from 0
/// @param cells row by row
/// @param images how many were evaluated
/// @param leftOut a sentence for each image that could not be
public record EvaluationTable(
    EvaluationPlan plan,
    Optional<FitPlan> fits,
    Map<Integer, FittedReduction> reductions,
    List<Cell> cells,
    int images,
    List<String> leftOut) {

  public EvaluationTable {
    reductions = Map.copyOf(reductions);
    cells = List.copyOf(cells);
    leftOut = List.copyOf(leftOut);
  }

  /// The same table, the clusters of one run of a cell being other classes.
  ///
  /// @param run which of its runs
  /// @param classOf the class of each cluster, or
  ///   [org.stegoscope.analysis.metrics.Matching#NO_CLASS]
  public EvaluationTable matched(CellKey key, int run, int[] classOf, JobContext context) {
    List<Cell> changed = new ArrayList<>();
    for (Cell cell : cells) {
      changed.add(cell.key().equals(key) ? cell.matched(run, classOf, context) : cell);
    }
    return new EvaluationTable(plan, fits, reductions, changed, images, leftOut);
  }

  /// Empty where the plan does not have it.
  public Optional<Cell> cell(int subject, ProbeUse probe, CrfUse crf) {
    CellKey key = new CellKey(subject, probe, crf);
    return cells.stream().filter(cell -> cell.key().equals(key)).findFirst();
  }
}
