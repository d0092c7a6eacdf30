package org.stegoscope.training;

/// A blur over 5 x 5 pixels, reflected at the borders, as torchvision's `GaussianBlur` makes it.
final class GaussianBlur {

  private static final int REACH = 2;

  private final double[] weights = new double[2 * REACH + 1];

  /// @param sigma in pixels
  GaussianBlur(double sigma) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double apart = (i - REACH) / sigma;
      weights[i] = Math.exp(-0.5 * apart * apart);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
  }

  /// @param pixels `[height, width, 3]`
  float[] apply(float[] pixels, int width, int height) {
    float[] across = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int x = i / 3 % width;
      across[i] = sum(pixels, i - x * 3, x, width, 3);
    }
    float[] blurred = new float[pixels.length];
    int line = width * 3;
    for (int i = 0; i < pixels.length; i++) {
      blurred[i] = sum(across, i % line, i / line, height, line);
    }
    return blurred;
  }

  private float sum(float[] values, int first, int at, int count, int stride) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * values[first + reflected(at + i - REACH, count) * stride];
    }
    return (float) sum;
  }

  /// An image of one or two pixels ends where its mirror image would.
  private static int reflected(int place, int count) {
    int from = Math.abs(place);
    return Math.clamp(from < count ? from : 2 * (count - 1) - from, 0, count - 1);
  }
}
