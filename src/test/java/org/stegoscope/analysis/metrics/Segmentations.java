package org.stegoscope.analysis.metrics;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.stegoscope.core.LabelMap;

/// Seeded predictions and labels.
final class Segmentations {

  private Segmentations() {}

  /// Labels 0 to `classes - 1`, one in ten -1.
  static int[] labels(int count, int classes, SplittableRandom random) {
    return IntStream.range(0, count)
        .map(_ -> random.nextInt(10) == 0 ? -1 : random.nextInt(classes))
        .toArray();
  }

  /// Six in ten clusters follow from the label, the others are drawn; one in fifteen is -1.
  static int[] predictions(int[] labels, int clusters, SplittableRandom random) {
    return IntStream.of(labels)
        .map(label ->
            switch (random.nextInt(15)) {
              case 0 -> -1;
              case 1, 2, 3, 4, 5 -> random.nextInt(clusters);
              default -> label < 0 ? 0 : (label * 2 + 1) % clusters;
            })
        .toArray();
  }

  static ConfusionMatrix matrix(int count, int clusters, int classes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] labels = labels(count, classes, random);
    return ConfusionMatrix.of(predictions(labels, clusters, random), labels, clusters, classes);
  }

  /// Rows of digits; a point is void.
  static LabelMap map(String... rows) {
    byte[] ids = new byte[rows.length * rows[0].length()];
    for (int i = 0; i < ids.length; i++) {
      char id = rows[i / rows[0].length()].charAt(i % rows[0].length());
      ids[i] = (byte) (id == '.' ? LabelMap.VOID : id - '0');
    }
    return new LabelMap(rows[0].length(), rows.length, ids);
  }
}
