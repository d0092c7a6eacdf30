package org.stegoscope.study.evaluation;

import java.util.List;
import org.stegoscope.analysis.metrics.ClassScores;
import org.stegoscope.analysis.metrics.MatchedConfusion;
import org.stegoscope.analysis.metrics.Score;

/// How one image fared, its clusters matched as those of the whole split.
///
/// @param sample its position in what was evaluated
public record ImageScore(int sample, String id, Score meanIou, Score pixelAccuracy) {

  private static final String NO_PIXEL = "no pixel has both a label and a prediction";

  static ImageScore of(int sample, String id, MatchedConfusion matched) {
    List<ClassScores> classes = matched.ofClasses();
    long right = classes.stream().mapToLong(ClassScores::correct).sum();
    return new ImageScore(
        sample,
        id,
        Score.mean(classes.stream().map(ClassScores::iou).toList(), NO_PIXEL),
        Score.ratio(right, matched.matrix().total(), NO_PIXEL));
  }
}
