package org.stegoscope.workspace.evaluation;

import java.util.Optional;
import org.stegoscope.study.evaluation.EvaluationPlan;
import org.stegoscope.study.evaluation.FitPlan;

/// Everything an evaluation is made from.
///
/// @param limit how many images are scored at most; 0 for all
/// @param fitLimit how many images probes are fitted on at most; 0 for all
public record AskedEvaluation(
    EvaluationPlan plan, Optional<FitPlan> fits, int limit, int fitLimit) {}
