package org.stegoscope.workspace;

import org.stegoscope.model.ComputeDevice;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.model.Precision;

/// Where, how exactly, and on how many threads of the processor models compute.
public record Computing(ComputeDevice device, Precision precision, int threads) {

  /// What holds where nobody chose anything, in the window and on the command line.
  public static final Computing DEFAULT =
      new Computing(
          ModelOptions.DEFAULT.device(),
          ModelOptions.DEFAULT.precision(),
          Runtime.getRuntime().availableProcessors());

  /// How a model that is loaded computes.
  static Computing of(LoadedModel model, int threads) {
    return new Computing(model.options().device(), model.options().precision(), threads);
  }

  Computing on(ComputeDevice newDevice) {
    return new Computing(newDevice, precision, threads);
  }

  Computing in(Precision newPrecision) {
    return new Computing(device, newPrecision, threads);
  }

  /// The same model, computing so.
  ModelOptions applied(ModelOptions options) {
    return options.on(device).in(precision);
  }

  /// Such as `cpu · float32`.
  public String summary() {
    return device + " · " + precision;
  }
}
