package org.stegoscope.workspace;

import org.stegoscope.checkpoint.TensorStatistics;

/// What is known of the numbers of the selected tensor.
public sealed interface StatisticsState {

  /// No tensor is selected.
  record None() implements StatisticsState {}

  record Computing(Progress progress) implements StatisticsState {}

  record Known(TensorStatistics statistics) implements StatisticsState {}

  /// The numbers cannot be read any more, for the reason in `sentence`.
  record Refused(String sentence) implements StatisticsState {}

  record Cancelled() implements StatisticsState {}
}
