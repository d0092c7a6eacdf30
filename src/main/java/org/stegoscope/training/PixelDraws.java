package org.stegoscope.training;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Pixels that the CRF loss looks at, the same in each image of a batch.
///
/// @param height of the images resized for it
/// @param width of the images resized for it
public record PixelDraws(int[] ys, int[] xs, int height, int width) {

  /// STEGO's size.
  static final int SIDE = 56;

  static PixelDraws drawn(int count, SplittableRandom random) {
    int[] ys = new int[count];
    int[] xs = new int[count];
    for (int i = 0; i < count; i++) {
      ys[i] = random.nextInt(SIDE);
      xs[i] = random.nextInt(SIDE);
    }
    return new PixelDraws(ys, xs, SIDE, SIDE);
  }

  int points() {
    return ys.length;
  }

  /// Where the pixels are among the tokens of an image.
  Taps taps(FeatureBatch batch) {
    return Taps.resized(ys, xs, height, width, batch.rows(), batch.columns());
  }

  /// The square of a distance, in pixels.
  int square(int one, int other) {
    int down = ys[one] - ys[other];
    int across = xs[one] - xs[other];
    return down * down + across * across;
  }

  /// The pixels whose squared distance is at most `reach`, of each pixel.
  int[][] near(double reach) {
    return IntStream.range(0, points())
        .mapToObj(one ->
            IntStream.range(0, points()).filter(other -> square(one, other) <= reach).toArray())
        .toArray(int[][]::new);
  }
}
