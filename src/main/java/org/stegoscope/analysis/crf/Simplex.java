package org.stegoscope.analysis.crf;

import org.stegoscope.core.StegoscopeException;

/// The simplex of the lattice that a point lies in: its corners, and how near the point is to each.
/// In float32, as the library that others compare with has it.
final class Simplex {

  private final int dimension;
  private final float[] scales;
  private final float[] elevated;
  private final float[] nearest;
  private final int[] rank;
  private final float[] barycentric;

  Simplex(int dimension, float[] scales) {
    this.dimension = dimension;
    this.scales = scales;
    elevated = new float[dimension + 1];
    nearest = new float[dimension + 1];
    rank = new int[dimension + 1];
    barycentric = new float[dimension + 2];
  }

  void enclose(float[] features, int start) {
    elevate(features, start);
    int sum = round();
    order();
    settle(sum);
    weigh();
  }

  /// Into the plane of the lattice.
  private void elevate(float[] features, int start) {
    float sum = 0;
    for (int j = dimension; j > 0; j--) {
      float scaled = features[start + j - 1] * scales[j - 1];
      elevated[j] = sum - j * scaled;
      sum += scaled;
    }
    elevated[0] = sum;
  }

  /// To the nearest point with remainder 0, as far as rounding each coordinate tells.
  private int round() {
    int sum = 0;
    for (int i = 0; i <= dimension; i++) {
      int quotient = (int) Math.rint(elevated[i] * (1f / (dimension + 1)));
      nearest[i] = quotient * (dimension + 1);
      sum += quotient;
    }
    return sum;
  }

  private void order() {
    java.util.Arrays.fill(rank, 0);
    for (int i = 0; i < dimension; i++) {
      float own = elevated[i] - nearest[i];
      for (int j = i + 1; j <= dimension; j++) {
        if (own < elevated[j] - nearest[j]) {
          rank[i]++;
        } else {
          rank[j]++;
        }
      }
    }
  }

  /// Back into the plane where rounding has left it.
  private void settle(int sum) {
    for (int i = 0; i <= dimension; i++) {
      rank[i] += sum;
      if (rank[i] < 0) {
        rank[i] += dimension + 1;
        nearest[i] += dimension + 1;
      } else if (rank[i] > dimension) {
        rank[i] -= dimension + 1;
        nearest[i] -= dimension + 1;
      }
    }
  }

  private void weigh() {
    java.util.Arrays.fill(barycentric, 0);
    for (int i = 0; i <= dimension; i++) {
      float part = (elevated[i] - nearest[i]) * (1f / (dimension + 1));
      barycentric[dimension - rank[i]] += part;
      barycentric[dimension - rank[i] + 1] -= part;
    }
    barycentric[0] += 1 + barycentric[dimension + 1];
  }

  /// Of each corner.
  void copyWeights(float[] weights, int start) {
    System.arraycopy(barycentric, 0, weights, start, dimension + 1);
  }

  /// The coordinates of each corner but the last of each, which follows from the others: `[corners,
  /// dimension]`.
  void copyKeys(short[] keys, int start) {
    for (int corner = 0; corner <= dimension; corner++) {
      for (int i = 0; i < dimension; i++) {
        int step = rank[i] <= dimension - corner ? corner : corner - (dimension + 1);
        int key = (int) nearest[i] + step;
        if (key != (short) key) {
          throw new StegoscopeException(
              "The picture is too large for the deviations of the CRF; choose greater ones.");
        }
        keys[start + corner * dimension + i] = (short) key;
      }
    }
  }
}
