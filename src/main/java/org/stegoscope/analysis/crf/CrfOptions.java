package org.stegoscope.analysis.crf;

import java.util.Locale;
import org.stegoscope.core.StegoscopeException;

/// How a dense CRF smooths. Pixels that are near each other, and pixels that are near and alike,
/// pull each other to the same class.
///
/// @param iterations of the mean field
/// @param nearSigma how far the first kernel reaches, in pixels
/// @param nearWeight how strongly it pulls; 0 for not at all
/// @param alikeSigma how far the second kernel reaches, in pixels
/// @param colorSigma how much colours may differ for it, in steps of 255
/// @param alikeWeight how strongly it pulls; 0 for not at all
/// @param channels in which order colours are read, which changes single pixels
public record CrfOptions(
    int iterations,
    double nearSigma,
    double nearWeight,
    double alikeSigma,
    double colorSigma,
    double alikeWeight,
    Channels channels) {

  /// In which order the lattice sees the colours of a pixel.
  public enum Channels {
    RGB,
    BGR
  }

  public static final int MOST_ITERATIONS = 1000;

  /// The constants of STEGO, which turns its pictures to BGR.
  public static final CrfOptions STEGO = new CrfOptions(10, 1, 3, 67, 3, 4, Channels.BGR);

  /// The constants of the part segmentation of dino-vit-features.
  public static final CrfOptions DINO_VIT_FEATURES =
      new CrfOptions(10, 3, 50, 5, 13, 15, Channels.RGB);

  public CrfOptions {
    if (iterations < 0 || iterations > MOST_ITERATIONS) {
      throw new StegoscopeException(
          "A CRF runs for 0 to %,d iterations, not %d.".formatted(MOST_ITERATIONS, iterations));
    }
    requireSigma("position", nearSigma);
    requireSigma("position", alikeSigma);
    requireSigma("colour", colorSigma);
    requireWeight(nearWeight);
    requireWeight(alikeWeight);
  }

  private static void requireSigma(String of, double sigma) {
    // Below this the lattice has more cells than a number can name.
    if (!(sigma >= 0.05 && sigma <= 1e6)) {
      throw new StegoscopeException(
          "The %s deviation of a CRF lies between 0.05 and 1,000,000, not at %s."
              .formatted(of, Double.toString(sigma)));
    }
  }

  private static void requireWeight(double weight) {
    if (!(weight >= 0 && weight <= 1e6)) {
      throw new StegoscopeException(
          "The weight of a CRF's kernel lies between 0 and 1,000,000, not at %s."
              .formatted(Double.toString(weight)));
    }
  }

  public CrfOptions withIterations(int changed) {
    return new CrfOptions(
        changed, nearSigma, nearWeight, alikeSigma, colorSigma, alikeWeight, channels);
  }

  /// All settings, for provenance.
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "dense CRF, %d iterations, near %s px weight %s, alike %s px and %s of 255 weight %s, %s",
        iterations,
        nearSigma,
        nearWeight,
        alikeSigma,
        colorSigma,
        alikeWeight,
        channels);
  }
}
