package org.stegoscope.analysis.projection;

import java.util.OptionalDouble;

/// How often near points have the same label.
public final class LabelPurity {

  private LabelPurity() {}

  /// The mean, over the points, of the share of their `k` nearest neighbours that have their label.
  /// Points with a negative label have none: they count neither as points nor as neighbours, and
  /// points without a labelled neighbour are left out. Empty where nothing is left.
  ///
  /// @param labels `[n]`
  public static OptionalDouble of(Neighbours neighbours, int[] labels) {
    if (labels.length != neighbours.count()) {
      throw new IllegalArgumentException(
          "%d labels of %d points".formatted(labels.length, neighbours.count()));
    }
    double sum = 0;
    int points = 0;
    for (int i = 0; i < labels.length; i++) {
      int labelled = 0;
      int same = 0;
      for (int r = 0; r < neighbours.k(); r++) {
        int label = labels[neighbours.indices()[i * neighbours.k() + r]];
        labelled += label >= 0 ? 1 : 0;
        same += label == labels[i] ? 1 : 0;
      }
      if (labels[i] >= 0 && labelled > 0) {
        sum += (double) same / labelled;
        points++;
      }
    }
    return points == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / points);
  }
}
