package org.stegoscope.model;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.job.JobContext;

/// How far bfloat16 features are from float32 ones, measured on a seeded picture of soft noise.
final class Bfloat16Error {

  private static final int SIDE_PATCHES = 14;
  private static final long SEED = 7;

  private Bfloat16Error() {}

  /// The root mean square difference over the root mean square of the float32 features.
  static double measure(LoadedModel exact, LoadedModel rounded, JobContext context) {
    int side = SIDE_PATCHES * exact.patchSizePx();
    float[] image = noise(side);
    FeatureMap truth = features(exact, image, side, context);
    FeatureMap approximation = features(rounded, image, side, context);
    double difference = 0;
    double magnitude = 0;
    for (int i = 0; i < truth.values().length; i++) {
      double x = truth.values()[i];
      double y = approximation.values()[i];
      difference += (x - y) * (x - y);
      magnitude += x * x;
    }
    return Math.sqrt(difference / magnitude);
  }

  private static FeatureMap features(
      LoadedModel model, float[] image, int side, JobContext context) {
    FeatureRequest request = model.has(Space.STEGO) ? FeatureRequest.STEGO : FeatureRequest.DINO;
    return model.pass(image, side, side, List.of(request), context).getFirst();
  }

  /// `[3, side, side]`: sums of a few waves of seeded direction, about as large as a photo.
  private static float[] noise(int side) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    float[] image = new float[3 * side * side];
    for (int wave = 0; wave < 12; wave++) {
      double fx = random.nextGaussian() * 0.1;
      double fy = random.nextGaussian() * 0.1;
      double phase = random.nextDouble(2 * Math.PI);
      int channel = wave % 3;
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          image[(channel * side + y) * side + x] +=
              (float) (0.6 * Math.sin(fx * x + fy * y + phase));
        }
      }
    }
    return image;
  }
}
