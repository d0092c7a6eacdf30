package org.stegoscope.analysis.fitting;

import org.stegoscope.core.FeatureMap;

/// How near the tokens of one image are to their centres, and where they pull them: sums over
/// tokens.
///
/// The cosine of a token `x` and its centre `c` grows along `(x/|x| - cos c/|c|) / |c|`, so all
/// that is needed of the tokens of a centre is the sum of their directions and of their cosines.
final class ClusterGradient {

  private static final double EPSILON = 1e-12;

  /// `[clusters, dimension]`: the sum of the directions of the tokens of each.
  private final double[] directions;

  /// `[clusters]`: the sum of their cosines.
  private final double[] cosines;

  private int tokens;

  private ClusterGradient(int clusters, int dimension) {
    directions = new double[clusters * dimension];
    cosines = new double[clusters];
  }

  /// @param units the centres, each divided by its norm, `[clusters, dimension]`
  static ClusterGradient of(FeatureMap map, double[] units) {
    int dimension = map.channels();
    int clusters = units.length / dimension;
    ClusterGradient sums = new ClusterGradient(clusters, dimension);
    double[] direction = new double[dimension];
    for (int token = 0; token < map.grid().size(); token++) {
      double square = 0;
      for (int i = 0; i < dimension; i++) {
        direction[i] = map.values()[token * dimension + i];
        square += direction[i] * direction[i];
      }
      double norm = Math.max(Math.sqrt(square), EPSILON);
      for (int i = 0; i < dimension; i++) {
        direction[i] /= norm;
      }
      sums.add(direction, units);
    }
    return sums;
  }

  private void add(double[] direction, double[] units) {
    int dimension = direction.length;
    int best = 0;
    double nearest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < cosines.length; k++) {
      double cosine = 0;
      for (int i = 0; i < dimension; i++) {
        cosine += direction[i] * units[k * dimension + i];
      }
      if (cosine > nearest) {
        nearest = cosine;
        best = k;
      }
    }
    cosines[best] += nearest;
    for (int i = 0; i < dimension; i++) {
      directions[best * dimension + i] += direction[i];
    }
    tokens++;
  }

  double[] directions() {
    return directions;
  }

  double[] cosines() {
    return cosines;
  }

  int tokens() {
    return tokens;
  }
}
