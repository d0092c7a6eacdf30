package org.stegoscope.training;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.stegoscope.core.LabelMap;

/// Points that the correspondence loss draws where an image is salient.
final class SalientPoints {

  /// STEGO's share of points; the others lie anywhere.
  static final double SHARE = 0.9;

  private SalientPoints() {}

  /// The pixels that are not 0, row by row; all of them where none is.
  static int[] pixels(LabelMap mask) {
    byte[] ids = mask.labels();
    int[] salient = IntStream.range(0, ids.length).filter(i -> ids[i] != 0).toArray();
    return salient.length > 0 ? salient : IntStream.range(0, ids.length).toArray();
  }

  /// Writes where a pixel is: -1 at the first, a step less than 1 at the last, as STEGO has it.
  static void put(LabelMap mask, int pixel, float[] coordinates, int to) {
    coordinates[to] = (float) (pixel % mask.width()) / mask.width() * 2 - 1;
    coordinates[to + 1] = (float) (pixel / mask.width()) / mask.height() * 2 - 1;
  }

  /// Moves nine of ten points of a step to salient places, the same ones in the images as in the
  /// positives.
  static Draws moved(Draws draws, TermInputs.Salience salience, SplittableRandom random) {
    float[] first = draws.first().clone();
    float[] second = draws.second().clone();
    int images = salience.images().size();
    int ofImage = first.length / images;
    for (int i = 0; i < images; i++) {
      LabelMap here = salience.images().get(i);
      LabelMap there = salience.positives().get(i);
      int[] pixels = pixels(here);
      int[] others = pixels(there);
      for (int to = i * ofImage; to < (i + 1) * ofImage; to += 2) {
        if (random.nextDouble() < SHARE) {
          put(here, pixels[random.nextInt(pixels.length)], first, to);
          put(there, others[random.nextInt(others.length)], second, to);
        }
      }
    }
    return new Draws(first, second, draws.partners());
  }
}
