package org.stegoscope.training;

import java.util.stream.DoubleStream;
import org.stegoscope.core.StegoscopeException;

/// The terms of STEGO's training that its published models do without (its training script; their
/// weights are 0 there, too).
///
/// @param reconstruction weight of the loss of features that a decoder makes of codes
/// @param alignment weight of the loss of codes of augmented images
/// @param crf weight of the contrastive CRF loss
/// @param kernel of the CRF loss
/// @param crfSamples pixels that the CRF loss draws
/// @param points where the correspondence loss looks
/// @param signal what the correspondence loss holds codes against
public record OptionalTerms(
    double reconstruction,
    double alignment,
    double crf,
    CrfKernel kernel,
    int crfSamples,
    Points points,
    Likeness signal) {

  /// Where points are drawn.
  public enum Points {
    EVERYWHERE,
    /// Nine of ten where the mask of the image is not 0, or everywhere where all of it is.
    SALIENT
  }

  /// Whose likeness the codes shall have.
  public enum Likeness {
    FEATURES,
    /// An upper bound: what a head would learn of perfect features.
    TRUE_LABELS
  }

  public static final OptionalTerms NONE =
      new OptionalTerms(0, 0, 0, CrfKernel.STEGO, 1000, Points.EVERYWHERE, Likeness.FEATURES);

  public OptionalTerms {
    if (!DoubleStream.of(reconstruction, alignment, crf)
        .allMatch(weight -> weight >= 0 && Double.isFinite(weight))) {
      throw new StegoscopeException(
          "The weights of the optional terms are numbers from 0 on, not %s, %s and %s."
              .formatted(
                  Double.toString(reconstruction),
                  Double.toString(alignment),
                  Double.toString(crf)));
    }
    if (crfSamples < 1) {
      throw new StegoscopeException(
          "The CRF loss needs at least one pixel, not %d.".formatted(crfSamples));
    }
  }

  public OptionalTerms withReconstruction(double weight) {
    return new OptionalTerms(weight, alignment, crf, kernel, crfSamples, points, signal);
  }

  public OptionalTerms withAlignment(double weight) {
    return new OptionalTerms(reconstruction, weight, crf, kernel, crfSamples, points, signal);
  }

  public OptionalTerms withCrf(double weight) {
    return new OptionalTerms(reconstruction, alignment, weight, kernel, crfSamples, points, signal);
  }

  public OptionalTerms with(Points others) {
    return new OptionalTerms(reconstruction, alignment, crf, kernel, crfSamples, others, signal);
  }

  public OptionalTerms with(Likeness other) {
    return new OptionalTerms(reconstruction, alignment, crf, kernel, crfSamples, points, other);
  }
}
