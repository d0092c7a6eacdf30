package org.stegoscope.training;

import java.util.SplittableRandom;

/// What one step draws for its correspondence loss.
///
/// @param first points in the images, `[images, S, S, 2]`, (x, y) from -1 to 1
/// @param second points in the positives and the negatives, the same shape
/// @param partners the negative partner of each image, `[draws][images]`
public record Draws(float[] first, float[] second, int[][] partners) {

  static Draws of(int images, LossOptions options, SplittableRandom random) {
    int count = images * options.featureSamples() * options.featureSamples() * 2;
    float[] first = coordinates(count, random);
    float[] second = coordinates(count, random);
    int[][] partners = new int[options.negSamples()][];
    for (int i = 0; i < partners.length; i++) {
      partners[i] = partners(images, random);
    }
    return new Draws(first, second, partners);
  }

  private static float[] coordinates(int count, SplittableRandom random) {
    float[] coordinates = new float[count];
    for (int i = 0; i < count; i++) {
      coordinates[i] = (float) random.nextDouble(-1, 1);
    }
    return coordinates;
  }

  /// STEGO's `super_perm`: a permutation in which whoever has drawn itself gets the next image. Two
  /// may have the same partner, none itself unless it is alone.
  static int[] partners(int images, SplittableRandom random) {
    int[] partners = new int[images];
    for (int i = 0; i < images; i++) {
      int other = random.nextInt(i + 1);
      partners[i] = partners[other];
      partners[other] = i;
    }
    for (int i = 0; i < images; i++) {
      partners[i] = (partners[i] == i ? i + 1 : partners[i]) % images;
    }
    return partners;
  }
}
