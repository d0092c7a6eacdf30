package org.stegoscope.analysis.clustering;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.stegoscope.job.JobContext;

/// The start of k-means: greedy k-means++ (Arthur and Vassilvitskii, 2007, section 6). Each further
/// centre is a point drawn with a probability in proportion to its squared distance to the centres
/// so far; of a few such draws the one is taken that leaves the smallest sum of distances.
final class KMeansSeeding {

  private final Points points;
  private final SplittableRandom random;
  private final JobContext context;

  /// The squared distance of each point to the nearest centre so far.
  private double[] nearest;

  KMeansSeeding(Points points, SplittableRandom random, JobContext context) {
    this.points = points;
    this.random = random;
    this.context = context;
    nearest = new double[points.count()];
  }

  /// Centres `[clusters, dimension]`, each a point.
  double[] centres(int clusters) {
    double[] centres = new double[clusters * points.dimension()];
    int draws = 2 + (int) Math.log(clusters);
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    int first = random.nextInt(points.count());
    points.copy(first, centres, 0);
    nearest = nearestWith(new int[] {first})[0];
    for (int cluster = 1; cluster < clusters; cluster++) {
      points.copy(nextCentre(draws), centres, cluster);
    }
    return centres;
  }

  /// Draws candidates, keeps the best, and brings `nearest` up to date with it.
  private int nextCentre(int draws) {
    int[] candidates = new int[draws];
    double total = Arrays.stream(nearest).sum();
    for (int i = 0; i < draws; i++) {
      candidates[i] = draw(total);
    }
    double[][] reduced = nearestWith(candidates);
    int best = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < draws; i++) {
      double sum = Arrays.stream(reduced[i]).sum();
      if (sum < smallest) {
        smallest = sum;
        best = i;
      }
    }
    nearest = reduced[best];
    return candidates[best];
  }

  /// A point with probability `nearest / total`; any point if all lie on a centre.
  private int draw(double total) {
    if (total == 0) {
      return random.nextInt(points.count());
    }
    double threshold = random.nextDouble() * total;
    int last = 0;
    for (int point = 0; point < nearest.length; point++) {
      if (nearest[point] > 0) {
        threshold -= nearest[point];
        last = point;
        if (threshold < 0) {
          break;
        }
      }
    }
    return last;
  }

  /// What `nearest` would be with each of `candidates` as a further centre.
  private double[][] nearestWith(int[] candidates) {
    double[] centres = new double[candidates.length * points.dimension()];
    for (int i = 0; i < candidates.length; i++) {
      points.copy(candidates[i], centres, i);
    }
    double[][] reduced = new double[candidates.length][points.count()];
    points.squaredDistances(
        centres,
        context,
        (first, count, distances) -> {
          for (int i = 0; i < candidates.length; i++) {
            for (int p = 0; p < count; p++) {
              reduced[i][first + p] = Math.min(nearest[first + p], distances[i * Points.BLOCK + p]);
            }
          }
        });
    return reduced;
  }
}
