package org.stegoscope.study.evaluation;

import org.stegoscope.core.LabelMap;
import org.stegoscope.study.trust.Stability;
import org.stegoscope.study.trust.Variation;

/// Counts of pixels of one image or of many, for each cell that is looked at.
///
/// @param numbers `[cells, WIDTH]`
record DoubtCounts(long[] numbers) {

  private static final int VARIATIONS = Variation.values().length;

  /// Pixels that the changed picture shows, and those of them whose class changed: a pair for each
  /// variation.
  private static final int SEEN = 0;

  /// Labelled pixels, and the right ones of them.
  private static final int STABLE = 2 * VARIATIONS;

  private static final int UNSTABLE = STABLE + 2;
  private static final int AGREEING = UNSTABLE + 2;

  /// Labelled pixels, those where the linear probe is right, those where the cluster probe is.
  private static final int DIFFERING = AGREEING + 2;

  private static final int WIDTH = DIFFERING + 3;

  static DoubtCounts empty(int cells) {
    return new DoubtCounts(new long[cells * WIDTH]);
  }

  void add(DoubtCounts other) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Math.addExact(numbers[i], other.numbers[i]);
    }
  }

  /// What a probe says, and the class of each of its ids, negative for none.
  record Answers(LabelMap labels, int[] classOf) {

    int at(int pixel) {
      int id = Byte.toUnsignedInt(labels.labels()[pixel]);
      return id < classOf.length ? classOf[id] : -1;
    }
  }

  void addStability(int cell, Stability stability, LabelMap labels, int[] classOf, int classes) {
    int start = cell * WIDTH;
    Answers plain = new Answers(stability.labels(), classOf);
    for (int i = 0; i < labels.labels().length; i++) {
      byte id = stability.labels().labels()[i];
      if (Byte.toUnsignedInt(id) == LabelMap.VOID) {
        continue;
      }
      boolean stable = true;
      int place = start + SEEN;
      for (Variation variation : Variation.values()) {
        byte other = stability.varied().get(variation).labels()[i];
        if (Byte.toUnsignedInt(other) != LabelMap.VOID) {
          numbers[place]++;
          if (other != id) {
            numbers[place + 1]++;
            stable = false;
          }
        }
        place += 2;
      }
      int label = Byte.toUnsignedInt(labels.labels()[i]);
      if (label < classes) {
        int at = start + (stable ? STABLE : UNSTABLE);
        numbers[at]++;
        numbers[at + 1] += plain.at(i) == label ? 1 : 0;
      }
    }
  }

  void addAgreement(int cell, Answers linear, Answers cluster, LabelMap labels, int classes) {
    int start = cell * WIDTH;
    for (int i = 0; i < labels.labels().length; i++) {
      int label = Byte.toUnsignedInt(labels.labels()[i]);
      if (label < classes) {
        int one = linear.at(i);
        int other = cluster.at(i);
        if (one == other && one >= 0) {
          numbers[start + AGREEING]++;
          numbers[start + AGREEING + 1] += one == label ? 1 : 0;
        } else {
          numbers[start + DIFFERING]++;
          numbers[start + DIFFERING + 1] += one == label ? 1 : 0;
          numbers[start + DIFFERING + 2] += other == label ? 1 : 0;
        }
      }
    }
  }

  long seen(int cell, Variation variation) {
    return numbers[cell * WIDTH + SEEN + 2 * place(variation)];
  }

  long changed(int cell, Variation variation) {
    return numbers[cell * WIDTH + SEEN + 2 * place(variation) + 1];
  }

  private static int place(Variation variation) {
    return java.util.List.of(Variation.values()).indexOf(variation);
  }

  DoubtTable.Part stable(int cell) {
    return part(cell, STABLE);
  }

  DoubtTable.Part unstable(int cell) {
    return part(cell, UNSTABLE);
  }

  DoubtTable.Part agreeing(int cell) {
    return part(cell, AGREEING);
  }

  /// Where they differ, by the linear probe.
  DoubtTable.Part differing(int cell) {
    return part(cell, DIFFERING);
  }

  /// Where they differ, by the cluster probe.
  DoubtTable.Part differingByCluster(int cell) {
    return new DoubtTable.Part(
        numbers[cell * WIDTH + DIFFERING], numbers[cell * WIDTH + DIFFERING + 2]);
  }

  private DoubtTable.Part part(int cell, int at) {
    return new DoubtTable.Part(numbers[cell * WIDTH + at], numbers[cell * WIDTH + at + 1]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DoubtCounts that && java.util.Arrays.equals(numbers, that.numbers);
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(numbers);
  }
}
