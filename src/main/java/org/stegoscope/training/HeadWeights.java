package org.stegoscope.training;

import java.util.List;
import java.util.SplittableRandom;
import org.stegoscope.core.StegoscopeException;

/// The weights of STEGO's head: `linear(f)`, and for a nonlinear head `output(relu(hidden(f)))`
/// added to it; or none at all, and codes are features. Arrays are laid out as PyTorch's and must
/// not be written to.
///
/// @param width of the features
/// @param dimension of the codes
/// @param linearWeights `[dimension, width]`, `cluster1.0` of a checkpoint; empty without a head
/// @param hiddenWeights `[width, width]`, `cluster2.0`; empty for a linear head
/// @param outputWeights `[dimension, width]`, `cluster2.2`; empty for a linear head
public record HeadWeights(
    int width,
    int dimension,
    float[] linearWeights,
    float[] linearBiases,
    float[] hiddenWeights,
    float[] hiddenBiases,
    float[] outputWeights,
    float[] outputBiases) {

  /// Which layers a head has.
  public enum Projection {
    /// None: codes are features, and the dimension is the width.
    NONE,
    LINEAR,
    NONLINEAR
  }

  public HeadWeights {
    boolean linear = linearWeights.length > 0 || dimension != width;
    require(linearWeights, linear ? (long) dimension * width : 0);
    require(linearBiases, linear ? dimension : 0);
    boolean nonlinear = hiddenWeights.length > 0;
    require(hiddenWeights, nonlinear ? (long) width * width : 0);
    require(hiddenBiases, nonlinear ? width : 0);
    require(outputWeights, nonlinear ? (long) dimension * width : 0);
    require(outputBiases, nonlinear ? dimension : 0);
  }

  /// What a checkpoint calls the layers, in their order.
  public static final List<String> NAMES =
      List.of(
          "cluster1.0.weight",
          "cluster1.0.bias",
          "cluster2.0.weight",
          "cluster2.0.bias",
          "cluster2.2.weight",
          "cluster2.2.bias");

  private static void require(float[] numbers, long count) {
    if (numbers.length != count) {
      throw new StegoscopeException(
          "A layer of the head has %d numbers where %d are needed."
              .formatted(numbers.length, count));
    }
  }

  /// Drawn as PyTorch draws those of a convolution: evenly between plus and minus `1 /
  /// sqrt(width)`.
  public static HeadWeights drawn(
      int width, int dimension, Projection projection, SplittableRandom random) {
    if (projection == Projection.NONE) {
      return none(width);
    }
    boolean nonlinear = projection == Projection.NONLINEAR;
    double bound = 1 / Math.sqrt(width);
    return new HeadWeights(
        width,
        dimension,
        drawn(dimension * width, bound, random),
        drawn(dimension, bound, random),
        drawn(nonlinear ? width * width : 0, bound, random),
        drawn(nonlinear ? width : 0, bound, random),
        drawn(nonlinear ? dimension * width : 0, bound, random),
        drawn(nonlinear ? dimension : 0, bound, random));
  }

  /// No head.
  public static HeadWeights none(int width) {
    return linear(width, width, new float[0], new float[0]);
  }

  /// A linear head.
  public static HeadWeights linear(int width, int dimension, float[] weights, float[] biases) {
    float[] no = new float[0];
    return new HeadWeights(width, dimension, weights, biases, no, no, no, no);
  }

  static float[] drawn(int count, double bound, SplittableRandom random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-bound, bound);
    }
    return values;
  }

  public Projection projection() {
    if (linearWeights.length == 0) {
      return Projection.NONE;
    }
    return hiddenWeights.length > 0 ? Projection.NONLINEAR : Projection.LINEAR;
  }

  /// All layers, in the order of the components.
  public float[][] layers() {
    return new float[][] {
      linearWeights, linearBiases, hiddenWeights, hiddenBiases, outputWeights, outputBiases
    };
  }

  /// A head of the same shape.
  public HeadWeights with(float[][] layers) {
    return new HeadWeights(
        width, dimension, layers[0], layers[1], layers[2], layers[3], layers[4], layers[5]);
  }

  /// The same numbers, which may be written to.
  HeadWeights copy() {
    float[][] layers = layers();
    for (int i = 0; i < layers.length; i++) {
      layers[i] = layers[i].clone();
    }
    return with(layers);
  }
}
