package org.stegoscope.study.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stegoscope.analysis.projection.FittedReduction;

/// A plan for which everything was fitted.
///
/// @param fits how probes were fitted; empty where all come from checkpoints
/// @param cells of the plan, with their probes
/// @param reductions that the features of some rows go through before the probes: the key is the
///   row, from 0
record PreparedPlan(
    EvaluationPlan plan,
    Optional<FitPlan> fits,
    List<PlannedCell> cells,
    Map<Integer, FittedReduction> reductions) {

  PreparedPlan {
    cells = List.copyOf(cells);
    reductions = Map.copyOf(reductions);
  }
}
