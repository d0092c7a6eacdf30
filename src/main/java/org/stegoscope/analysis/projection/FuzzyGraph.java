package org.stegoscope.analysis.projection;

import java.util.Arrays;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.job.JobContext;

/// How strongly near points belong together (McInnes et al. 2018, section 3.1): point `i` with
/// `columns[starts[i] until starts[i + 1]]`, in ascending order, by `weights` there, 0..1. The
/// graph is symmetric.
record FuzzyGraph(int[] starts, int[] columns, float[] weights) {

  private static final int SEARCH_STEPS = 64;
  private static final double TOLERANCE = 1e-5;

  /// Of the mean distance of a point's neighbours: no point's own scale is smaller.
  private static final double LEAST_SCALE = 1e-3;

  /// Each point belongs wholly to its nearest neighbour, and to the others the less the farther
  /// they are; two points belong together where either says so.
  static FuzzyGraph of(Neighbours neighbours, JobContext context) {
    int count = neighbours.count();
    int k = neighbours.k();
    float[] directed = new float[count * k];
    ParallelRows.forEach(
        count,
        context,
        point ->
            weigh(
                Arrays.copyOfRange(neighbours.distances(), point * k, (point + 1) * k),
                directed,
                point * k));
    return union(neighbours, directed, context);
  }

  /// The weights of one point's neighbours, by ascending distance.
  private static void weigh(double[] distances, float[] weights, int start) {
    double mean = Arrays.stream(distances).average().orElse(0);
    double nearest = Arrays.stream(distances).filter(d -> d > 0).min().orElse(0);
    double target = Math.log(distances.length + 1.0) / Math.log(2);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double scale = 1;
    for (int step = 0; step < SEARCH_STEPS; step++) {
      double sum = 0;
      for (double distance : distances) {
        sum += weight(distance, nearest, scale);
      }
      if (Math.abs(sum - target) < TOLERANCE) {
        break;
      }
      if (sum > target) {
        high = scale;
        scale = (low + high) / 2;
      } else {
        low = scale;
        scale = high == Double.POSITIVE_INFINITY ? scale * 2 : (low + high) / 2;
      }
    }
    scale = Math.max(scale, LEAST_SCALE * mean);
    for (int i = 0; i < distances.length; i++) {
      weights[start + i] = (float) weight(distances[i], nearest, scale);
    }
  }

  private static double weight(double distance, double nearest, double scale) {
    return distance <= nearest || scale <= 0 ? 1 : Math.exp(-(distance - nearest) / scale);
  }

  private static FuzzyGraph union(Neighbours neighbours, float[] directed, JobContext context) {
    int count = neighbours.count();
    int k = neighbours.k();
    int[] indices = neighbours.indices();
    // Who has a point as a neighbour: the places of those entries, row by row.
    int[] from = new int[count + 1];
    for (int other : indices) {
      from[other + 1]++;
    }
    for (int i = 0; i < count; i++) {
      from[i + 1] += from[i];
    }
    int[] entries = new int[indices.length];
    int[] next = from.clone();
    for (int entry = 0; entry < indices.length; entry++) {
      entries[next[indices[entry]]++] = entry;
    }
    int[][] columns = new int[count][];
    float[][] weights = new float[count][];
    ParallelRows.forEach(
        count,
        context,
        point -> {
          Row row = new Row(k + from[point + 1] - from[point]);
          for (int i = point * k; i < (point + 1) * k; i++) {
            row.add(indices[i], directed[i]);
          }
          for (int i = from[point]; i < from[point + 1]; i++) {
            row.add(entries[i] / k, directed[entries[i]]);
          }
          row.join();
          columns[point] = Arrays.copyOf(row.columns, row.size);
          weights[point] = Arrays.copyOf(row.weights, row.size);
        });
    return flat(columns, weights);
  }

  private static FuzzyGraph flat(int[][] columns, float[][] weights) {
    int[] starts = new int[columns.length + 1];
    for (int i = 0; i < columns.length; i++) {
      starts[i + 1] = Math.addExact(starts[i], columns[i].length);
    }
    int[] flatColumns = new int[starts[columns.length]];
    float[] flatWeights = new float[flatColumns.length];
    for (int i = 0; i < columns.length; i++) {
      System.arraycopy(columns[i], 0, flatColumns, starts[i], columns[i].length);
      System.arraycopy(weights[i], 0, flatWeights, starts[i], columns[i].length);
    }
    return new FuzzyGraph(starts, flatColumns, flatWeights);
  }

  /// What is said of one point and others, before what two say of each other is joined.
  private static final class Row {

    private final long[] entries;
    private final int[] columns;
    private final float[] weights;
    private int size;

    Row(int most) {
      entries = new long[most];
      columns = new int[most];
      weights = new float[most];
    }

    void add(int column, float weight) {
      entries[size++] = ((long) column << 32) | Float.floatToIntBits(weight);
    }

    /// `a + b - a b` where both said something. Ordered by column; weights are not negative, so
    /// that their bits are in their own order, which makes the sum the same from either side.
    void join() {
      Arrays.sort(entries, 0, size);
      int kept = 0;
      for (int i = 0; i < size; i++) {
        int column = (int) (entries[i] >> 32);
        float weight = Float.intBitsToFloat((int) entries[i]);
        if (kept > 0 && columns[kept - 1] == column) {
          weights[kept - 1] += weight - weights[kept - 1] * weight;
        } else {
          columns[kept] = column;
          weights[kept++] = weight;
        }
      }
      size = kept;
    }
  }
}
