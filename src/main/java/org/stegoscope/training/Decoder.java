package org.stegoscope.training;

import java.util.SplittableRandom;
import org.stegoscope.analysis.fitting.Adam;
import org.stegoscope.core.StegoscopeException;

/// The layer that makes features of codes again, learning with the head whose codes shall keep what
/// the features say (`decoder` of STEGO's checkpoints).
public final class Decoder {

  /// Everything it is, so that it can go on later.
  ///
  /// @param weights `[width, dimension]`, width of the features, dimension of the codes
  /// @param biases `[width]`
  public record State(float[] weights, float[] biases, Adam.State ofWeights, Adam.State ofBiases) {

    /// Of a layer that has not learnt yet.
    public static State of(float[] weights, float[] biases) {
      return new State(
          weights, biases, new Adam(weights.length, 0).state(), new Adam(biases.length, 0).state());
    }

    /// Drawn as PyTorch draws a convolution: evenly between plus and minus `1 / sqrt(dimension)`.
    public static State drawn(int width, int dimension, SplittableRandom random) {
      double bound = 1 / Math.sqrt(dimension);
      return of(
          HeadWeights.drawn(width * dimension, bound, random),
          HeadWeights.drawn(width, bound, random));
    }
  }

  private final float[] weights;
  private final float[] biases;
  private final Adam ofWeights;
  private final Adam ofBiases;

  /// @throws StegoscopeException where the layer does not fit the head
  Decoder(State state, HeadWeights head, double learningRate) {
    weights = state.weights().clone();
    biases = state.biases().clone();
    ofWeights = new Adam(state.ofWeights(), learningRate);
    ofBiases = new Adam(state.ofBiases(), learningRate);
    if (biases.length != head.width() || weights.length != head.width() * head.dimension()) {
      throw new StegoscopeException(
          "A decoder of %d weights and %d biases does not make %d features of codes of %d."
              .formatted(weights.length, biases.length, head.width(), head.dimension()));
    }
  }

  State state() {
    return new State(weights.clone(), biases.clone(), ofWeights.state(), ofBiases.state());
  }

  void useLearningRate(double rate) {
    ofWeights.useLearningRate(rate);
    ofBiases.useLearningRate(rate);
  }

  /// @param codes `[tokens, dimension]`
  /// @param features `[tokens, width]`
  Reconstruction reconstruction(float[] codes, float[] features, double weight, Products products) {
    return Reconstruction.of(codes, features, weights, biases, weight, products);
  }

  void step(Reconstruction reconstruction) {
    ofWeights.step(weights, reconstruction.weightGradient());
    ofBiases.step(biases, reconstruction.biasGradient());
  }
}
