package org.stegoscope.study.evaluation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stegoscope.analysis.Probe;
import org.stegoscope.analysis.ProbeMaps;
import org.stegoscope.analysis.Segmented;
import org.stegoscope.analysis.metrics.ConfusionMatrix;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.features.Target;

/// Compares what probes say of an image with its labels.
final class Scoring {

  /// A probe on the features of a subject, with and without a CRF.
  private record Task(int subject, Probe probe, Set<CrfUse> uses) {}

  /// What a probe says: classes, and how sure it is where that is asked for.
  private record Said(LabelMap labels, Optional<ScalarMap> confidence) {}

  private final EvaluationPlan plan;
  private final List<PlannedCell> cells;

  /// Each probe once, with the places of its two counts among all.
  private final Map<Task, Map<CrfUse, Integer>> places = new LinkedHashMap<>();

  private int counted;

  Scoring(PreparedPlan prepared) {
    this.plan = prepared.plan();
    this.cells = prepared.cells();
    arrange();
  }

  /// Counts are in the order of the cells and, in each, of its probes.
  private void arrange() {
    IdentityHashMap<Probe, Integer> subjects = new IdentityHashMap<>();
    IdentityHashMap<Probe, Map<CrfUse, Integer>> byProbe = new IdentityHashMap<>();
    List<Probe> order = new ArrayList<>();
    for (PlannedCell cell : cells) {
      for (SeededProbe seeded : cell.probes()) {
        Probe probe = seeded.probe();
        if (subjects.put(probe, cell.key().subject()) == null) {
          order.add(probe);
          byProbe.put(probe, new LinkedHashMap<>());
        }
        byProbe.get(probe).put(cell.key().crf(), counted++);
      }
    }
    for (Probe probe : order) {
      Map<CrfUse, Integer> uses = byProbe.get(probe);
      places.put(new Task(subjects.get(probe), probe, EnumSet.copyOf(uses.keySet())), uses);
    }
  }

  /// How many counts an image makes.
  int size() {
    return counted;
  }

  /// @param features of each subject, reduced where they are to be
  ImageCounts score(int sample, Target target, List<FeatureMap> features, JobContext context) {
    SparseConfusion[] confusions = new SparseConfusion[counted];
    ConfidenceCounts[] trust = new ConfidenceCounts[counted];
    places.forEach((task, uses) -> {
      FeatureMap map = features.get(task.subject());
      uses.forEach((use, place) -> {
        Said said =
            use == CrfUse.ON
                ? refined(task.probe(), map, target, context)
                : said(task.probe(), map, target, context);
        int clusters = task.probe().classes();
        confusions[place] =
            SparseConfusion.of(
                ConfusionMatrix.of(said.labels(), target.labels(), clusters, plan.classes()));
        said.confidence()
            .ifPresent(confidence ->
                trust[place] =
                    ConfidenceCounts.of(
                        said.labels(), confidence, target.labels(), clusters, plan.classes()));
      });
    });
    return new ImageCounts(
        sample,
        List.of(confusions),
        plan.confidence() == EvaluationPlan.Confidence.COUNTED
            ? Optional.of(List.of(trust))
            : Optional.empty());
  }

  private Said said(Probe probe, FeatureMap map, Target target, JobContext context) {
    if (plan.confidence() == EvaluationPlan.Confidence.LEFT_OUT) {
      return new Said(
          ProbeMaps.labels(probe, map, target.width(), target.height(), context), Optional.empty());
    }
    Segmented segmented = ProbeMaps.apply(probe, map, target.width(), target.height(), context);
    return new Said(segmented.labels(), Optional.of(segmented.confidence()));
  }

  private Said refined(Probe probe, FeatureMap map, Target target, JobContext context) {
    float[] logs = ProbeMaps.logProbabilities(probe, map, target.width(), target.height(), context);
    float[] probabilities =
        plan.refinement().apply(target.picture(), logs, probe.classes(), context);
    Segmented refined = ProbeMaps.ofProbabilities(probabilities, target.width(), target.height());
    return new Said(
        refined.labels(),
        plan.confidence() == EvaluationPlan.Confidence.COUNTED
            ? Optional.of(refined.confidence())
            : Optional.empty());
  }
}
