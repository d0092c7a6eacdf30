package org.stegoscope.analysis.crf;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  public CrfOptions withNear(double sigma) {
    return new CrfOptions(
        iterations, sigma, nearWeight, alikeSigma, colorSigma, alikeWeight, channels);
  }

  public CrfOptions withNearWeight(double weight) {
    return new CrfOptions(
        iterations, nearSigma, weight, alikeSigma, colorSigma, alikeWeight, channels);
  }

  public CrfOptions withAlike(double sigma) {
    return new CrfOptions(
        iterations, nearSigma, nearWeight, sigma, colorSigma, alikeWeight, channels);
  }

  public CrfOptions withColor(double sigma) {
    return new CrfOptions(
        iterations, nearSigma, nearWeight, alikeSigma, sigma, alikeWeight, channels);
  }

  public CrfOptions withAlikeWeight(double weight) {
    return new CrfOptions(
        iterations, nearSigma, nearWeight, alikeSigma, colorSigma, weight, channels);
  }

  private static final Pattern FORM =
      Pattern.compile(
          "(?<iterations>\\d{1,4}),near=(?<near>[^:,]+):(?<nearWeight>[^:,]+),"
              + "alike=(?<alike>[^:,]+):(?<color>[^:,]+):(?<alikeWeight>[^:,]+),(?<channels>rgb|bgr)");

  /// Reads the name of a preset, `stego` or `dino-vit-features`, or what [#toString] writes.
  ///
  /// @throws StegoscopeException where the text is something else or a number is out of range
  public static CrfOptions parse(String text) {
    String stripped = text.strip();
    if (stripped.equals("stego")) {
      return STEGO;
    } else if (stripped.equals("dino-vit-features")) {
      return DINO_VIT_FEATURES;
    }
    Matcher matcher = FORM.matcher(stripped);
    try {
      if (matcher.matches()) {
        return new CrfOptions(
            Integer.parseInt(matcher.group("iterations")),
            Double.parseDouble(matcher.group("near")),
            Double.parseDouble(matcher.group("nearWeight")),
            Double.parseDouble(matcher.group("alike")),
            Double.parseDouble(matcher.group("color")),
            Double.parseDouble(matcher.group("alikeWeight")),
            matcher.group("channels").equals("rgb") ? Channels.RGB : Channels.BGR);
      }
    } catch (NumberFormatException e) {
      // Told in the same words as any other text.
    }
    throw new StegoscopeException(
        "Expected a CRF such as stego, dino-vit-features or %s, found “%s”."
            .formatted(STEGO, text));
  }

  public CrfOptions withIterations(int changed) {
    return new CrfOptions(
        changed, nearSigma, nearWeight, alikeSigma, colorSigma, alikeWeight, channels);
  }

  /// All settings, for instance `10,near=1.0:3.0,alike=67.0:3.0:4.0,bgr`: iterations, reach and
  /// weight of the first kernel, reach, colours and weight of the second.
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d,near=%s:%s,alike=%s:%s:%s,%s",
        iterations,
        nearSigma,
        nearWeight,
        alikeSigma,
        colorSigma,
        alikeWeight,
        channels.name().toLowerCase(Locale.ROOT));
  }
}
