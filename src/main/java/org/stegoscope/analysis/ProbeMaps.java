package org.stegoscope.analysis;

import java.util.Arrays;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// Probes on codes that are first upsampled bilinearly, as PyTorch does with `align_corners=False`.
/// The order matters: upsampling probabilities instead gives other labels.
public final class ProbeMaps {

  private ProbeMaps() {}

  /// The likeliest class of each of `width` x `height` pixels; the lowest id wins a tie.
  ///
  /// @throws StegoscopeException if the code has not the dimension the probe reads, or the probe
  ///   has more classes than a label map can hold
  public static Segmented apply(
      Probe probe, FeatureMap code, int width, int height, JobContext context) {
    requireBytes(probe);
    UpsampledScores upsampled = new UpsampledScores(probe, code, width, height, context);
    byte[] labels = new byte[Math.multiplyExact(width, height)];
    float[] confidence = new float[labels.length];
    ParallelRows.forEach(
        height,
        "Segmenting",
        context,
        y -> {
          UpsampledScores.Row row = upsampled.row(y);
          double[] scores = new double[probe.classes()];
          for (int x = 0; x < width; x++) {
            row.at(x, scores);
            int best = argmax(scores);
            double sure = confidence(probe, scores, best);
            boolean finite = Double.isFinite(scores[best]) && Double.isFinite(sure);
            labels[y * width + x] = (byte) (finite ? best : LabelMap.VOID);
            confidence[y * width + x] = finite ? (float) sure : 0;
          }
        });
    return new Segmented(
        new LabelMap(width, height, labels), new ScalarMap(height, width, confidence));
  }

  private static void requireBytes(Probe probe) {
    if (probe.classes() > LabelMap.VOID) {
      throw new StegoscopeException(
          "A label map holds at most %d classes, but the probe has %d."
              .formatted(LabelMap.VOID, probe.classes()));
    }
  }

  /// The labels of [#apply] without the confidence, which takes most of its time. Nearest centroids
  /// take as long as with it.
  ///
  /// @throws StegoscopeException as above
  public static LabelMap labels(
      Probe probe, FeatureMap code, int width, int height, JobContext context) {
    if (probe instanceof CentroidProbe) {
      return apply(probe, code, width, height, context).labels();
    }
    requireBytes(probe);
    UpsampledScores upsampled = new UpsampledScores(probe, code, width, height, context);
    byte[] labels = new byte[Math.multiplyExact(width, height)];
    ParallelRows.forEach(
        height,
        context,
        y -> {
          UpsampledScores.Row row = upsampled.row(y);
          for (int x = 0; x < width; x++) {
            // -1 is void.
            labels[y * width + x] = (byte) row.likeliest(x);
          }
        });
    return new LabelMap(width, height, labels);
  }

  /// The likeliest class by `probabilities`, `[classes, height, width]`, and its probability; the
  /// lowest id wins a tie.
  public static Segmented ofProbabilities(float[] probabilities, int width, int height) {
    int pixels = width * height;
    int classes = probabilities.length / pixels;
    byte[] labels = new byte[pixels];
    float[] confidence = Arrays.copyOf(probabilities, pixels);
    for (int k = 1; k < classes; k++) {
      for (int i = 0; i < pixels; i++) {
        if (probabilities[k * pixels + i] > confidence[i]) {
          confidence[i] = probabilities[k * pixels + i];
          labels[i] = (byte) k;
        }
      }
    }
    return new Segmented(
        new LabelMap(width, height, labels), new ScalarMap(height, width, confidence));
  }

  /// How doubtful the likeliest class of each pixel is, 0 to 1, by the probe's probabilities; not a
  /// number where the code is not finite.
  ///
  /// @param measure one that is told by the probabilities alone
  /// @throws StegoscopeException as [#apply], and if the probe is a [CentroidProbe]
  public static ScalarMap doubt(
      Probe probe, FeatureMap code, int width, int height, Doubt measure, JobContext context) {
    requireProbabilities(probe);
    UpsampledScores upsampled = new UpsampledScores(probe, code, width, height, context);
    float[] doubts = new float[Math.multiplyExact(width, height)];
    ParallelRows.forEach(
        height,
        "Telling how sure it is",
        context,
        y -> {
          UpsampledScores.Row row = upsampled.row(y);
          double[] scores = new double[probe.classes()];
          for (int x = 0; x < width; x++) {
            row.at(x, scores);
            doubts[y * width + x] = (float) doubt(scores, measure);
          }
        });
    return new ScalarMap(height, width, doubts);
  }

  private static double doubt(double[] scores, Doubt measure) {
    int best = argmax(scores);
    double sum = sumOfExponentials(scores, scores[best]);
    return switch (measure) {
      case CONFIDENCE -> 1 - 1 / sum;
      case MARGIN -> {
        double second = 0;
        for (int k = 0; k < scores.length; k++) {
          second = k == best ? second : Math.max(second, Math.exp(scores[k] - scores[best]));
        }
        yield 1 - (1 - second) / sum;
      }
      case ENTROPY -> {
        // log(sum) - sum of p * (score - best), of one class none.
        double expected = 0;
        for (double score : scores) {
          double weight = Math.exp(score - scores[best]);
          expected += weight == 0 ? 0 : weight / sum * (score - scores[best]);
        }
        double whole = Math.log(scores.length);
        yield whole == 0 ? 0 : Math.clamp((Math.log(sum) - expected) / whole, 0, 1);
      }
      case DISAGREEMENT, INSTABILITY ->
          throw new IllegalArgumentException(measure + " needs more than one answer");
    };
  }

  /// The class of each token: a map of one pixel a patch.
  public static LabelMap labelsAtTokens(Probe probe, FeatureMap code) {
    return apply(probe, code, code.grid().columns(), code.grid().rows(), JobContext.NONE).labels();
  }

  /// `log_softmax` of the probe's scores, `[classes, height, width]`.
  ///
  /// @throws StegoscopeException if the probe is a [CentroidProbe], which has no probabilities, or
  ///   the numbers do not fit one array
  public static float[] logProbabilities(
      Probe probe, FeatureMap code, int width, int height, JobContext context) {
    requireProbabilities(probe);
    int classes = probe.classes();
    if ((long) classes * width * height > Integer.MAX_VALUE - 8) {
      throw new StegoscopeException(
          "The probabilities of %d classes at %d x %d pixels are too many for one array; use a"
                  .formatted(classes, width, height)
              + " smaller size.");
    }
    UpsampledScores upsampled = new UpsampledScores(probe, code, width, height, context);
    int pixels = width * height;
    float[] logProbabilities = new float[classes * pixels];
    ParallelRows.forEach(
        height,
        "Class probabilities",
        context,
        y -> {
          UpsampledScores.Row row = upsampled.row(y);
          double[] scores = new double[classes];
          for (int x = 0; x < width; x++) {
            row.at(x, scores);
            double max = scores[argmax(scores)];
            double logSum = max + Math.log(sumOfExponentials(scores, max));
            for (int k = 0; k < classes; k++) {
              logProbabilities[k * pixels + y * width + x] = (float) (scores[k] - logSum);
            }
          }
        });
    return logProbabilities;
  }

  private static void requireProbabilities(Probe probe) {
    if (probe instanceof CentroidProbe) {
      throw new StegoscopeException(
          "Nearest centroids give no class probabilities; use a cluster or a linear probe.");
    }
  }

  private static int argmax(double[] scores) {
    int best = 0;
    for (int k = 1; k < scores.length; k++) {
      if (scores[k] > scores[best]) {
        best = k;
      }
    }
    return best;
  }

  /// Not finite where any score is NaN.
  private static double confidence(Probe probe, double[] scores, int best) {
    return probe instanceof CentroidProbe
        ? margin(scores, best)
        : 1 / sumOfExponentials(scores, scores[best]);
  }

  private static double sumOfExponentials(double[] scores, double max) {
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - max);
    }
    return sum;
  }

  /// `1 - d1/d2` of negative squared distances; 1 where there is no second centre, 0 where both
  /// distances are 0.
  private static double margin(double[] scores, int best) {
    if (scores.length == 1) {
      return 1;
    }
    double second = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < scores.length; k++) {
      if (k != best) {
        second = Math.max(second, scores[k]);
      }
    }
    return second == scores[best] ? 0 : 1 - Math.sqrt(scores[best] / second);
  }
}
