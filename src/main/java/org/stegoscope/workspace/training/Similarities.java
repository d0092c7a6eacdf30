package org.stegoscope.workspace.training;

import java.util.List;
import java.util.Locale;
import org.stegoscope.training.Correspondence;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;

/// How alike codes of pairs of points are after a step, for each of the three kinds of pairs. The
/// authors of STEGO choose its shifts by looking at these.
///
/// @param kinds self, neighbour, drawn
public record Similarities(int step, List<Kind> kinds) {

  private static final int BINS = 50;

  /// Within this of 0 a cosine lies near 0.
  private static final double NEAR = 0.25;

  /// From here on a cosine lies near 1.
  private static final double HIGH = 0.5;

  /// One of the three kinds.
  ///
  /// @param shares of all pairs, in bins of equal width from -1 to 1; must not be written to
  /// @param nearZero share of pairs whose cosine is near 0
  /// @param nearOne share of pairs whose cosine is above 0.5
  public record Kind(
      String title, double[] shares, double mean, double nearZero, double nearOne, String advice) {

    /// The numbers in words.
    public String words() {
      return String.format(
          Locale.ROOT,
          "mean %.2f · %.0f %% within %.2f of 0 · %.0f %% above %.1f",
          mean,
          100 * nearZero,
          NEAR,
          100 * nearOne,
          HIGH);
    }
  }

  public Similarities {
    kinds = List.copyOf(kinds);
  }

  static Similarities of(int step, Correspondence found, TrainingSettings settings) {
    return new Similarities(
        step,
        List.of(
            kind("Self", found.intra(), Parameter.POS_INTRA_SHIFT, settings),
            kind("Neighbours", found.inter(), Parameter.POS_INTER_SHIFT, settings),
            kind("Drawn pairs", found.neg(), Parameter.NEG_INTER_SHIFT, settings)));
  }

  private static Kind kind(
      String title, Correspondence.Similarities found, Parameter shift, TrainingSettings settings) {
    double[] shares = new double[BINS];
    long near = 0;
    long high = 0;
    float[] cosines = found.cosines();
    for (float cosine : cosines) {
      shares[Math.clamp((int) ((cosine + 1) / 2 * BINS), 0, BINS - 1)]++;
      near += Math.abs(cosine) <= NEAR ? 1 : 0;
      high += cosine > HIGH ? 1 : 0;
    }
    for (int bin = 0; bin < BINS; bin++) {
      shares[bin] /= cosines.length;
    }
    double nearZero = (double) near / cosines.length;
    double nearOne = (double) high / cosines.length;
    String now = "%s (now %s)".formatted(shift.key(), settings.text(shift));
    String advice =
        shift == Parameter.NEG_INTER_SHIFT
            ? adviceOfNegatives(found.meanSimilarity(), nearZero, now)
            : adviceOfPositives(nearOne, nearZero, now);
    return new Kind(title, shares, found.meanSimilarity(), nearZero, nearOne, advice);
  }

  private static String adviceOfNegatives(double mean, double nearZero, String shift) {
    if (nearZero >= 0.5) {
      return "Most lie near 0, as they should.";
    }
    return mean > 0
        ? "They pile up above 0: raise " + shift + "."
        : "Many lie below 0: lower " + shift + ".";
  }

  private static String adviceOfPositives(double nearOne, double nearZero, String shift) {
    if (nearOne >= 0.1) {
      return nearZero + nearOne > 0.999 && nearOne > 0.95
          ? "Nearly all lie near 1, as if there were one class: raise " + shift + "."
          : "Part of them lies near 1, as it should.";
    }
    return "They stay near 0: lower " + shift + ".";
  }
}
