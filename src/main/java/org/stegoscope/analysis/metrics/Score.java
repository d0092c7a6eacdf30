package org.stegoscope.analysis.metrics;

import java.util.List;
import java.util.OptionalDouble;

/// A score as a share of 1, or why there is none: a number nobody computed is never shown as 0 or
/// NaN.
public sealed interface Score {

  record Computed(double value) implements Score {}

  /// @param reason the part of a sentence after "not computed:"
  record NotComputed(String reason) implements Score {}

  /// `part` of `whole`; not computed where the whole is 0.
  static Score ratio(long part, long whole, String reason) {
    return ratio((double) part, whole, reason);
  }

  static Score ratio(double part, long whole, String reason) {
    return whole == 0 ? new NotComputed(reason) : new Computed(part / whole);
  }

  /// The mean of those that are computed; not computed where none is.
  static Score mean(List<Score> scores, String reason) {
    double sum = 0;
    int count = 0;
    for (Score score : scores) {
      if (score instanceof Computed(double value)) {
        sum += value;
        count++;
      }
    }
    return ratio(sum, count, reason);
  }

  default OptionalDouble asOptional() {
    return switch (this) {
      case Computed(double value) -> OptionalDouble.of(value);
      case NotComputed _ -> OptionalDouble.empty();
    };
  }
}
