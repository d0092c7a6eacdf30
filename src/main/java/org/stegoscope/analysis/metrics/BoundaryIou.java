package org.stegoscope.analysis.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.stegoscope.core.LabelMap;
import org.stegoscope.job.JobContext;

/// The intersection over union of the margins of masks (after Cheng et al. 2021), which, other than
/// that of the masks, does not forgive large objects their inexact outlines.
///
/// The margin of a class is its mask less the mask eroded by `d` pixels: its pixels within a
/// Chebyshev distance of `d` from a pixel that is not of the class. `d` is 2 % of the diagonal of
/// the image, rounded, at least 1. What lies outside of the image is of no class. Pixels without a
/// label or without a prediction are taken out of both maps first, so that both have the same
/// margin around them and a prediction that is right wherever it can be has a score of 1.
///
/// Counts are summed over the images, then divided. Arrays must not be written to.
///
/// @param intersections pixels in both margins of each class, `[classes]`
/// @param unions pixels in either, `[classes]`
public record BoundaryIou(long[] intersections, long[] unions) {

  private static final double SHARE_OF_DIAGONAL = 0.02;

  /// Of no image.
  public static BoundaryIou empty(int classes) {
    return new BoundaryIou(new long[classes], new long[classes]);
  }

  /// Of one image.
  ///
  /// @param predicted of its size: classes, 255 for nothing predicted, any other id for no class
  /// @param labels classes; any other id is no label
  public static BoundaryIou of(
      LabelMap predicted, LabelMap labels, int classes, JobContext context) {
    int width = labels.width();
    int height = labels.height();
    if (predicted.width() != width || predicted.height() != height) {
      throw new IllegalArgumentException(
          "predictions of %d x %d pixels cannot be compared with labels of %d x %d"
              .formatted(predicted.width(), predicted.height(), width, height));
    }
    byte[] truth = labels.labels().clone();
    byte[] guess = predicted.labels().clone();
    for (int i = 0; i < truth.length; i++) {
      if (Byte.toUnsignedInt(truth[i]) >= classes || guess[i] == (byte) LabelMap.VOID) {
        truth[i] = (byte) LabelMap.VOID;
        guess[i] = (byte) LabelMap.VOID;
      }
    }
    Erosion erosion = new Erosion(width, height, distancePx(width, height), context);
    return ofMargins(truth, erosion.of(truth), guess, erosion.of(guess), classes);
  }

  /// The margin of a map is where it differs from its eroded self.
  private static BoundaryIou ofMargins(
      byte[] truth, byte[] trueInner, byte[] guess, byte[] guessInner, int classes) {
    long[] intersections = new long[classes];
    long[] unions = new long[classes];
    for (int i = 0; i < truth.length; i++) {
      int label = Byte.toUnsignedInt(truth[i]);
      int guessed = Byte.toUnsignedInt(guess[i]);
      boolean inTrue = label < classes && trueInner[i] != truth[i];
      boolean inGuess = guessed < classes && guessInner[i] != guess[i];
      if (inTrue) {
        unions[label]++;
      }
      if (inTrue && inGuess && label == guessed) {
        intersections[label]++;
      } else if (inGuess) {
        unions[guessed]++;
      }
    }
    return new BoundaryIou(intersections, unions);
  }

  /// How far the margin of a mask reaches into it.
  public static int distancePx(int width, int height) {
    return (int) Math.max(1, Math.round(SHARE_OF_DIAGONAL * Math.hypot(width, height)));
  }

  /// Of the images of both.
  public BoundaryIou plus(BoundaryIou other) {
    if (classes() != other.classes()) {
      throw new IllegalArgumentException(
          "counts of %d classes cannot be added to those of %d"
              .formatted(other.classes(), classes()));
    }
    long[] both = new long[classes()];
    long[] either = new long[classes()];
    Arrays.setAll(both, k -> intersections[k] + other.intersections[k]);
    Arrays.setAll(either, k -> unions[k] + other.unions[k]);
    return new BoundaryIou(both, either);
  }

  public int classes() {
    return unions.length;
  }

  public Score ofClass(int id) {
    return Score.ratio(
        intersections[id], unions[id], "class %d is neither labelled nor predicted".formatted(id));
  }

  /// Over the classes that are labelled or predicted.
  public Score mean() {
    List<Score> scores = IntStream.range(0, classes()).mapToObj(this::ofClass).toList();
    return Score.mean(scores, "no pixel has both a label and a prediction");
  }
}
