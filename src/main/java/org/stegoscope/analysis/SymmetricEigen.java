package org.stegoscope.analysis;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.stegoscope.job.JobContext;

/// All eigenvalues and eigenvectors of a real symmetric matrix: Householder reflections make it
/// tridiagonal, then QL steps with Wilkinson's shift make it diagonal (Golub and Van Loan, Matrix
/// Computations, 8.3). About `8 n^3` operations; the result depends on the matrix alone.
///
/// `values` is `[n]`, the largest first; `vectors` is `[n, n]`, one unit vector a row, in the same
/// order, with its largest element (the first of those of equal size) positive.
record SymmetricEigen(double[] values, double[] vectors) {

  /// `matrix` is `[n, n]` and is overwritten.
  static SymmetricEigen of(double[] matrix, int n, JobContext context) {
    Tridiagonal tridiagonal = Tridiagonal.of(matrix, n, context);
    double[] values = tridiagonal.diagonal();
    double[] rows = tridiagonal.basis();
    new QlSteps(values, tridiagonal.beside(), rows, context).run();
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sorted = new double[n];
    double[] vectors = new double[n * n];
    for (int i = 0; i < n; i++) {
      sorted[i] = values[order[i]];
      double sign = sign(rows, order[i] * n, n);
      for (int j = 0; j < n; j++) {
        vectors[i * n + j] = sign * rows[order[i] * n + j];
      }
    }
    return new SymmetricEigen(sorted, vectors);
  }

  private static double sign(double[] rows, int start, int n) {
    double largest = 0;
    for (int j = start; j < start + n; j++) {
      if (Math.abs(rows[j]) > Math.abs(largest)) {
        largest = rows[j];
      }
    }
    return largest < 0 ? -1 : 1;
  }

  /// Diagonalises a tridiagonal matrix in place and turns the rows of its basis with it.
  private static final class QlSteps {

    /// Two or three steps a value are usual; thirty are never needed for finite numbers.
    private static final int MOST_STEPS = 60;

    private final double[] diagonal;

    /// `[n]`, element i beside the diagonal in rows i and i + 1; the last is 0.
    private final double[] beside;

    private final double[] rows;
    private final int n;
    private final JobContext context;

    /// What rounding does to the largest elements: beside two diagonal elements that are nothing
    /// but rounding themselves, as they are in a matrix of low rank, no element would be small.
    private final double negligible;

    QlSteps(double[] diagonal, double[] beside, double[] rows, JobContext context) {
      this.diagonal = diagonal;
      this.beside = beside;
      this.rows = rows;
      this.context = context;
      n = diagonal.length;
      double largest = 0;
      for (int i = 0; i < n; i++) {
        largest = Math.max(largest, Math.abs(diagonal[i]) + Math.abs(beside[i]));
      }
      negligible = Math.ulp(largest) / 2;
    }

    void run() {
      for (int first = 0; first < n; first++) {
        int steps = 0;
        int last = endOfBlock(first);
        while (last > first) {
          context.checkCancelled();
          if (++steps > MOST_STEPS) {
            throw new IllegalStateException("the eigenvalues of a matrix did not converge");
          }
          step(first, last);
          last = endOfBlock(first);
        }
      }
    }

    /// The last row that is coupled with row `first` by elements that still count.
    private int endOfBlock(int first) {
      int last = first;
      while (last < n - 1) {
        double size = Math.abs(diagonal[last]) + Math.abs(diagonal[last + 1]);
        double coupling = Math.abs(beside[last]);
        if (coupling <= negligible || size + coupling == size) {
          break;
        }
        last++;
      }
      return last;
    }

    /// One QL step on the rows `first..last`: a rotation of the last two rows by the shifted
    /// matrix, then rotations that chase the element it put outside the three diagonals to the top.
    private void step(int first, int last) {
      double shift = shift(first);
      double cosine = 1;
      double sine = 1;
      double removed = 0;
      double bulge = diagonal[last] - shift;
      for (int i = last - 1; i >= first; i--) {
        double outside = sine * beside[i];
        double inside = cosine * beside[i];
        double length = Math.hypot(outside, bulge);
        beside[i + 1] = length;
        if (length == 0) {
          // The matrix falls apart here by itself.
          diagonal[i + 1] -= removed;
          beside[last] = 0;
          return;
        }
        sine = outside / length;
        cosine = bulge / length;
        double rest = diagonal[i + 1] - removed;
        double turned = (diagonal[i] - rest) * sine + 2 * cosine * inside;
        removed = sine * turned;
        diagonal[i + 1] = rest + removed;
        bulge = cosine * turned - inside;
        rotate(i, cosine, sine);
      }
      diagonal[first] -= removed;
      beside[first] = bulge;
      beside[last] = 0;
    }

    /// The eigenvalue of the block's first two rows that is nearer to the first.
    private double shift(int first) {
      double half = (diagonal[first + 1] - diagonal[first]) / (2 * beside[first]);
      double root = Math.copySign(Math.hypot(half, 1), half);
      return diagonal[first] - beside[first] / (half + root);
    }

    private void rotate(int row, double cosine, double sine) {
      int upper = row * n;
      int lower = upper + n;
      for (int j = 0; j < n; j++) {
        double above = rows[upper + j];
        double below = rows[lower + j];
        rows[lower + j] = sine * above + cosine * below;
        rows[upper + j] = cosine * above - sine * below;
      }
    }
  }
}
