package org.stegoscope.analysis.projection;

import java.util.Arrays;
import org.stegoscope.core.StegoscopeException;

/// How many dimensions points fill, estimated from their two nearest neighbours (Facco et al.
/// 2017).
///
/// With `m` the ratio of the distances of a point to its second and its first neighbour, `-log(1 -
/// F(m))` grows with `log m`, and the slope through the origin is the dimension. As in the paper,
/// the tenth of the points with the greatest ratios is left out.
public final class IntrinsicDimension {

  private static final double KEPT = 0.9;

  private IntrinsicDimension() {}

  /// Points that have an equal one are left out, as their ratio is not defined.
  ///
  /// @param neighbours at least two of each point, by Euclidean distance
  /// @throws StegoscopeException if fewer than 3 points remain or all ratios are 1
  public static double twoNearestNeighbours(Neighbours neighbours) {
    int k = neighbours.k();
    if (k < 2) {
      throw new IllegalArgumentException("two neighbours of each point are needed");
    }
    double[] distances = neighbours.distances();
    double[] logarithms = new double[neighbours.count()];
    int count = 0;
    for (int i = 0; i < neighbours.count(); i++) {
      if (distances[i * k] > 0) {
        logarithms[count++] = Math.log(distances[i * k + 1] / distances[i * k]);
      }
    }
    Arrays.sort(logarithms, 0, count);
    double product = 0;
    double square = 0;
    for (int i = 0; i < (int) (KEPT * count); i++) {
      product -= logarithms[i] * Math.log(1 - (i + 1.0) / count);
      square += logarithms[i] * logarithms[i];
    }
    if (count < 3 || square == 0) {
      throw new StegoscopeException(
          "The intrinsic dimension needs at least 3 different points at different distances; %d of"
                  .formatted(count)
              + " %d points differ from all others.".formatted(neighbours.count()));
    }
    return product / square;
  }
}
