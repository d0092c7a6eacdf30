package org.stegoscope.analysis.fitting;

/// Hears how a fit comes on.
@FunctionalInterface
public interface FitWatcher {

  FitWatcher NONE = (_, _) -> {};

  /// @param step from 1
  /// @param loss of the batch, before the step
  void step(int step, double loss);
}
