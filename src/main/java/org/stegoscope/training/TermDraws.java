package org.stegoscope.training;

import java.util.Optional;
import java.util.SplittableRandom;

/// What one step draws for its optional terms; nothing for those that are off.
///
/// @param pixels that the CRF loss looks at
/// @param augmented what is dropped of the features of augmented images
public record TermDraws(Optional<PixelDraws> pixels, Optional<Dropout> augmented) {

  public static final TermDraws NONE = new TermDraws(Optional.empty(), Optional.empty());

  static TermDraws drawn(int images, int width, OptionalTerms terms, SplittableRandom random) {
    return new TermDraws(
        terms.crf() > 0
            ? Optional.of(PixelDraws.drawn(terms.crfSamples(), random))
            : Optional.empty(),
        terms.alignment() > 0
            ? Optional.of(Dropout.drawn(images, width, Dropout.Target.WHOLE, random))
            : Optional.empty());
  }

  /// @throws IllegalArgumentException unless these were drawn for the same terms
  void requireFor(OptionalTerms terms) {
    if (pixels.isPresent() != terms.crf() > 0 || augmented.isPresent() != terms.alignment() > 0) {
      throw new IllegalArgumentException("The draws are of other terms than the step's");
    }
  }
}
