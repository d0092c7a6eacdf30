package org.stegoscope.training;

import org.stegoscope.core.StegoscopeException;

/// Settings of STEGO's correspondence loss (Hamilton et al. 2022, section 3).
///
/// @param pointwise whether feature similarities are centred for each point of the first image
/// @param zeroClamp whether code similarities below 0 neither count nor are changed
/// @param stabilize whether code similarities above 0.8 neither grow the loss nor are changed
/// @param featureSamples S: `S x S` points are drawn in each image
/// @param negSamples how often a negative partner is drawn for each image
/// @param correspondenceWeight factor of the sum of the three terms
public record LossOptions(
    boolean pointwise,
    boolean zeroClamp,
    boolean stabilize,
    Term intra,
    Term inter,
    Term neg,
    int featureSamples,
    int negSamples,
    double correspondenceWeight) {

  /// One of the three terms: its pull `shift` and its `weight`.
  public record Term(double shift, double weight) {

    public Term {
      if (!Double.isFinite(shift) || !Double.isFinite(weight)) {
        throw new StegoscopeException(
            "The shift and the weight of a loss term are numbers, not %s and %s."
                .formatted(Double.toString(shift), Double.toString(weight)));
      }
    }
  }

  public LossOptions {
    if (featureSamples < 1 || negSamples < 1) {
      throw new StegoscopeException(
          "The correspondence loss needs at least one sample and one negative, not %d and %d."
              .formatted(featureSamples, negSamples));
    }
    if (!Double.isFinite(correspondenceWeight)) {
      throw new StegoscopeException("The weight of the correspondence loss is not a number.");
    }
  }

  /// The smallest code similarity that counts.
  double lowest() {
    return zeroClamp ? 0 : -9999;
  }

  /// The largest code similarity that counts.
  double highest() {
    return stabilize ? 0.8 : Double.POSITIVE_INFINITY;
  }
}
