package org.stegoscope.analysis;

/// The supervised probe: class probabilities are `softmax(weights * code + biases)`.
///
/// `weights` is `[classes, dimension]`, row-major, and `biases` `[classes]`; neither must be
/// written to.
public record LinearProbe(int classes, int dimension, float[] weights, float[] biases)
    implements Probe {

  public LinearProbe {
    Shapes.check("weights of the linear probe", weights, classes, dimension);
    Shapes.check("biases of the linear probe", biases, classes, 1);
  }
}
