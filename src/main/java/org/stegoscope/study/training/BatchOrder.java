package org.stegoscope.study.training;

import java.util.SplittableRandom;

/// Which images make up which batch: all in a drawn order, then all again in another. Those that do
/// not fill a batch at the end of a pass are left out of it.
record BatchOrder(int images, int size, Seeds seeds) {

  /// The images of a step, which counts from 0: all different, and fewer than `size` where there
  /// are not so many.
  int[] batch(int step) {
    int each = Math.min(size, images);
    int ofPass = images / each;
    int[] order = order(step / ofPass);
    int[] batch = new int[each];
    System.arraycopy(order, step % ofPass * each, batch, 0, each);
    return batch;
  }

  /// How many passes over the images are over after so many steps.
  int passes(int steps) {
    return steps / (images / Math.min(size, images));
  }

  private int[] order(int pass) {
    SplittableRandom random = seeds.of(Seeds.Purpose.ORDER, pass);
    int[] order = new int[images];
    for (int i = 0; i < images; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
