package org.stegoscope.study.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stegoscope.analysis.metrics.Protocol;
import org.stegoscope.analysis.trust.CorrespondenceCurve;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.LoadedModel;

/// A table, and the further studies that were asked for.
///
/// @param doubts whether predictions hold
/// @param correspondences how well likeness tells classes
public record EvaluationReport(
    EvaluationTable table,
    Optional<DoubtTable> doubts,
    Optional<CorrespondenceStudy.Result> correspondences) {

  /// What can be studied beside the table.
  public enum Study {
    STABILITY,
    CORRESPONDENCES
  }

  /// The table by itself.
  public static EvaluationReport of(EvaluationTable table) {
    return new EvaluationReport(table, Optional.empty(), Optional.empty());
  }

  /// Fills the table and makes the studies; what was computed is kept in a folder. Device lane.
  ///
  /// @throws org.stegoscope.core.StegoscopeException where nothing can be evaluated, or the disk
  ///   refuses
  public static EvaluationReport of(
      EvaluationPlan plan,
      Optional<FitPlan> fits,
      Set<Study> studies,
      Path folder,
      JobContext context) {
    double each = 1.0 / (1 + studies.size());
    EvaluationTable table = Evaluator.run(plan, fits, folder, context.part(0, each));
    Optional<DoubtTable> doubts =
        studies.contains(Study.STABILITY)
            ? Optional.of(new DoubtStudy(table, folder).run(context.part(each, 2 * each)))
            : Optional.empty();
    Optional<CorrespondenceStudy.Result> correspondences =
        studies.contains(Study.CORRESPONDENCES)
            ? Optional.of(correspondences(plan).run(context.part(1 - each, 1)))
            : Optional.empty();
    return new EvaluationReport(table, doubts, correspondences);
  }

  private static CorrespondenceStudy correspondences(EvaluationPlan plan) {
    List<LoadedModel> models = plan.subjects().stream().map(Subject::model).distinct().toList();
    return new CorrespondenceStudy(
        plan.dataset(),
        plan.samples(),
        plan.resolution(),
        models,
        CorrespondenceStudy.STEGO_PLACES,
        0,
        plan.protocol() == Protocol.UPSTREAM
            ? CorrespondenceCurve.Rules.UPSTREAM
            : CorrespondenceCurve.Rules.OWN);
  }

  /// With another table, whose clusters were matched by hand.
  public EvaluationReport with(EvaluationTable other) {
    return new EvaluationReport(other, doubts, correspondences);
  }
}
