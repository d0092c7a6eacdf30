package org.stegoscope.analysis;

import java.util.List;
import java.util.stream.IntStream;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.ScalarMap;

/// What DINO's attention figures show: the attention of the class token, head by head.
public final class AttentionMaps {

  private AttentionMaps() {}

  /// One map a head from `attention`, `[heads, patches]`.
  ///
  /// @throws org.stegoscope.core.StegoscopeException if the array does not have that shape
  public static List<ScalarMap> heads(float[] attention, int heads, PatchGrid grid) {
    Shapes.check("attention", attention, heads, grid.size());
    return IntStream.range(0, heads)
        .mapToObj(head -> {
          float[] values = new float[grid.size()];
          System.arraycopy(attention, head * values.length, values, 0, values.length);
          return new ScalarMap(grid.rows(), grid.columns(), values);
        })
        .toList();
  }

  /// The most attended cells that together hold `mass`, 0..1, of the attention of one head.
  ///
  /// As in DINO's `visualize_attention`: with the cells in ascending order, those are kept at which
  /// the running sum exceeds `1 - mass` of the whole. Nothing is kept where there is no attention.
  public static boolean[] massMask(float[] attention, double mass) {
    if (!(mass >= 0 && mass <= 1)) {
      throw new IllegalArgumentException("a mass is between 0 and 1, not " + mass);
    }
    int[] order = Ascending.order(attention);
    double total = 0;
    for (int cell : order) {
      total += attention[cell];
    }
    boolean[] mask = new boolean[attention.length];
    double running = 0;
    for (int cell : order) {
      running += attention[cell];
      // Compared with a share of the total, not divided by it, so that a mass of 0 keeps nothing.
      mask[cell] = running > (1 - mass) * total;
    }
    return mask;
  }

  /// The map with its numbers where [#massMask] keeps them, and NaN elsewhere.
  public static ScalarMap masked(ScalarMap map, double mass) {
    boolean[] mask = massMask(map.values(), mass);
    float[] kept = map.values().clone();
    for (int i = 0; i < kept.length; i++) {
      if (!mask[i]) {
        kept[i] = Float.NaN;
      }
    }
    return new ScalarMap(map.rows(), map.columns(), kept);
  }

  /// The map stretched to 0..1 by its own smallest and largest value; all 0 if those are equal.
  public static ScalarMap minMax(ScalarMap head) {
    ScalarMap.Range range = head.range();
    float[] stretched = new float[head.values().length];
    for (int i = 0; i < stretched.length; i++) {
      stretched[i] = range.fraction(head.values()[i]);
    }
    return new ScalarMap(head.rows(), head.columns(), stretched);
  }

  /// The mean over the heads, cell by cell.
  public static ScalarMap mean(List<ScalarMap> heads) {
    double[] sums = new double[sameShape(heads).values().length];
    for (ScalarMap head : heads) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += head.values()[i];
      }
    }
    float[] mean = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      mean[i] = (float) (sums[i] / heads.size());
    }
    return new ScalarMap(heads.getFirst().rows(), heads.getFirst().columns(), mean);
  }

  /// The largest over the heads, cell by cell.
  public static ScalarMap max(List<ScalarMap> heads) {
    float[] max = sameShape(heads).values().clone();
    for (ScalarMap head : heads) {
      for (int i = 0; i < max.length; i++) {
        max[i] = Math.max(max[i], head.values()[i]);
      }
    }
    return new ScalarMap(heads.getFirst().rows(), heads.getFirst().columns(), max);
  }

  /// The first of at least one map, all of one shape.
  private static ScalarMap sameShape(List<ScalarMap> heads) {
    if (heads.isEmpty()) {
      throw new IllegalArgumentException("no heads");
    }
    ScalarMap first = heads.getFirst();
    for (ScalarMap head : heads) {
      if (head.rows() != first.rows() || head.columns() != first.columns()) {
        throw new IllegalArgumentException(
            "heads of %d x %d and %d x %d cells"
                .formatted(first.rows(), first.columns(), head.rows(), head.columns()));
      }
    }
    return first;
  }
}
