package org.stegoscope.study.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.stegoscope.analysis.metrics.Score;
import org.stegoscope.analysis.metrics.SegmentationScores;
import org.stegoscope.job.JobContext;

/// A cell of the table: scores for each seed, or why there are none.
///
/// @param notComputed the reason, empty where there are runs
public record Cell(CellKey key, List<CellRun> runs, Optional<String> notComputed) {

  public Cell {
    runs = List.copyOf(runs);
  }

  /// @param run which of the runs
  Cell matched(int run, int[] classOf, JobContext context) {
    List<CellRun> changed = new ArrayList<>(runs);
    changed.set(run, runs.get(run).matched(classOf, context));
    return new Cell(key, changed, notComputed);
  }

  /// Whether somebody said which classes the clusters of a run are.
  public boolean isMatchedByHand(ClusterMatching usual) {
    return !usual.isByHand()
        && key.probe() == ProbeUse.CLUSTER
        && runs.stream()
            .map(run -> run.scores().matched())
            .anyMatch(matched ->
                !Arrays.equals(
                    matched.classOf(),
                    usual.rule().classesOf(matched.matrix(), matched.protocol())));
  }

  /// Over the seeds; empty where a score is not computed.
  public Optional<Spread> spread(Function<SegmentationScores, Score> score) {
    return Spread.of(runs.stream().map(run -> score.apply(run.scores())).toList());
  }

  public Optional<Spread> meanIou() {
    return spread(SegmentationScores::meanIou);
  }

  public Optional<Spread> pixelAccuracy() {
    return spread(SegmentationScores::pixelAccuracy);
  }

  /// Why there is no mean IoU; empty where there is one.
  public Optional<String> reason() {
    return notComputed.or(() ->
        runs.stream()
            .map(run -> run.scores().meanIou())
            .filter(Score.NotComputed.class::isInstance)
            .map(score -> ((Score.NotComputed) score).reason())
            .findFirst());
  }
}
