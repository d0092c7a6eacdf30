package org.stegoscope.workspace.evaluation;

import java.util.Optional;
import java.util.Set;
import org.stegoscope.dataset.collection.DatasetChoice;
import org.stegoscope.study.evaluation.EvaluationPlan;
import org.stegoscope.study.evaluation.EvaluationReport;
import org.stegoscope.study.evaluation.FitPlan;

/// Everything an evaluation is made from.
///
/// @param choice what the data set of the plan was opened as
/// @param limit how many images are scored at most; 0 for all
/// @param fitLimit how many images probes are fitted on at most; 0 for all
/// @param studies what is studied beside the table
public record AskedEvaluation(
    DatasetChoice choice,
    EvaluationPlan plan,
    Optional<FitPlan> fits,
    int limit,
    int fitLimit,
    Set<EvaluationReport.Study> studies) {

  public AskedEvaluation {
    studies = Set.copyOf(studies);
  }
}
