package org.stegoscope.study.evaluation;

import java.util.function.ToDoubleFunction;
import org.stegoscope.analysis.ClusterProbe;
import org.stegoscope.analysis.ProbeMaps;
import org.stegoscope.analysis.fitting.ClusterProbeFit;
import org.stegoscope.analysis.fitting.FitSource;
import org.stegoscope.analysis.metrics.ConfusionMatrix;
import org.stegoscope.analysis.metrics.MatchedConfusion;
import org.stegoscope.analysis.metrics.SegmentationScores;
import org.stegoscope.core.LabelMap;
import org.stegoscope.job.JobContext;

/// Scores starts of a cluster probe on the images they were fitted to, as an evaluation does: less
/// the mean IoU of matched clusters, so that the smallest is best.
final class LabelScore implements ToDoubleFunction<ClusterProbeFit.Restart> {

  private static final String STAGE = "Scoring starts";

  private final FitSource source;
  private final EvaluationPlan plan;
  private final int starts;
  private final JobContext context;
  private int scored;

  /// @param plan says how clusters become classes and by which rules pixels count
  /// @param starts how many will be scored
  LabelScore(FitSource source, EvaluationPlan plan, int starts, JobContext context) {
    this.source = source;
    this.plan = plan;
    this.starts = starts;
    this.context = context;
  }

  @Override
  public double applyAsDouble(ClusterProbeFit.Restart start) {
    ClusterProbe probe = start.probe();
    ConfusionMatrix sum = ConfusionMatrix.empty(probe.classes(), plan.classes());
    for (int i = 0; i < source.size(); i++) {
      context.progress(STAGE, (scored + (double) i / source.size()) / starts);
      context.checkCancelled();
      FitSource.Image image = source.image(i);
      if (image.labels().isPresent()) {
        LabelMap truth = image.labels().get();
        LabelMap said =
            ProbeMaps.labels(probe, image.map(), truth.width(), truth.height(), context.silent());
        sum = sum.plus(ConfusionMatrix.of(said, truth, probe.classes(), plan.classes()));
      }
    }
    scored++;
    MatchedConfusion matched = MatchedConfusion.of(sum, plan.matching().rule(), plan.protocol());
    // Without a labelled pixel all starts are equal.
    return -SegmentationScores.of(matched, context.silent()).meanIou().asOptional().orElse(0);
  }
}
