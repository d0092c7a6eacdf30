package org.stegoscope.analysis;

/// One axis of a bilinear resize as PyTorch does it with `align_corners=False`: an output lies
/// between two inputs, of which the second is the first where it counts for nothing.
public final class PixelWeights {

  private final ResizedAxis axis;

  private PixelWeights(ResizedAxis axis) {
    this.axis = axis;
  }

  public static PixelWeights of(int inputs, int outputs) {
    return new PixelWeights(ResizedAxis.of(inputs, outputs));
  }

  public int lower(int output) {
    return axis.lower()[output];
  }

  public int upper(int output) {
    return axis.fraction()[output] > 0 ? axis.lower()[output] + 1 : axis.lower()[output];
  }

  /// The weight of the upper one, 0 to below 1.
  public double fraction(int output) {
    return axis.fraction()[output];
  }
}
