package org.stegoscope.analysis.fitting;

import java.util.SplittableRandom;
import org.stegoscope.core.StegoscopeException;

/// Batches of images without end: every image once in a drawn order, then all again in another.
final class Batches {

  private final int[] order;
  private final SplittableRandom random;
  private int next;

  Batches(int images, SplittableRandom random) {
    if (images < 1) {
      throw new StegoscopeException("There is no image to fit a probe to.");
    }
    this.random = random;
    order = new int[images];
    for (int i = 0; i < images; i++) {
      order[i] = i;
    }
    next = images;
  }

  /// At most `size` images, all different; fewer where there are not so many.
  int[] next(int size) {
    if (next + Math.min(size, order.length) > order.length) {
      shuffle();
      next = 0;
    }
    int[] batch = new int[Math.min(size, order.length)];
    System.arraycopy(order, next, batch, 0, batch.length);
    next += batch.length;
    return batch;
  }

  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int held = order[i];
      order[i] = order[other];
      order[other] = held;
    }
  }
}
