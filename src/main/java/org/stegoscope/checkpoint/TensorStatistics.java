package org.stegoscope.checkpoint;

import java.util.Optional;
import org.stegoscope.job.JobContext;

/// What the numbers of a tensor are like, taken as float64: exact for every type but int64.
///
/// @param count all elements; 1 for a scalar, 0 for an empty tensor
/// @param zeros of either sign
/// @param infinities of either sign
/// @param distribution of the finite elements; empty where there are none
public record TensorStatistics(
    long count, long zeros, long nans, long infinities, Optional<Distribution> distribution) {

  /// Each of the two passes is half of the work.
  private static final double HALF = 0.5;

  /// How finite numbers lie between the least and the greatest of them.
  ///
  /// @param deviation of the population: the square root of the mean squared distance to the mean
  /// @param histogram how many are in each of [#BINS] equally wide bins from `min` to `max`, the
  ///   upper edge belonging to the bin above but for the last; one bin where all are equal
  public record Distribution(
      double min, double max, double mean, double deviation, long[] histogram) {

    public static final int BINS = 64;

    /// Where a bin begins; for the number of bins, where the last one ends.
    public double edge(int bin) {
      double fraction = (double) bin / histogram.length;
      // Each part alone is finite, which the difference of both need not be.
      return min * (1 - fraction) + max * fraction;
    }
  }

  /// Reads the tensor twice, a block at a time. Elements of a view count once for each place they
  /// have in it; elements of the storage outside of it do not count.
  ///
  /// @throws CheckpointException if the file is not the one any more that was read
  public static TensorStatistics of(StoredTensor tensor, JobContext context) {
    ValueCensus census = new ValueCensus();
    scan(tensor, census::add, 0, context);
    if (census.finite() == 0) {
      return census.statistics(Optional.empty());
    }
    ValueSpread spread = new ValueSpread(census.min(), census.max());
    scan(tensor, spread::add, HALF, context);
    return census.statistics(Optional.of(spread.distribution()));
  }

  /// The finite elements.
  public long finite() {
    return count - nans - infinities;
  }

  private static void scan(
      StoredTensor tensor, StoredTensor.BlockVisitor visitor, double done, JobContext context) {
    context.checkCancelled();
    long[] seen = {0};
    tensor.forEachBlock((values, length) -> {
      context.checkCancelled();
      context.progress("Statistics of " + tensor.name(), done + HALF * seen[0] / tensor.elements());
      visitor.visit(values, length);
      seen[0] += length;
    });
  }
}
