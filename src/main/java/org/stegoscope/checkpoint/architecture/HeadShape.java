package org.stegoscope.checkpoint.architecture;

/// The segmentation head that makes a code of a feature.
///
/// @param codeDimension the length of the code
public record HeadShape(Projection projection, int codeDimension) {

  /// One 1x1 convolution, or that plus a small network of two.
  public enum Projection {
    LINEAR,
    NONLINEAR
  }
}
