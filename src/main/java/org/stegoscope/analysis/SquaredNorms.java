package org.stegoscope.analysis;

import java.util.Arrays;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.job.JobContext;

/// The squared norm of a bilinearly interpolated code at any place, without interpolating the code.
///
/// With weights `w` on the four corner codes `t` of a grid cell, `|sum w_i t_i|^2` is `sum w_i w_j
/// <t_i, t_j>`, so the ten inner products of the corners are all it takes. They are shared between
/// cells and held by the top left token of each pair.
final class SquaredNorms {

  private final int columns;
  private final double[] self;

  /// With the token to the right, below, and the sum over both diagonals of the cell.
  private final double[] right;

  private final double[] below;
  private final double[] diagonals;

  SquaredNorms(FeatureMap code, JobContext context) {
    PatchGrid grid = code.grid();
    columns = grid.columns();
    self = new double[grid.size()];
    right = new double[grid.size()];
    below = new double[grid.size()];
    diagonals = new double[grid.size()];
    ParallelRows.forEach(grid.rows(), context, row -> fillRow(code, row));
  }

  private void fillRow(FeatureMap code, int row) {
    boolean hasBelow = row + 1 < code.grid().rows();
    for (int column = 0; column < columns; column++) {
      boolean hasRight = column + 1 < columns;
      int token = row * columns + column;
      self[token] = dot(code, token, token);
      right[token] = hasRight ? dot(code, token, token + 1) : 0;
      below[token] = hasBelow ? dot(code, token, token + columns) : 0;
      diagonals[token] =
          hasRight && hasBelow
              ? dot(code, token, token + columns + 1) + dot(code, token + 1, token + columns)
              : 0;
    }
  }

  private static double dot(FeatureMap code, int a, int b) {
    float[] values = code.values();
    int channels = code.channels();
    int startA = a * channels;
    int startB = b * channels;
    double sum = 0;
    for (int i = 0; i < channels; i++) {
      sum += (double) values[startA + i] * values[startB + i];
    }
    return sum;
  }

  /// The norms along the line that lies `fraction` of the way from a grid row to the next.
  Line line(int gridRow, double fraction) {
    int upper = gridRow * columns;
    if (fraction == 0) {
      return new Line(
          Arrays.copyOfRange(self, upper, upper + columns),
          Arrays.copyOfRange(right, upper, upper + columns));
    }
    double near = (1 - fraction) * (1 - fraction);
    double mixed = fraction * (1 - fraction);
    double far = fraction * fraction;
    int lower = upper + columns;
    double[] nodes = new double[columns];
    double[] pairs = new double[columns];
    for (int i = 0; i < columns; i++) {
      nodes[i] = near * self[upper + i] + 2 * mixed * below[upper + i] + far * self[lower + i];
      pairs[i] = near * right[upper + i] + mixed * diagonals[upper + i] + far * right[lower + i];
    }
    return new Line(nodes, pairs);
  }

  /// `nodes[c]` is the squared norm at grid column `c`, `pairs[c]` the inner product with the next.
  record Line(double[] nodes, double[] pairs) {

    double at(int column, double fraction) {
      if (fraction == 0) {
        return nodes[column];
      }
      double rest = 1 - fraction;
      double square =
          rest * rest * nodes[column]
              + 2 * fraction * rest * pairs[column]
              + fraction * fraction * nodes[column + 1];
      // Rounding may push the norm of opposite codes below 0, but must not hide a NaN.
      return square < 0 ? 0 : square;
    }
  }
}
