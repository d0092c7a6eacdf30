package org.stegoscope.analysis.fitting;

import org.stegoscope.core.StegoscopeException;

/// How a probe is fitted: by Adam, in steps of a batch of images, in an order drawn by the seed
/// anew for every pass over the images.
///
/// @param steps how many batches
/// @param batch images in a batch
/// @param seed of the order and of the first weights
public record FitOptions(int steps, int batch, double learningRate, long seed) {

  /// What STEGO fits its probes with.
  public static final double STEGO_LEARNING_RATE = 5e-3;

  public FitOptions {
    if (steps < 1 || batch < 1) {
      throw new StegoscopeException(
          "A probe is fitted in at least one step of at least one image, not %d of %d."
              .formatted(steps, batch));
    }
    if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
      throw new StegoscopeException(
          "A learning rate is above 0, not %s.".formatted(Double.toString(learningRate)));
    }
  }

  /// With another seed.
  public FitOptions withSeed(long changed) {
    return new FitOptions(steps, batch, learningRate, changed);
  }
}
