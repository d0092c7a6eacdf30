package org.stegoscope.analysis.projection;

import java.util.OptionalDouble;

/// Points laid out in the plane.
///
/// @param coordinates `[n, 2]`; they must not be written to
/// @param iterations that were made; 0 for a method without any
/// @param divergence of Kullback and Leibler, in nats, of t-SNE
/// @param explainedVariance the shares of the whole variance along the two axes, of PCA; otherwise
///   empty
public record Embedding(
    float[] coordinates, int iterations, OptionalDouble divergence, double[] explainedVariance) {

  public int size() {
    return coordinates.length / 2;
  }
}
