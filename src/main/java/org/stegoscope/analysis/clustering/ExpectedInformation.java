package org.stegoscope.analysis.clustering;

import java.util.Arrays;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.job.JobContext;

/// The mean mutual information of two groupings with given sizes of groups, over all ways to deal
/// the points out to them (Vinh et al. 2010, equation 24).
///
/// How many points two groups of sizes `a` and `b` share is then hypergeometric. Its probabilities
/// are built from their ratios, outwards from the most likely number, and divided by their sum, so
/// that no small number is the difference of two logarithms of factorials of the number of points.
final class ExpectedInformation {

  /// Probabilities below this share of the greatest change no digit of the sum: they fall faster
  /// than geometrically beyond.
  private static final double NEGLIGIBLE = 1e-20;

  private final long total;

  private ExpectedInformation(long total) {
    this.total = total;
  }

  /// In nats; the sizes are positive and sum up to the same.
  static double of(long[] rows, long[] columns, JobContext context) {
    ExpectedInformation expected = new ExpectedInformation(Arrays.stream(rows).sum());
    double[] sums = new double[rows.length];
    ParallelRows.forEach(
        rows.length,
        context,
        row -> {
          for (long column : columns) {
            context.checkCancelled();
            sums[row] += expected.ofPair(rows[row], column);
          }
        });
    return Arrays.stream(sums).sum();
  }

  private double ofPair(long a, long b) {
    long least = Math.max(0, a + b - total);
    long most = Math.min(a, b);
    double mode = Math.floor((a + 1.0) * (b + 1.0) / (total + 2.0));
    long start = Math.clamp((long) mode, least, most);
    double weights = 1;
    double sum = term(start, a, b);
    double weight = 1;
    for (long n = start; n < most && weight > NEGLIGIBLE; n++) {
      weight *= (double) (a - n) * (b - n) / ((n + 1.0) * (total - a - b + n + 1.0));
      weights += weight;
      sum += weight * term(n + 1, a, b);
    }
    weight = 1;
    for (long n = start; n > least && weight > NEGLIGIBLE; n--) {
      weight *= n * (double) (total - a - b + n) / ((double) (a - n + 1) * (b - n + 1));
      weights += weight;
      sum += weight * term(n - 1, a, b);
    }
    return sum / weights;
  }

  /// What `n` shared points add to the information.
  private double term(long n, long a, long b) {
    return n == 0 ? 0 : (double) n / total * Math.log((double) n / a * total / b);
  }
}
