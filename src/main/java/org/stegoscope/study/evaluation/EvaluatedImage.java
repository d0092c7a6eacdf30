package org.stegoscope.study.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicReference;
import org.stegoscope.analysis.ProbeMaps;
import org.stegoscope.analysis.projection.FittedReduction;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.study.features.FeaturePass;

/// One image of a table, as it was scored: what was seen, what is true, and what was predicted.
///
/// @param prediction classes; [org.stegoscope.analysis.metrics.MatchedConfusion#NO_CLASS_ID] where
///   a cluster has none
public record EvaluatedImage(RgbImage picture, LabelMap truth, LabelMap prediction) {

  /// Computes the prediction again, which is not kept. Device lane.
  ///
  /// @param sample its position in what was evaluated
  /// @throws StegoscopeException where the image cannot be used any more
  public static EvaluatedImage of(
      EvaluationTable table, Cell cell, CellRun run, int sample, JobContext context) {
    EvaluationPlan plan = table.plan();
    Subject subject = plan.subjects().get(cell.key().subject());
    SequencedMap<LoadedModel, List<FeatureRequest>> wanted = new LinkedHashMap<>();
    wanted.put(subject.model(), List.of(subject.request(plan.averaging())));
    AtomicReference<FeaturePass.Seen> found = new AtomicReference<>();
    AtomicReference<String> refusal = new AtomicReference<>("");
    new FeaturePass(plan.dataset(), plan.resolution(), wanted)
        .forEach(
            new FeaturePass.Images(
                plan.samples(), List.of(sample), FeaturePass.Labels.REQUIRED, "Predicting"),
            (_, sentence) -> refusal.set(sentence),
            found::set,
            context);
    FeaturePass.Seen seen = found.get();
    if (seen == null) {
      throw new StegoscopeException(refusal.get());
    }
    var target = seen.target();
    var seenMap = seen.maps().get(subject.model()).getFirst();
    FittedReduction reduction = table.reductions().get(cell.key().subject());
    FeatureMap map = reduction == null ? seenMap : reduction.apply(seenMap, context);
    LabelMap predicted =
        cell.key().crf() == CrfUse.ON
            ? ProbeMaps.ofProbabilities(
                    plan.refinement()
                        .apply(
                            target.picture(),
                            ProbeMaps.logProbabilities(
                                run.probe(), map, target.width(), target.height(), context),
                            run.probe().classes(),
                            context),
                    target.width(),
                    target.height())
                .labels()
            : ProbeMaps.labels(run.probe(), map, target.width(), target.height(), context);
    return new EvaluatedImage(
        target.picture(), target.labels(), run.scores().matched().classesOf(predicted));
  }
}
