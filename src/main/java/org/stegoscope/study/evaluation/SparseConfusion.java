package org.stegoscope.study.evaluation;

import java.util.Arrays;
import org.stegoscope.analysis.metrics.ConfusionMatrix;

/// The confusion matrix of one image, of which only what is not 0 is kept: a data set has thousands
/// of images, each of few classes.
///
/// @param places `cluster * classes + class`, ascending
/// @param counts pixels in each place
public record SparseConfusion(
    int clusters, int classes, int[] places, int[] counts, long unlabelled, long unpredicted) {

  static SparseConfusion of(ConfusionMatrix matrix) {
    long[] all = matrix.counts();
    int[] places = new int[all.length];
    int[] counts = new int[all.length];
    int used = 0;
    for (int place = 0; place < all.length; place++) {
      if (all[place] > 0) {
        places[used] = place;
        counts[used++] = Math.toIntExact(all[place]);
      }
    }
    return new SparseConfusion(
        matrix.clusters(),
        matrix.classes(),
        Arrays.copyOf(places, used),
        Arrays.copyOf(counts, used),
        matrix.unlabelled(),
        matrix.unpredicted());
  }

  ConfusionMatrix dense() {
    long[] all = new long[clusters * classes];
    for (int i = 0; i < places.length; i++) {
      all[places[i]] = counts[i];
    }
    return new ConfusionMatrix(clusters, classes, all, unlabelled, unpredicted);
  }
}
