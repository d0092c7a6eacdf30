package org.stegoscope.training;

import java.util.SplittableRandom;
import org.stegoscope.core.StegoscopeException;

/// The weights of STEGO's head: `linear(f)`, and for a nonlinear head `output(relu(hidden(f)))`
/// added to it. Arrays are laid out as PyTorch's and must not be written to.
///
/// @param width of the features
/// @param dimension of the codes
/// @param linearWeights `[dimension, width]`, `cluster1.0` of a checkpoint
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
    LINEAR,
    NONLINEAR
  }

  public HeadWeights {
    require(linearWeights, (long) dimension * width);
    require(linearBiases, dimension);
    boolean nonlinear = hiddenWeights.length > 0;
    require(hiddenWeights, nonlinear ? (long) width * width : 0);
    require(hiddenBiases, nonlinear ? width : 0);
    require(outputWeights, nonlinear ? (long) dimension * width : 0);
    require(outputBiases, nonlinear ? dimension : 0);
  }

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

  private static float[] drawn(int count, double bound, SplittableRandom random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-bound, bound);
    }
    return values;
  }

  public Projection projection() {
    return hiddenWeights.length > 0 ? Projection.NONLINEAR : Projection.LINEAR;
  }

  /// All layers, in the order of the components.
  float[][] layers() {
    return new float[][] {
      linearWeights, linearBiases, hiddenWeights, hiddenBiases, outputWeights, outputBiases
    };
  }

  /// A head of the same shape.
  HeadWeights with(float[][] layers) {
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
