package org.stegoscope.analysis.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.Fixtures;
import org.stegoscope.analysis.Maps;
import org.stegoscope.analysis.ProbeMaps;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

final class KMeansTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2})
  void theSameSeedGivesTheSameBitsOnAnyNumberOfCores(long seed) {
    float[] points = Blobs.of(seed, 700, 37, 6);
    KMeansOptions options = new KMeansOptions(9, seed, 2, 50);
    Clustering once = KMeans.fit(points, 37, options, JobContext.NONE);
    try (ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool five = new ForkJoinPool(5)) {
      for (ForkJoinPool pool : List.of(one, five)) {
        Clustering again =
            pool.submit(() -> KMeans.fit(points, 37, options, JobContext.NONE)).join();
        assertThat(again.centers()).isEqualTo(once.centers());
        assertThat(again.assignments()).isEqualTo(once.assignments());
        assertThat(again.inertia()).isEqualTo(once.inertia());
        assertThat(again.iterations()).isEqualTo(once.iterations());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void inertiaNeverIncreases(long seed) {
    float[] points = Maps.gaussian(new SplittableRandom(seed), 400 * 5);
    double previous = Double.POSITIVE_INFINITY;
    for (int iterations = 1; iterations < 60; iterations++) {
      Clustering clustering =
          KMeans.fit(points, 5, new KMeansOptions(12, seed, 1, iterations), JobContext.NONE);
      assertThat(clustering.inertia()).isLessThanOrEqualTo(previous);
      assertThat(clustering.iterations()).isLessThanOrEqualTo(iterations);
      previous = clustering.inertia();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2})
  void everyPointIsInTheClusterWhoseCentreIsNearest(long seed) {
    float[] points = Blobs.of(seed, 300, 7, 5);
    Clustering clustering = KMeans.fit(points, 7, KMeansOptions.of(5, seed), JobContext.NONE);
    assertThat(clustering.converged()).isTrue();
    FeatureMap map = new FeatureMap(new PatchGrid(20, 15, 8), 7, points);
    byte[] labels = ProbeMaps.labelsAtTokens(clustering.probe(), map).labels();
    for (int point = 0; point < labels.length; point++) {
      assertThat((int) labels[point]).isEqualTo(clustering.assignments()[point]);
    }
    // Summed in double from centres that are rounded to float.
    assertThat(inertia(points, clustering)).isCloseTo(clustering.inertia(), within(1e-4));
  }

  @Test
  void severalMapsAreClusteredAsTheirPointsOneAfterAnother() {
    SplittableRandom random = new SplittableRandom(6);
    FeatureMap first = Maps.gaussianMap(random, 4, 5, 3);
    FeatureMap second = Maps.gaussianMap(random, 2, 7, 3);
    float[] joined = Arrays.copyOf(first.values(), 34 * 3);
    System.arraycopy(second.values(), 0, joined, 20 * 3, 14 * 3);
    KMeansOptions options = KMeansOptions.of(4, 2);
    Clustering together = KMeans.fit(List.of(first, second), options, JobContext.NONE);
    Clustering one = KMeans.fit(joined, 3, options, JobContext.NONE);
    assertThat(together.centers()).containsExactly(one.centers());
    assertThat(together.assignments()).containsExactly(one.assignments());
  }

  @Test
  void idsGoByDecreasingSizeThenByFirstPoint() {
    float[] points = {9, 0, 5, 0, 9, 0, 7, 5, 7};
    Clustering clustering = KMeans.fit(points, 1, KMeansOptions.of(4, 1), JobContext.NONE);
    assertThat(clustering.assignments()).containsExactly(1, 0, 2, 0, 1, 0, 3, 2, 3);
    assertThat(clustering.centers()).containsExactly(0, 9, 5, 7);
    assertThat(clustering.inertia()).isZero();
  }

  @Test
  void oneClusterIsTheMean() {
    float[] points = Maps.gaussian(new SplittableRandom(4), 90);
    Clustering clustering = KMeans.fit(points, 3, KMeansOptions.of(1, 0), JobContext.NONE);
    for (int j = 0; j < 3; j++) {
      double sum = 0;
      for (int i = j; i < 90; i += 3) {
        sum += points[i];
      }
      assertThat(clustering.centers()[j]).isEqualTo((float) (sum / 30));
    }
    assertThat(clustering.assignments()).containsOnly(0);
  }

  @Test
  void asManyClustersAsPointsLeaveNoInertia() {
    float[] points = Maps.gaussian(new SplittableRandom(4), 60 * 3);
    Clustering clustering = KMeans.fit(points, 3, KMeansOptions.of(60, 0), JobContext.NONE);
    assertThat(clustering.inertia()).isZero();
    assertThat(clustering.assignments()).doesNotHaveDuplicates();
    assertThat(clustering.converged()).isTrue();
  }

  @Test
  void fewerDifferentPointsThanClustersLeaveClustersEmpty() {
    float[] points = {1, 1, 1, 1, 2, 2, 2, 2, 1, 1};
    Clustering clustering = KMeans.fit(points, 2, KMeansOptions.of(4, 7), JobContext.NONE);
    assertThat(clustering.assignments()).containsExactly(0, 0, 1, 1, 0);
    assertThat(clustering.inertia()).isZero();
    assertThat(Arrays.copyOf(clustering.centers(), 4)).containsExactly(1, 1, 2, 2);
  }

  @Test
  void anEmptyClusterTakesTheFarthestPoint() {
    Points points = new Points(new float[] {0, 1, 2, 30, 31, 50}, 6, 1);
    double[] centres = {1, 30, 1000};
    Fit fit = new Lloyd(points, centres, Metric.EUCLIDEAN, JobContext.NONE).run(100, _ -> {});
    assertThat(fit.assignments()).containsExactly(0, 0, 0, 1, 1, 2);
    assertThat(fit.centres()).containsExactly(1, 30.5, 50);
  }

  @Test
  void lloydReproducesTheOriginalFromGivenCentres() {
    assertReproduced("F_dimred/f3_vit_features", "km_init");
  }

  /// The digits are integers, and three lie exactly between two of the first centres. The original
  /// rounds before it compares and comes to rest elsewhere, so it is its place of rest that is
  /// compared, and the inertia that is reached from its start.
  @Test
  void lloydRestsWhereTheOriginalDoes() {
    assertReproduced("F_dimred/f3_digits", "km_centres");
    Fit lloyd = lloyd("F_dimred/f3_digits", "km_init");
    assertThat(lloyd.inertia()).isCloseTo(1169508.4778, within(1e-5 * 1169508));
  }

  private static void assertReproduced(String path, String start) {
    Fit lloyd = lloyd(path, start);
    assertThat(lloyd.converged()).isTrue();
    double[] labels = Arrays.stream(lloyd.assignments()).asDoubleStream().toArray();
    assertThat(Arrays.equals(labels, Fixtures.golden(path, "km_labels").values())).isTrue();
    Fixtures.golden(path, "km_centres")
        .assertReproducedBy(Maps.filled(lloyd.centres().length, i -> lloyd.centres()[i]));
    double inertia = Fixtures.json(path + "/index.json").at("/values/km_inertia/value").asDouble();
    // The tolerance is the one of the golden numbers.
    assertThat(lloyd.inertia()).isCloseTo(inertia, within(1e-5 * inertia));
  }

  private static Fit lloyd(String path, String start) {
    Fixtures.Golden x = Fixtures.golden(path, "X");
    Points points = new Points(x.floats(), x.shape()[0], x.shape()[1]);
    double[] centres = Fixtures.golden(path, start).values();
    return new Lloyd(points, centres, Metric.EUCLIDEAN, JobContext.NONE).run(300, _ -> {});
  }

  @ParameterizedTest
  @ValueSource(strings = {"f3_digits", "f3_vit_features"})
  void tenStartsAreAsGoodAsTheOriginal(String name) {
    String path = "F_dimred/" + name;
    Fixtures.Golden x = Fixtures.golden(path, "X");
    int clusters = Fixtures.json(path + "/index.json").at("/config/kmeans_k").asInt();
    double limit =
        Fixtures.json(path + "/index.json")
            .at("/values/kmeans_suggested_acceptance/value/n_init10_inertia_at_most")
            .asDouble();
    assertThat(limit).isPositive();
    KMeansOptions options = new KMeansOptions(clusters, 0, 10, 300);
    Clustering clustering = KMeans.fit(x.floats(), x.shape()[1], options, JobContext.NONE);
    assertThat(clustering.inertia()).isLessThanOrEqualTo(limit);
  }

  @Test
  void cancelStopsWithinASecond() {
    float[] points = Maps.gaussian(new SplittableRandom(1), 20_000 * 96);
    KMeansOptions options = new KMeansOptions(200, 0, 100, 1000);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          long[] cancelledAt = new long[1];
          JobContext context = cancelledAfterMillis(300, cancelledAt);
          assertThatThrownBy(() -> KMeans.fit(points, 96, options, context))
              .isInstanceOf(JobCancelledException.class);
          assertThat(Duration.ofNanos(System.nanoTime() - cancelledAt[0]))
              .isLessThan(Duration.ofSeconds(1));
        });
  }

  @Test
  void progressGrowsFromNothingToAll() {
    List<Double> fractions = new ArrayList<>();
    JobContext context =
        new JobContext() {
          @Override
          public void progress(String stage, double fraction) {
            fractions.add(fraction);
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        };
    KMeans.fit(Blobs.of(1, 200, 4, 3), 4, KMeansOptions.of(3, 1), context);
    assertThat(fractions).isSorted().startsWith(0.0).endsWith(1.0);
  }

  @Test
  void saysWhatIsWrongWithThePoints() {
    KMeansOptions three = KMeansOptions.of(3, 0);
    assertThatThrownBy(() -> KMeans.fit(new float[4], 2, three, JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("3 clusters need at least as many points, but there are 2.");
    float[] points = new float[8];
    points[5] = Float.NaN;
    assertThatThrownBy(() -> KMeans.fit(points, 2, three, JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("k-means needs finite numbers, but channel 1 of point 2 is NaN.");
    assertThatThrownBy(() -> KMeansOptions.of(0, 0)).isInstanceOf(StegoscopeException.class);
  }

  /// Cancelled after `millis`, at the nano time it puts into `cancelledAt`.
  private static JobContext cancelledAfterMillis(long millis, long[] cancelledAt) {
    cancelledAt[0] = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    return new JobContext() {
      @Override
      public void progress(String stage, double fraction) {}

      @Override
      public boolean isCancelled() {
        return System.nanoTime() - cancelledAt[0] > 0;
      }
    };
  }

  @Test
  void allPointsEqualAreOneCluster() {
    Clustering clustering = KMeans.fit(new float[12], 3, KMeansOptions.of(4, 0), JobContext.NONE);
    assertThat(clustering.assignments()).containsOnly(0);
    assertThat(clustering.inertia()).isZero();
    Clustering one = KMeans.fit(new float[] {3}, 1, KMeansOptions.of(1, 0), JobContext.NONE);
    assertThat(one.centers()).containsExactly(3);
  }

  private static double inertia(float[] points, Clustering clustering) {
    int dimension = clustering.dimension();
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      int centre = clustering.assignments()[i / dimension] * dimension + i % dimension;
      double difference = (double) points[i] - clustering.centers()[centre];
      sum += difference * difference;
    }
    return sum;
  }
}
