package org.stegoscope.training;

import java.util.SplittableRandom;

/// Channels that are dropped in a step: whole channels of an image are 0, the others larger so that
/// the mean stays (Dropout2d). The two of the head always act in training; the third is on what the
/// loss compares codes with.
///
/// @param linear factors of the features that the linear layer reads, `[images, width]`, or empty
///   for none dropped
/// @param hidden the same of the hidden layer
/// @param target the same of the features that the loss sees
public record Dropout(float[] linear, float[] hidden, float[] target) {

  /// STEGO's share.
  public static final double SHARE = 0.1;

  public static final Dropout NONE = new Dropout(new float[0], new float[0], new float[0]);

  /// Whether the features that the loss sees are dropped, too.
  public enum Target {
    DROPPED,
    WHOLE
  }

  static Dropout drawn(int images, int width, Target target, SplittableRandom random) {
    return new Dropout(
        factors(images * width, random),
        factors(images * width, random),
        target == Target.DROPPED ? factors(images * width, random) : new float[0]);
  }

  private static float[] factors(int count, SplittableRandom random) {
    float[] factors = new float[count];
    for (int i = 0; i < count; i++) {
      factors[i] = random.nextDouble() < SHARE ? 0 : (float) (1 / (1 - SHARE));
    }
    return factors;
  }

  /// Features with channels dropped; the same array where `factors` are empty.
  static float[] applied(FeatureBatch features, float[] factors) {
    if (factors.length == 0) {
      return features.values();
    }
    int width = features.channels();
    int ofImage = features.patches() * width;
    float[] dropped = new float[features.values().length];
    for (int i = 0; i < dropped.length; i++) {
      dropped[i] = features.values()[i] * factors[i / ofImage * width + i % width];
    }
    return dropped;
  }
}
