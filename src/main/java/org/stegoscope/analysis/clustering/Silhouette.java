package org.stegoscope.analysis.clustering;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// How well points lie in their clusters (Rousseeuw 1987): `(b - a) / max(a, b)`, where `a` is the
/// mean distance of a point to the others of its cluster and `b` that to the points of the nearest
/// other cluster; -1..1. A point that is alone in its cluster has 0, and so has one that is at
/// distance 0 to both.
///
/// @param mean over the points that were looked at
/// @param points their numbers, ascending; all, or a sample
/// @param values of them, in their order; they must not be written to
/// @param clusters of them, in their order; they must not be written to
public record Silhouette(double mean, int[] points, double[] values, int[] clusters) {

  /// Of `points`, `[n, dimension]`, by distances between at most `sample` of them, drawn by a seed:
  /// the time grows with the square of the sample, the memory with the sample.
  ///
  /// @param clusters the id of each point, from 0; points of a negative one have none, and are not
  ///   looked at
  /// @throws StegoscopeException if there are fewer than two clusters among those looked at, or a
  ///   value is not finite
  public static Silhouette of(
      float[] points,
      int dimension,
      int[] clusters,
      Metric metric,
      int sample,
      long seed,
      JobContext context) {
    return of(points, dimension, List.of(clusters), metric, new PointSample(sample, seed), context)
        .getFirst()
        .orElseThrow(() ->
            new StegoscopeException("A silhouette needs at least two clusters, but there is one."));
  }

  /// The mean of the points of a cluster; empty where none was looked at.
  public OptionalDouble clusterMean(int cluster) {
    return IntStream.range(0, values.length)
        .filter(i -> clusters[i] == cluster)
        .mapToDouble(i -> values[i])
        .average();
  }

  /// Those of several clusterings of the same points, whose distances are measured once; empty for
  /// one with fewer than two clusters.
  static List<Optional<Silhouette>> of(
      float[] points,
      int dimension,
      List<int[]> clusterings,
      Metric metric,
      PointSample sample,
      JobContext context) {
    int[] chosen = chosen(points.length / dimension, clusterings, sample);
    List<Sums> sums =
        clusterings.stream()
            .map(ids -> new Sums(Arrays.stream(chosen).map(point -> ids[point]).toArray()))
            .toList();
    new PairDistances(points, dimension, chosen, metric)
        .forEach(
            context,
            (row, distances) -> {
              for (Sums of : sums) {
                of.add(row, distances);
              }
            });
    return sums.stream().map(of -> of.silhouette(chosen)).toList();
  }

  /// Of the points that have a cluster in all clusterings.
  private static int[] chosen(int count, List<int[]> clusterings, PointSample sample) {
    int[] clustered =
        IntStream.range(0, count)
            .filter(point -> clusterings.stream().allMatch(ids -> ids[point] >= 0))
            .toArray();
    return Arrays.stream(sample.of(clustered.length)).map(i -> clustered[i]).toArray();
  }

  /// What becomes of the distances in one clustering.
  private static final class Sums {

    private final int[] clusters;
    private final int[] sizes;
    private final double[] values;

    Sums(int[] clusters) {
      this.clusters = clusters;
      sizes = new int[Arrays.stream(clusters).max().orElse(-1) + 1];
      for (int cluster : clusters) {
        sizes[cluster]++;
      }
      values = new double[clusters.length];
    }

    /// The distances of one point to all. On many threads, a row on one.
    void add(int row, double[] distances) {
      double[] sums = new double[sizes.length];
      for (int other = 0; other < distances.length; other++) {
        sums[clusters[other]] += distances[other];
      }
      values[row] = value(sums, clusters[row]);
    }

    private double value(double[] sums, int own) {
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

    Optional<Silhouette> silhouette(int[] points) {
      if (Arrays.stream(sizes).filter(size -> size > 0).count() < 2) {
        return Optional.empty();
      }
      double mean = Arrays.stream(values).sum() / values.length;
      return Optional.of(new Silhouette(mean, points, values, clusters));
    }
  }
}
