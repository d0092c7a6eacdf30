package org.stegoscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

final class SymmetricEigenTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 40, 129})
  void theVectorsDiagonaliseTheMatrix(int n) {
    double[] matrix = random(n);
    SymmetricEigen eigen = SymmetricEigen.of(matrix.clone(), n, JobContext.NONE);
    double norm = Math.sqrt(Arrays.stream(matrix).map(x -> x * x).sum());
    // Backward stability: a small multiple of n units of the last place.
    double tolerance = 1e-15 * 10 * n * norm;
    for (int i = 0; i < n; i++) {
      double[] product = times(matrix, n, row(eigen, i, n));
      for (int j = 0; j < n; j++) {
        assertThat(product[j])
            .isCloseTo(eigen.values()[i] * row(eigen, i, n)[j], within(tolerance));
        assertThat(dot(row(eigen, i, n), row(eigen, j, n)))
            .isCloseTo(i == j ? 1 : 0, within(1e-14 * n));
      }
    }
    for (int i = 1; i < n; i++) {
      assertThat(eigen.values()[i]).isLessThanOrEqualTo(eigen.values()[i - 1]);
    }
  }

  /// `-u'' = lambda u` in steps of one: the eigenvalues are `2 - 2 cos(pi k / (n + 1))`.
  @Test
  void theSecondDifferenceHasItsKnownEigenvalues() {
    int n = 50;
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      matrix[i * n + i] = 2;
      if (i > 0) {
        matrix[i * n + i - 1] = -1;
        matrix[(i - 1) * n + i] = -1;
      }
    }
    double[] values = SymmetricEigen.of(matrix, n, JobContext.NONE).values();
    for (int i = 0; i < n; i++) {
      assertThat(values[i]).isCloseTo(2 - 2 * Math.cos(Math.PI * (n - i) / (n + 1)), within(1e-13));
    }
  }

  /// As the covariance of a few tokens of many channels is.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20, 47})
  void matricesOfLowRankHaveThatManyValuesThatAreNotZero(int rank) {
    int n = 128;
    SplittableRandom random = new SplittableRandom(rank);
    double[] matrix = new double[n * n];
    for (int k = 0; k < rank; k++) {
      double[] vector = random.doubles(n, -1, 1).toArray();
      double weight = Math.pow(10, -k / 10.0);
      for (int i = 0; i < n * n; i++) {
        matrix[i] += weight * vector[i / n] * vector[i % n];
      }
    }
    double[] values = SymmetricEigen.of(matrix, n, JobContext.NONE).values();
    // The largest is about n / 3; see above for the tolerance.
    double tolerance = 1e-15 * 10 * n * n;
    for (int i = 0; i < n; i++) {
      if (i < rank) {
        assertThat(values[i]).isGreaterThan(tolerance);
      } else {
        assertThat(values[i]).isCloseTo(0, within(tolerance));
      }
    }
  }

  @Test
  void theLargestElementOfEachVectorIsPositive() {
    int n = 12;
    SymmetricEigen eigen = SymmetricEigen.of(random(n), n, JobContext.NONE);
    for (int i = 0; i < n; i++) {
      double[] row = row(eigen, i, n);
      double size = Arrays.stream(row).map(Math::abs).max().orElseThrow();
      assertThat(Arrays.stream(row).max().orElseThrow()).isEqualTo(size);
    }
  }

  @Test
  void zeroAndDiagonalMatricesNeedNoSteps() {
    SymmetricEigen zero = SymmetricEigen.of(new double[9], 3, JobContext.NONE);
    assertThat(zero.values()).containsExactly(0, 0, 0);
    assertThat(zero.vectors()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1);
    SymmetricEigen diagonal =
        SymmetricEigen.of(new double[] {-1, 0, 0, 0, 4, 0, 0, 0, 4}, 3, JobContext.NONE);
    assertThat(diagonal.values()).containsExactly(4, 4, -1);
    assertThat(diagonal.vectors()).containsExactly(0, 1, 0, 0, 0, 1, 1, 0, 0);
  }

  @Test
  void aCancelEndsIt() {
    for (int looks : new int[] {3, 45, 85}) {
      assertThatThrownBy(() -> SymmetricEigen.of(random(40), 40, Maps.cancelledAfter(looks)))
          .isInstanceOf(JobCancelledException.class);
    }
  }

  private static double[] random(int n) {
    SplittableRandom random = new SplittableRandom(n);
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i * n + j] = random.nextGaussian();
        matrix[j * n + i] = matrix[i * n + j];
      }
    }
    return matrix;
  }

  private static double[] row(SymmetricEigen eigen, int i, int n) {
    return Arrays.copyOfRange(eigen.vectors(), i * n, (i + 1) * n);
  }

  private static double[] times(double[] matrix, int n, double[] vector) {
    double[] product = new double[n];
    for (int i = 0; i < n; i++) {
      product[i] = dot(Arrays.copyOfRange(matrix, i * n, (i + 1) * n), vector);
    }
    return product;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
