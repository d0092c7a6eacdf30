package org.stegoscope.model;

import java.util.Optional;
import java.util.OptionalInt;
import org.stegoscope.dataset.Normalization;

/// How a checkpoint is to be run. Heads and normalization override what was inferred from the file;
/// CAUSE, for one, runs a ViT-S with 12 heads although its weights look like 6.
public record ModelOptions(
    ComputeDevice device,
    Precision precision,
    OptionalInt heads,
    Optional<Normalization> normalization) {

  public static final ModelOptions DEFAULT =
      new ModelOptions(ComputeDevice.CPU, Precision.FLOAT32, OptionalInt.empty(), Optional.empty());

  public ModelOptions on(ComputeDevice device) {
    return new ModelOptions(device, precision, heads, normalization);
  }

  public ModelOptions in(Precision precision) {
    return new ModelOptions(device, precision, heads, normalization);
  }
}
