package org.stegoscope.analysis.clustering;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.stegoscope.analysis.ParallelRows;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// How well points lie in their clusters (Rousseeuw 1987): `(b - a) / max(a, b)`, where `a` is the
/// mean distance of a point to the others of its cluster and `b` that to the points of the nearest
/// other cluster; -1..1. A point that is alone in its cluster has 0.
///
/// @param mean over the points that were looked at
/// @param points their numbers, ascending; all, or a sample
/// @param values of them, in their order; they must not be written to
public record Silhouette(double mean, int[] points, double[] values) {

  /// Of `points`, `[n, dimension]`, by distances between at most `sample` of them, drawn by a seed:
  /// the time grows with the square of the sample.
  ///
  /// @param clusters the id of each point, from 0
  /// @throws StegoscopeException if there are fewer than two clusters among those looked at
  public static Silhouette of(
      float[] points,
      int dimension,
      int[] clusters,
      Metric metric,
      int sample,
      long seed,
      JobContext context) {
    int[] chosen = chosen(clusters.length, sample, seed);
    int groups = Arrays.stream(chosen).map(i -> clusters[i]).max().orElse(0) + 1;
    int[] sizes = new int[groups];
    for (int point : chosen) {
      sizes[clusters[point]]++;
    }
    if (Arrays.stream(sizes).filter(size -> size > 0).count() < 2) {
      throw new StegoscopeException("A silhouette needs at least two clusters, but there is one.");
    }
    double[] norms = norms(points, dimension, chosen);
    double[] values = new double[chosen.length];
    ParallelRows.forEach(
        chosen.length,
        context,
        row -> {
          double[] sums = new double[groups];
          for (int other = 0; other < chosen.length; other++) {
            double distance =
                metric == Metric.COSINE
                    ? cosine(points, dimension, chosen, norms, row, other)
                    : euclidean(points, dimension, chosen[row], chosen[other]);
            sums[clusters[chosen[other]]] += distance;
          }
          values[row] = value(sums, sizes, clusters[chosen[row]]);
        });
    return new Silhouette(Arrays.stream(values).average().orElseThrow(), chosen, values);
  }

  private static int[] chosen(int count, int sample, long seed) {
    int[] all = new int[count];
    Arrays.setAll(all, i -> i);
    if (count <= sample) {
      return all;
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < sample; i++) {
      int other = i + random.nextInt(count - i);
      int swapped = all[i];
      all[i] = all[other];
      all[other] = swapped;
    }
    int[] chosen = Arrays.copyOf(all, sample);
    Arrays.sort(chosen);
    return chosen;
  }

  private static double value(double[] sums, int[] sizes, int own) {
    if (sizes[own] < 2) {
      return 0;
    }
    double within = sums[own] / (sizes[own] - 1);
    double between = Double.POSITIVE_INFINITY;
    for (int cluster = 0; cluster < sums.length; cluster++) {
      if (cluster != own && sizes[cluster] > 0) {
        between = Math.min(between, sums[cluster] / sizes[cluster]);
      }
    }
    double greater = Math.max(within, between);
    return greater == 0 ? 0 : (between - within) / greater;
  }

  private static double[] norms(float[] points, int dimension, int[] chosen) {
    double[] norms = new double[chosen.length];
    for (int i = 0; i < norms.length; i++) {
      double sum = 0;
      for (int j = chosen[i] * dimension; j < (chosen[i] + 1) * dimension; j++) {
        sum += (double) points[j] * points[j];
      }
      norms[i] = Math.max(Math.sqrt(sum), 1e-10);
    }
    return norms;
  }

  private static double cosine(
      float[] points, int dimension, int[] chosen, double[] norms, int row, int other) {
    if (row == other) {
      return 0;
    }
    int a = chosen[row] * dimension;
    int b = chosen[other] * dimension;
    double sum = 0;
    for (int j = 0; j < dimension; j++) {
      sum += (double) points[a + j] * points[b + j];
    }
    return 1 - sum / norms[row] / norms[other];
  }

  private static double euclidean(float[] points, int dimension, int first, int second) {
    double sum = 0;
    for (int j = 0; j < dimension; j++) {
      double difference = (double) points[first * dimension + j] - points[second * dimension + j];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
