package org.stegoscope.study.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stegoscope.analysis.metrics.Score;

/// A score over several seeds.
///
/// @param deviation the standard deviation over the seeds (divided by one less than their number);
///   0 for one
public record Spread(double mean, double deviation, int seeds) {

  /// Empty where a score is not computed.
  static Optional<Spread> of(List<Score> scores) {
    List<Double> values = new ArrayList<>();
    for (Score score : scores) {
      if (!(score instanceof Score.Computed(double value))) {
        return Optional.empty();
      }
      values.add(value);
    }
    return ofNumbers(values);
  }

  /// Of any numbers, one a seed; empty where there is none.
  public static Optional<Spread> ofNumbers(List<Double> values) {
    double sum = 0;
    double squares = 0;
    for (double value : values) {
      sum += value;
    }
    int count = values.size();
    if (count == 0) {
      return Optional.empty();
    }
    double mean = sum / count;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Optional.of(new Spread(mean, count == 1 ? 0 : Math.sqrt(squares / (count - 1)), count));
  }
}
