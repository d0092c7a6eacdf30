package org.stegoscope.workspace.training;

import java.util.Arrays;

/// A number of a run over its steps.
///
/// @param steps rising; must not be written to
/// @param values as many; must not be written to
public record RunCurve(double[] steps, double[] values) {

  static final RunCurve NONE = new RunCurve(new double[0], new double[0]);

  /// How many numbers there are.
  public int size() {
    return steps.length;
  }

  /// The newest number; not a number where there is none.
  public double last() {
    return values.length == 0 ? Double.NaN : values[values.length - 1];
  }

  /// An exponential mean of what came before, without the pull to 0 at the beginning that a plain
  /// one has.
  ///
  /// @param weight of the mean before, 0 up to less than 1; 0 changes nothing
  public double[] smoothed(double weight) {
    double[] smooth = new double[values.length];
    double mean = 0;
    double weights = 0;
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        mean = weight * mean + (1 - weight) * values[i];
        weights = weight * weights + (1 - weight);
      }
      smooth[i] = weights == 0 ? Double.NaN : mean / weights;
    }
    return smooth;
  }

  /// The place of the number whose step is nearest to one; negative where there is none.
  public static int nearest(double[] steps, double step) {
    int found = Arrays.binarySearch(steps, step);
    if (found >= 0 || steps.length == 0) {
      return steps.length == 0 ? -1 : found;
    }
    int after = -found - 1;
    if (after == 0) {
      return 0;
    }
    if (after == steps.length) {
      return after - 1;
    }
    return step - steps[after - 1] <= steps[after] - step ? after - 1 : after;
  }
}
