package org.stegoscope.study.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.stegoscope.analysis.Probe;
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
    SequencedMap<Integer, List<ProbeFitting.Fitted>> fitted =
        fits.map(how -> new ProbeFitting(plan, how, folder, context.part(0, share)).fit())
            .orElseGet(java.util.LinkedHashMap::new);
    List<PlannedCell> cells = new ArrayList<>();
    for (CellKey key : plan.cells()) {
      cells.add(planned(plan, key, fitted.getOrDefault(key.subject(), List.of())));
    }
    return Evaluation.run(plan, cells, folder, context.part(share, 1));
  }

  private static PlannedCell planned(
      EvaluationPlan plan, CellKey key, List<ProbeFitting.Fitted> fitted) {
    Subject subject = plan.subjects().get(key.subject());
    if (subject.origin() == Subject.Origin.FITTED) {
      List<SeededProbe> probes =
          fitted.stream()
              .filter(one -> one.use() == key.probe())
              .map(ProbeFitting.Fitted::probe)
              .toList();
      return new PlannedCell(
          key, probes, probes.isEmpty() ? Optional.of("no probe was fitted") : Optional.empty());
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
