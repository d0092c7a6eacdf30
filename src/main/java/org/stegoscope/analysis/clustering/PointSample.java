package org.stegoscope.analysis.clustering;

import java.util.SplittableRandom;
import org.stegoscope.core.StegoscopeException;

/// Which points are looked at: all where there are no more than `mostPoints`, else so many of them,
/// drawn by `seed`, each set of that size as likely as any other.
public record PointSample(int mostPoints, long seed) {

  public static final PointSample ALL = new PointSample(Integer.MAX_VALUE, 0);

  public PointSample {
    if (mostPoints < 1) {
      throw new StegoscopeException(
          "A sample has at least one point, not %d.".formatted(mostPoints));
    }
  }

  /// Indices of `0 until count`, ascending.
  int[] of(int count) {
    return draw(count, Math.min(count, mostPoints), new SplittableRandom(seed));
  }

  /// `size` different numbers of `0 until count`, ascending (Knuth's selection sampling).
  static int[] draw(int count, int size, SplittableRandom random) {
    int[] drawn = new int[size];
    int found = 0;
    for (int i = 0; found < size; i++) {
      if (count - i == size - found || random.nextInt(count - i) < size - found) {
        drawn[found++] = i;
      }
    }
    return drawn;
  }
}
