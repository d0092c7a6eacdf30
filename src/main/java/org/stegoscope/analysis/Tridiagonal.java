package org.stegoscope.analysis;

import org.stegoscope.job.JobContext;

/// A symmetric matrix `A` as `B^T T B` with `T` tridiagonal: `diagonal` is `[n]`, `beside` is `[n]`
/// with the element beside the diagonal in rows i and i + 1 and 0 at the end, and `basis` is `B`,
/// `[n, n]`, with orthonormal rows.
record Tridiagonal(double[] diagonal, double[] beside, double[] basis) {

  /// `matrix` is `[n, n]` and is overwritten.
  static Tridiagonal of(double[] matrix, int n, JobContext context) {
    double[] beside = new double[n];
    double[] weights = new double[n];
    for (int step = 0; step < n - 1; step++) {
      context.checkCancelled();
      reflect(matrix, n, step, beside, weights);
    }
    double[] diagonal = new double[n];
    for (int i = 0; i < n; i++) {
      diagonal[i] = matrix[i * n + i];
    }
    return new Tridiagonal(diagonal, beside, basis(matrix, n, weights, context));
  }

  /// Clears row `step` right of the element beside the diagonal by the reflection `I - weight v
  /// v^T`, applied to the rows and columns behind it. Leaves `v` in the row.
  private static void reflect(double[] matrix, int n, int step, double[] beside, double[] weights) {
    int row = step * n;
    int start = step + 1;
    double norm = norm(matrix, row + start, row + n);
    double first = matrix[row + start];
    // Away from the first element, so that nothing cancels.
    double kept = first > 0 ? -norm : norm;
    beside[step] = kept;
    if (norm == Math.abs(first)) {
      // Nothing to clear; a weight of 0 is no reflection.
      beside[step] = first;
      return;
    }
    matrix[row + start] = first - kept;
    double weight = 1 / (norm * (norm + Math.abs(first)));
    weights[step] = weight;
    double[] product = new double[n];
    for (int i = start; i < n; i++) {
      double factor = weight * matrix[row + i];
      for (int j = start; j < n; j++) {
        product[j] += factor * matrix[i * n + j];
      }
    }
    double overlap = 0;
    for (int i = start; i < n; i++) {
      overlap += product[i] * matrix[row + i];
    }
    for (int i = start; i < n; i++) {
      product[i] -= weight / 2 * overlap * matrix[row + i];
    }
    for (int i = start; i < n; i++) {
      double v = matrix[row + i];
      double w = product[i];
      for (int j = start; j < n; j++) {
        matrix[i * n + j] -= v * product[j] + w * matrix[row + j];
      }
    }
  }

  private static double norm(double[] values, int from, int to) {
    double largest = 0;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, Math.abs(values[i]));
    }
    if (largest == 0) {
      return 0;
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      double scaled = values[i] / largest;
      sum += scaled * scaled;
    }
    return largest * Math.sqrt(sum);
  }

  /// The product of the reflections, the last one first, so that each touches only the rows and
  /// columns behind it; transposed.
  private static double[] basis(double[] matrix, int n, double[] weights, JobContext context) {
    double[] columns = new double[n * n];
    for (int i = 0; i < n; i++) {
      columns[i * n + i] = 1;
    }
    for (int step = n - 2; step >= 0; step--) {
      context.checkCancelled();
      int row = step * n;
      double[] product = new double[n];
      for (int i = step + 1; i < n; i++) {
        double factor = weights[step] * matrix[row + i];
        for (int j = step + 1; j < n; j++) {
          product[j] += factor * columns[i * n + j];
        }
      }
      for (int i = step + 1; i < n; i++) {
        double v = matrix[row + i];
        for (int j = step + 1; j < n; j++) {
          columns[i * n + j] -= v * product[j];
        }
      }
    }
    double[] rows = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[j * n + i] = columns[i * n + j];
      }
    }
    return rows;
  }
}
