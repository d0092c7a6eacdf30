package org.stegoscope.analysis.metrics;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.stegoscope.analysis.clustering.Agreement;
import org.stegoscope.job.JobContext;

/// How good a segmentation is, as shares of 1. Means are over the classes for which there is a
/// score.
///
/// @param matched what they are computed from
/// @param meanIou the mean intersection over union of the classes that are labelled or predicted
/// @param pixelAccuracy the share of the pixels that are right
/// @param meanClassAccuracy the mean recall of the classes that are labelled
/// @param meanPrecision the mean precision of the classes that are predicted
/// @param frequencyWeightedIou the mean intersection over union of the pixels, each having that of
///   its true class
/// @param adjustedRand of clusters, before they are classes, against labels ([Agreement])
/// @param adjustedInformation the same by information
public record SegmentationScores(
    MatchedConfusion matched,
    List<ClassScores> classes,
    Score meanIou,
    Score pixelAccuracy,
    Score meanClassAccuracy,
    Score meanPrecision,
    Score frequencyWeightedIou,
    Score adjustedRand,
    Score adjustedInformation) {

  private static final String NO_PIXEL = "no pixel has both a label and a prediction";
  private static final String NO_PREDICTION = "no pixel is predicted as any class";

  public SegmentationScores {
    classes = List.copyOf(classes);
  }

  public static SegmentationScores of(MatchedConfusion matched) {
    return of(matched, JobContext.NONE);
  }

  /// For hundreds of clusters and classes, whose agreement takes a while.
  public static SegmentationScores of(MatchedConfusion matched, JobContext context) {
    List<ClassScores> classes = matched.ofClasses();
    List<ClassScores> averaged =
        matched.protocol() == Protocol.UPSTREAM
            ? Stream.concat(classes.stream(), Stream.of(matched.ofNoClass())).toList()
            : classes;
    long total = matched.matrix().total();
    Optional<Agreement> agreement =
        total == 0
            ? Optional.empty()
            : Optional.of(Agreement.of(matched.matrix().contingency(), context));
    Score none = new Score.NotComputed(NO_PIXEL);
    long correct = classes.stream().mapToLong(ClassScores::correct).sum();
    return new SegmentationScores(
        matched,
        classes,
        mean(averaged, ClassScores::iou, NO_PIXEL),
        Score.ratio(correct, total, NO_PIXEL),
        mean(averaged, ClassScores::recall, NO_PIXEL),
        mean(averaged, ClassScores::precision, total == 0 ? NO_PIXEL : NO_PREDICTION),
        Score.ratio(weightedIou(classes), total, NO_PIXEL),
        agreement.map(Agreement::adjustedRand).<Score>map(Score.Computed::new).orElse(none),
        agreement.map(Agreement::adjustedInformation).<Score>map(Score.Computed::new).orElse(none));
  }

  private static Score mean(
      List<ClassScores> classes, Function<ClassScores, Score> score, String reason) {
    return Score.mean(classes.stream().map(score).toList(), reason);
  }

  private static double weightedIou(List<ClassScores> classes) {
    double sum = 0;
    for (ClassScores one : classes) {
      sum += one.labelled() * one.iou().asOptional().orElse(0);
    }
    return sum;
  }
}
