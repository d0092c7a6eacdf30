package org.stegoscope.training;

import java.util.OptionalDouble;

/// The losses of the optional terms, without their weights; empty those that are off.
public record TermLosses(
    OptionalDouble reconstruction, OptionalDouble alignment, OptionalDouble crf) {

  public static final TermLosses NONE =
      new TermLosses(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  double weighted(OptionalTerms terms) {
    return terms.reconstruction() * reconstruction.orElse(0)
        + terms.alignment() * alignment.orElse(0)
        + terms.crf() * crf.orElse(0);
  }
}
