package org.stegoscope.study.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.stegoscope.analysis.Probe;
import org.stegoscope.analysis.projection.FittedReduction;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.LoadedModel;

/// Evaluates a plan: fits the probes it lacks, then fills the table. What was computed is kept in a
/// folder, so that the same plan goes on where it was stopped.
public final class Evaluator {

  private static final double FITTING = 0.5;

  private Evaluator() {}

  /// Device lane.
  ///
  /// @param fits how probes are fitted; empty where all come from checkpoints
  /// @param folder of what is kept
  /// @throws org.stegoscope.core.StegoscopeException where nothing can be evaluated, or the disk
  ///   refuses
  public static EvaluationTable run(
      EvaluationPlan plan, Optional<FitPlan> fits, Path folder, JobContext context) {
    double share =
        fits.isPresent()
                && plan.subjects().stream()
                    .anyMatch(subject -> subject.origin() == Subject.Origin.FITTED)
            ? FITTING
            : 0;
    Map<Integer, FittedSubject> fitted =
        fits.map(how -> new ProbeFitting(plan, how, folder, context.part(0, share)).fit())
            .orElseGet(Map::of);
    List<PlannedCell> cells = new ArrayList<>();
    for (CellKey key : plan.cells()) {
      cells.add(planned(plan, key, Optional.ofNullable(fitted.get(key.subject()))));
    }
    Map<Integer, FittedReduction> reductions = new HashMap<>();
    fitted.forEach((subject, parts) ->
        parts.reduction().ifPresent(reduction -> reductions.put(subject, reduction)));
    return Evaluation.run(
        new PreparedPlan(plan, fits, cells, reductions), folder, context.part(share, 1));
  }

  private static PlannedCell planned(
      EvaluationPlan plan, CellKey key, Optional<FittedSubject> fitted) {
    Subject subject = plan.subjects().get(key.subject());
    if (subject.origin() == Subject.Origin.FITTED) {
      List<SeededProbe> probes = fitted.map(parts -> parts.probes(key.probe())).orElseGet(List::of);
      return new PlannedCell(
          key,
          probes,
          probes.isEmpty()
              ? subject.obstacle().or(() -> Optional.of("no probe was fitted"))
              : Optional.empty());
    }
    Optional<String> obstacle = obstacle(plan, subject, key.probe());
    return new PlannedCell(
        key,
        obstacle.isPresent()
            ? List.of()
            : List.of(
                new SeededProbe(
                    stored(subject.model(), key.probe()).orElseThrow(), OptionalLong.empty())),
        obstacle);
  }

  private static Optional<? extends Probe> stored(LoadedModel model, ProbeUse use) {
    return switch (use) {
      case LINEAR -> model.linearProbe();
      case CLUSTER -> model.clusterProbe();
    };
  }

  private static Optional<String> obstacle(EvaluationPlan plan, Subject subject, ProbeUse use) {
    Optional<? extends Probe> probe = stored(subject.model(), use);
    if (probe.isEmpty() || subject.model().probeSpace() != subject.space()) {
      return Optional.of("the checkpoint has no %s probe for this space; fit one".formatted(use));
    }
    if (use == ProbeUse.LINEAR && probe.get().classes() != plan.classes()) {
      return Optional.of(
          "the linear probe of the checkpoint tells %d classes apart and the data set has %d; fit one"
              .formatted(probe.get().classes(), plan.classes()));
    }
    return Optional.empty();
  }
}
