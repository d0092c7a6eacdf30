package org.stegoscope.analysis.projection;

import java.util.Arrays;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.job.JobContext;

/// The joint probabilities of t-SNE (van der Maaten and Hinton 2008), 0 but between near neighbours
/// (van der Maaten 2014): those of point `i` with `columns[starts[i] until starts[i + 1]]`, in
/// ascending order, are `values` there. They are symmetric and sum to 1 over all pairs.
record Affinities(int[] starts, int[] columns, float[] values) {

  private static final int SEARCH_STEPS = 100;

  /// Of the entropy of a row, in nats; that of scikit-learn.
  private static final double TOLERANCE = 1e-5;

  /// Gives each point a Gaussian over its neighbours whose entropy is the logarithm of the
  /// perplexity, and joins those of two points to the mean of both.
  static Affinities of(
      Neighbours neighbours, Metric metric, double perplexity, JobContext context) {
    int count = neighbours.count();
    int k = neighbours.k();
    float[] conditional = new float[count * k];
    int[] columns = new int[count * k];
    ParallelRows.forEach(
        count,
        context,
        row -> {
          double[] squares = new double[k];
          for (int i = 0; i < k; i++) {
            double distance = neighbours.distances()[row * k + i];
            squares[i] = metric == Metric.COSINE ? 2 * distance : distance * distance;
          }
          double[] weights = weights(squares, Math.log(perplexity));
          long[] byColumn = new long[k];
          for (int i = 0; i < k; i++) {
            byColumn[i] = ((long) neighbours.indices()[row * k + i] << 32) | i;
          }
          Arrays.sort(byColumn);
          for (int i = 0; i < k; i++) {
            columns[row * k + i] = (int) (byColumn[i] >> 32);
            conditional[row * k + i] = (float) weights[(int) byColumn[i]];
          }
        });
    return join(count, k, columns, conditional, context);
  }

  /// Probabilities that fall with the square of the distance, ascending, as a Gaussian does, of the
  /// given entropy. Where more points than the perplexity are equally near, those share it all.
  static double[] weights(double[] squares, double entropy) {
    int k = squares.length;
    double[] distances = new double[k];
    double mean = 0;
    for (int i = 0; i < k; i++) {
      distances[i] = squares[i] - squares[0];
      mean += distances[i] / k;
    }
    double[] weights = new double[k];
    double precision = mean > 0 ? 1 / mean : 0;
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    for (int step = 0; step < SEARCH_STEPS; step++) {
      double sum = 0;
      double product = 0;
      for (int i = 0; i < k; i++) {
        weights[i] = Math.exp(-precision * distances[i]);
        sum += weights[i];
        product += weights[i] * distances[i];
      }
      for (int i = 0; i < k; i++) {
        weights[i] /= sum;
      }
      double excess = Math.log(sum) + precision * product / sum - entropy;
      if (Math.abs(excess) <= TOLERANCE || mean == 0) {
        break;
      }
      if (excess > 0) {
        low = precision;
        precision = high == Double.POSITIVE_INFINITY ? precision * 2 : (precision + high) / 2;
      } else {
        high = precision;
        precision = (precision + low) / 2;
      }
    }
    return weights;
  }

  private static Affinities join(
      int count, int k, int[] columns, float[] conditional, JobContext context) {
    // The transpose: who has a point among its neighbours, in ascending order.
    int[] ends = new int[count + 1];
    for (int column : columns) {
      ends[column + 1]++;
    }
    Arrays.parallelPrefix(ends, Integer::sum);
    int[] places = Arrays.copyOf(ends, count);
    int[] rows = new int[count * k];
    float[] reverse = new float[count * k];
    for (int row = 0; row < count; row++) {
      for (int i = row * k; i < (row + 1) * k; i++) {
        int place = places[columns[i]]++;
        rows[place] = row;
        reverse[place] = conditional[i];
      }
    }
    int[] starts = new int[count + 1];
    Merge counting = new Merge(k, columns, conditional, ends, rows, reverse);
    ParallelRows.forEach(
        count, context, row -> starts[row + 1] = counting.merge(row, null, null, 0));
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] joined = new int[starts[count]];
    float[] values = new float[starts[count]];
    ParallelRows.forEach(count, context, row -> counting.merge(row, joined, values, starts[row]));
    return new Affinities(starts, joined, values);
  }

  /// The neighbours of a point and those that it is a neighbour of, both in ascending order.
  private record Merge(
      int k, int[] columns, float[] conditional, int[] ends, int[] rows, float[] reverse) {

    /// Returns how many there are in all, and puts them from `start` on unless `joined` is null.
    int merge(int row, int[] joined, float[] values, int start) {
      int own = row * k;
      int ownEnd = own + k;
      int other = ends[row];
      int otherEnd = ends[row + 1];
      double share = 2.0 * (ends.length - 1);
      int to = start;
      while (own < ownEnd || other < otherEnd) {
        int here = own < ownEnd ? columns[own] : Integer.MAX_VALUE;
        int there = other < otherEnd ? rows[other] : Integer.MAX_VALUE;
        double sum = 0;
        if (here <= there) {
          sum += conditional[own++];
        }
        if (there <= here) {
          sum += reverse[other++];
        }
        if (joined != null) {
          joined[to] = Math.min(here, there);
          values[to] = (float) (sum / share);
        }
        to++;
      }
      return to - start;
    }
  }
}
