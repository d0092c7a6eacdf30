package org.stegoscope.study.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.stegoscope.analysis.Probe;
import org.stegoscope.analysis.metrics.MatchedConfusion;
import org.stegoscope.analysis.metrics.Matching;
import org.stegoscope.analysis.metrics.SegmentationScores;
import org.stegoscope.job.JobContext;

/// A cell for one seed.
///
/// @param images how each image fared, in the order of the split; those without labels are missing
/// @param counts what was counted of the same images
/// @param trust how sure the probe was of what; empty where nobody asked
public record CellRun(
    OptionalLong seed,
    Probe probe,
    SegmentationScores scores,
    List<ImageScore> images,
    List<SparseConfusion> counts,
    Optional<ConfidenceCounts> trust) {

  public CellRun {
    images = List.copyOf(images);
    counts = List.copyOf(counts);
  }

  /// @param samples the position of each image, and its name
  static CellRun of(
      SeededProbe probe,
      MatchedConfusion matched,
      SequencedMap<Integer, String> samples,
      List<SparseConfusion> counts,
      Optional<ConfidenceCounts> trust,
      JobContext context) {
    Matching asWhole = new Matching.ByHand(matched.classOf());
    List<ImageScore> scores = new ArrayList<>();
    samples.forEach((sample, id) -> {
      context.checkCancelled();
      scores.add(
          ImageScore.of(
              sample,
              id,
              MatchedConfusion.of(counts.get(scores.size()).dense(), asWhole, matched.protocol())));
    });
    return new CellRun(
        probe.seed(),
        probe.probe(),
        SegmentationScores.of(matched, context),
        scores,
        counts,
        trust);
  }

  /// The same counts, clusters being other classes.
  ///
  /// @param classOf the class of each cluster, or [Matching#NO_CLASS]
  CellRun matched(int[] classOf, JobContext context) {
    MatchedConfusion before = scores.matched();
    SequencedMap<Integer, String> samples = new LinkedHashMap<>();
    images.forEach(image -> samples.put(image.sample(), image.id()));
    return of(
        new SeededProbe(probe, seed),
        MatchedConfusion.of(
            before.matrix(), new Matching.ByHand(classOf.clone()), before.protocol()),
        samples,
        counts,
        trust,
        context);
  }
}
