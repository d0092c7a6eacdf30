package org.stegoscope.analysis.projection;

import java.util.Arrays;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// How well an embedding keeps the neighbourhoods of its points (Venna and Kaski 2001).
///
/// A point's trustworthiness is `1 - 2 / (k (2 n - 3 k - 1)) * sum (r - k)` over those of its `k`
/// nearest neighbours in the embedding that are not among its `k` nearest originally; `r` is the
/// original rank, 1 for the nearest. Its continuity is the same with the two spaces exchanged. The
/// embedding is measured by Euclidean distances. Of equally near points the lower index is nearer.
///
/// @param k neighbours that are looked at
/// @param trustworthiness the mean over the points
/// @param continuity the mean over the points
/// @param trustworthinessOf of each point, `[n]`; it must not be written to
/// @param continuityOf of each point, `[n]`; it must not be written to
public record EmbeddingQuality(
    int k,
    double trustworthiness,
    double continuity,
    double[] trustworthinessOf,
    double[] continuityOf) {

  private static final String STAGE = "Quality";

  /// Compares all pairs: nothing is sampled.
  ///
  /// @param points `[n, dimension]`, row-major
  /// @param embedding `[n, targets]`, row-major
  /// @throws StegoscopeException if a value is not finite or `k` is not less than half of `n`
  public static EmbeddingQuality of(
      float[] points,
      int dimension,
      Metric metric,
      float[] embedding,
      int targets,
      int k,
      JobContext context) {
    int count = points.length / dimension;
    if (embedding.length != Math.multiplyExact(count, targets)) {
      throw new IllegalArgumentException(
          "%d values are not %d points of %d numbers".formatted(embedding.length, count, targets));
    }
    if (k < 1 || 2 * (long) k >= count) {
      throw new StegoscopeException(
          "The quality for %d neighbours needs at least 1 of them and more than %d points, but"
                  .formatted(k, 2 * (long) k)
              + " there are %d.".formatted(count));
    }
    Vectors original = Vectors.of(points, dimension, metric, context);
    Vectors embedded = Vectors.of(embedding, targets, Metric.EUCLIDEAN, context);
    Neighbours before = NearestNeighbours.of(original, k, context.part(0, 0.25));
    Neighbours after = NearestNeighbours.of(embedded, k, context.part(0.25, 0.5));
    double[] trust = penalised(original, before, after, context.part(0.5, 0.75));
    double[] continuity = penalised(embedded, after, before, context.part(0.75, 1));
    return new EmbeddingQuality(k, mean(trust), mean(continuity), trust, continuity);
  }

  /// One less the penalties for neighbours `found` that are not among those `right` in a space.
  private static double[] penalised(
      Vectors space, Neighbours right, Neighbours found, JobContext context) {
    Ranks ranks = new Ranks(space, right, found);
    new NeighbourScan(space).run(ranks, STAGE, context);
    int k = right.k();
    double weight = 2 / (k * (2.0 * space.count() - 3 * k - 1));
    double[] kept = new double[space.count()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = 1 - weight * ranks.excess(i);
    }
    return kept;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  /// Counts for each intruder into a neighbourhood how many points are nearer.
  private static final class Ranks implements NeighbourScan.Search {

    private final int[][] intruders;
    private final double[][] distances;
    private final long[][] nearer;
    private final double[] reach;
    private final int k;

    Ranks(Vectors space, Neighbours right, Neighbours found) {
      k = right.k();
      intruders = new int[space.count()][];
      distances = new double[space.count()][];
      nearer = new long[space.count()][];
      reach = new double[space.count()];
      for (int i = 0; i < space.count(); i++) {
        int[] own = Arrays.copyOfRange(right.indices(), i * k, (i + 1) * k);
        Arrays.sort(own);
        intruders[i] =
            Arrays.stream(found.indices(), i * k, (i + 1) * k)
                .filter(other -> Arrays.binarySearch(own, other) < 0)
                .toArray();
        int point = i;
        distances[i] =
            Arrays.stream(intruders[i])
                .mapToDouble(other -> space.squaredDistance(point, other))
                .toArray();
        nearer[i] = new long[intruders[i].length];
        reach[i] = Arrays.stream(distances[i]).max().orElse(Double.NEGATIVE_INFINITY);
      }
    }

    @Override
    public double reach(int query) {
      return reach[query];
    }

    @Override
    public void offer(int query, int candidate, double distance) {
      double[] limits = distances[query];
      for (int i = 0; i < limits.length; i++) {
        if (distance < limits[i] || (distance == limits[i] && candidate < intruders[query][i])) {
          nearer[query][i]++;
        }
      }
    }

    /// The sum of the ranks beyond `k`.
    double excess(int point) {
      double sum = 0;
      for (long count : nearer[point]) {
        sum += count + 1 - k;
      }
      return sum;
    }
  }
}
