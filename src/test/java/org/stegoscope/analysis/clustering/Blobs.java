package org.stegoscope.analysis.clustering;

import java.util.SplittableRandom;
import org.stegoscope.analysis.Maps;

/// Points to cluster.
final class Blobs {

  private Blobs() {}

  /// Gaussian blobs around `blobs` far centres, point `i` in blob `i % blobs`.
  static float[] of(long seed, int count, int dimension, int blobs) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] centres = Maps.gaussian(random, blobs * dimension);
    return Maps.filled(
        count * dimension,
        n ->
            4 * centres[(n / dimension) % blobs * dimension + n % dimension]
                + random.nextGaussian());
  }
}
