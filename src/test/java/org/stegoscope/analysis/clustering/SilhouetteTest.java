package org.stegoscope.analysis.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ForkJoinPool;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.stegoscope.analysis.Maps;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

final class SilhouetteTest {

  /// Sums of a few numbers in double precision, told to nine digits.
  private static final Offset<Double> ROUNDING = within(1e-8);

  private static final float[] POINTS = {0, 0, 1, 0, 0, 1, 5, 5, 6, 5, 9, 1, 1, 7};
  private static final int[] CLUSTERS = {0, 0, 0, 1, 1, 2, 1};

  private static final double[] EUCLIDEAN = {
    0.863340591, 0.823127558, 0.816148535, 0.516326945, 0.361483519, 0, 0.26634536
  };
  private static final double[] COSINE = {
    -0.055196565, -0.719587449, -0.59282646, -0.529590571, -0.604607319, 0, 0.048549672
  };

  /// Made with scikit-learn 1.2.1, `silhouette_samples`.
  @Test
  void valuesAreThoseOfScikitLearn() {
    assertThat(of(POINTS, CLUSTERS, Metric.EUCLIDEAN, 100).values())
        .containsExactly(EUCLIDEAN, ROUNDING);
    float[] moved = POINTS.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i]++;
    }
    assertThat(of(moved, CLUSTERS, Metric.COSINE, 100).values()).containsExactly(COSINE, ROUNDING);
  }

  @Test
  void aSampleIsTheSameForItsSeedAndSaysWhichPointsItHolds() {
    float[] points = Blobs.of(5, 120, 2, 3);
    int[] clusters = new int[120];
    for (int i = 0; i < 120; i++) {
      clusters[i] = i % 3;
    }
    Silhouette some = of(points, clusters, Metric.EUCLIDEAN, 50);

    assertThat(some.points()).hasSize(50).isSorted().doesNotHaveDuplicates();
    assertThat(of(points, clusters, Metric.EUCLIDEAN, 50).values()).isEqualTo(some.values());
    assertThat(some.mean())
        .isCloseTo(of(points, clusters, Metric.EUCLIDEAN, 120).mean(), within(0.1));
  }

  @Test
  void oneClusterHasNoSilhouette() {
    assertThatThrownBy(() -> of(POINTS, new int[7], Metric.EUCLIDEAN, 100))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("A silhouette needs at least two clusters, but there is one.");
    assertThat(of(new float[14], CLUSTERS, Metric.EUCLIDEAN, 100).values()).containsOnly(0.0);
  }

  @Test
  void aSweepFindsTheNumberOfGroupsByItsPeak() {
    float[] points = new float[240];
    for (int i = 0; i < 120; i++) {
      points[2 * i] = 50 * (i % 3) + (i % 7) * 0.3f;
      points[2 * i + 1] = 50 * (i % 3 % 2) + (i % 5) * 0.3f;
    }
    ClusterSweep sweep =
        ClusterSweep.of(points, 2, KMeansOptions.of(1, 3), 6, 1000, JobContext.NONE);

    assertThat(sweep.steps())
        .extracting(ClusterSweep.Step::clusters)
        .containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(sweep.steps().getFirst().silhouette()).isEmpty();
    double best = sweep.steps().get(2).silhouette().orElseThrow();
    for (ClusterSweep.Step step : sweep.steps().subList(1, 6)) {
      assertThat(step.silhouette().orElseThrow()).isLessThanOrEqualTo(best);
    }
    for (int i = 1; i < 6; i++) {
      assertThat(sweep.steps().get(i).inertia())
          .isLessThanOrEqualTo(sweep.steps().get(i - 1).inertia());
    }
    assertThat(
            ClusterSweep.of(new float[] {1, 2, 3}, 1, KMeansOptions.of(1, 0), 9, 9, JobContext.NONE)
                .steps())
        .hasSize(3);
  }

  /// By hand: two directions of two points each, and vectors of zeros, which are at distance 1/2 to
  /// all that have a direction and at 0 to each other.
  @Test
  void directionsAreCompared() {
    float[] points = {1, 0, 3, 0, 0, 1, 0, 7, 0, 0, 0, 0};
    Silhouette found = of(points, new int[] {0, 0, 1, 1, 2, 2}, Metric.COSINE, 100);
    assertThat(found.values()).containsExactly(new double[] {1, 1, 1, 1, 1, 1}, ROUNDING);
    Silhouette mixed = of(points, new int[] {0, 0, 1, 1, 0, 1}, Metric.COSINE, 100);
    // Of the first point: (0 + 1/2) / 2 within, (1 + 1 + 1/2) / 3 between.
    assertThat(mixed.values()[0]).isCloseTo((5 / 6. - 1 / 4.) / (5 / 6.), ROUNDING);
    // Of the fifth: 1/2 within, 1/3 between.
    assertThat(mixed.values()[4]).isCloseTo(-1 / 3., ROUNDING);
    float[] parallel = {1, 2, 3, 6, 5, 10, 7, 14};
    assertThat(of(parallel, new int[] {0, 0, 1, 1}, Metric.COSINE, 9).mean()).isBetween(-1., 1.);
  }

  @Test
  void everyClusterHasItsMean() {
    Silhouette found = of(POINTS, CLUSTERS, Metric.EUCLIDEAN, 100);
    assertThat(found.clusterMean(0).orElseThrow())
        .isCloseTo((EUCLIDEAN[0] + EUCLIDEAN[1] + EUCLIDEAN[2]) / 3, ROUNDING);
    assertThat(found.clusterMean(2)).hasValue(0);
    assertThat(found.clusterMean(3)).isEmpty();
    assertThat(found.clusters()).containsExactly(CLUSTERS);
  }

  @Test
  void pointsWithoutAClusterAreAsIfTheyWereNotThere() {
    float[] more = Arrays.copyOf(POINTS, 16);
    more[14] = 4;
    int[] clusters = Arrays.copyOf(CLUSTERS, 8);
    clusters[7] = -1;
    Silhouette found = of(more, clusters, Metric.EUCLIDEAN, 100);
    assertThat(found.values()).containsExactly(EUCLIDEAN, ROUNDING);
    assertThat(found.points()).containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void theSameBitsOnAnyNumberOfCoresAndInASweep() {
    float[] points = Blobs.of(5, 300, 7, 3);
    KMeansOptions options = KMeansOptions.of(3, 0);
    int[] clusters = KMeans.fit(points, 7, options, JobContext.NONE).assignments();
    Silhouette once = Silhouette.of(points, 7, clusters, Metric.EUCLIDEAN, 200, 0, JobContext.NONE);
    try (ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool five = new ForkJoinPool(5)) {
      for (ForkJoinPool pool : List.of(one, five)) {
        Silhouette again =
            pool.submit(() ->
                    Silhouette.of(points, 7, clusters, Metric.EUCLIDEAN, 200, 0, JobContext.NONE))
                .join();
        assertThat(again.values()).isEqualTo(once.values());
        assertThat(again.mean()).isEqualTo(once.mean());
      }
    }
    assertThat(ClusterSweep.of(points, 7, options, 4, 200, JobContext.NONE).steps().get(2))
        .extracting(ClusterSweep.Step::silhouette)
        .isEqualTo(OptionalDouble.of(once.mean()));
    assertThatThrownBy(() ->
            Silhouette.of(points, 7, clusters, Metric.EUCLIDEAN, 200, 0, Maps.cancelledAfter(20)))
        .isInstanceOf(JobCancelledException.class);
  }

  @Test
  void saysWhatIsWrongWithThePoints() {
    float[] broken = POINTS.clone();
    broken[5] = Float.NaN;
    assertThatThrownBy(() -> of(broken, CLUSTERS, Metric.EUCLIDEAN, 100))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("Silhouettes need finite numbers, but channel 1 of point 2 is NaN.");
    assertThatThrownBy(
            () -> ClusterSweep.of(broken, 2, KMeansOptions.of(1, 0), 3, 9, JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("k-means needs finite numbers, but channel 1 of point 2 is NaN.");
  }

  @Test
  void aSweepSuggestsByPeakAndByChord() {
    ClusterSweep sweep =
        new ClusterSweep(
            List.of(
                new ClusterSweep.Step(1, 900, OptionalDouble.empty()),
                new ClusterSweep.Step(2, 400, OptionalDouble.of(0.4)),
                new ClusterSweep.Step(3, 100, OptionalDouble.of(0.8)),
                new ClusterSweep.Step(4, 90, OptionalDouble.of(0.8)),
                new ClusterSweep.Step(5, 80, OptionalDouble.of(0.5))),
            9);
    assertThat(sweep.greatestSilhouette()).hasValue(3);
    assertThat(sweep.furthestBelowChord()).hasValue(3);
    ClusterSweep equal =
        ClusterSweep.of(new float[8], 2, KMeansOptions.of(1, 0), 4, 9, JobContext.NONE);
    assertThat(equal.greatestSilhouette()).isEmpty();
    assertThat(equal.furthestBelowChord()).isEmpty();
  }

  private static Silhouette of(float[] points, int[] clusters, Metric metric, int sample) {
    return Silhouette.of(points, 2, clusters, metric, sample, 1, JobContext.NONE);
  }
}
