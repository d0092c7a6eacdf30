package org.stegoscope.analysis.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.analysis.Maps;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

final class MiniBatchTest {

  private static final KMeansOptions SMALL = new KMeansOptions(9, 4, 3, 50).withBatchSize(100);

  @ParameterizedTest
  @EnumSource
  void theSameSeedGivesTheSameBitsOnAnyNumberOfCores(Metric metric) {
    float[] points = Blobs.of(1, 700, 37, 6);
    KMeansOptions options = SMALL.withMetric(metric);
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
    assertThat(once.batchSize()).hasValue(100);
  }

  /// Far blobs have one answer. The centres are means of random parts of about 250 points, whose
  /// deviation costs a few hundredths of the inertia.
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void farBlobsAreFoundAsByAllPoints(long seed) {
    float[] points = Blobs.of(seed, 3000, 20, 6);
    KMeansOptions options = new KMeansOptions(6, seed, 3, 100);
    Clustering all = KMeans.fit(points, 20, options, JobContext.NONE);
    Clustering some = KMeans.fit(points, 20, options.withBatchSize(256), JobContext.NONE);
    assertThat(
            Agreement.of(ContingencyTable.of(all.assignments(), some.assignments())).adjustedRand())
        .isEqualTo(1);
    assertThat(some.inertia()).isBetween(all.inertia(), 1.05 * all.inertia());
    assertThat(some.converged()).isTrue();
  }

  @Test
  void allPointsAreAssignedAndMeasuredAtTheEnd() {
    float[] points = Maps.gaussian(new SplittableRandom(2), 500 * 4);
    Clustering found = KMeans.fit(points, 4, SMALL, JobContext.NONE);
    double inertia = 0;
    for (int i = 0; i < 500; i++) {
      double nearest = Double.POSITIVE_INFINITY;
      double own = 0;
      for (int cluster = 0; cluster < 9; cluster++) {
        double sum = 0;
        for (int j = 0; j < 4; j++) {
          double difference = (double) points[i * 4 + j] - found.centers()[cluster * 4 + j];
          sum += difference * difference;
        }
        nearest = Math.min(nearest, sum);
        own = cluster == found.assignments()[i] ? sum : own;
      }
      // Centres are rounded to float32.
      assertThat(own).isCloseTo(nearest, within(1e-5));
      inertia += own;
    }
    assertThat(found.inertia()).isCloseTo(inertia, within(1e-4));
  }

  /// Two of three centres begin where nothing is.
  @Test
  void starvedCentresAreSetOnPoints() {
    Points points = new Points(Blobs.of(5, 900, 3, 3), 900, 3);
    double[] centres = {0, 0, 0, 1e6, 0, 0, 0, 1e6, 0};
    MiniBatch run =
        new MiniBatch(
            points, centres, Metric.EUCLIDEAN, 50, new SplittableRandom(1), JobContext.NONE);
    Fit fit = run.run(2000, _ -> {});
    assertThat(fit.assignments()).contains(0, 1, 2);
    assertThat(fit.converged()).isTrue();
  }

  @Test
  void edgesAreAsThoseOfAllPoints() {
    float[] equal = new float[40];
    Clustering one = KMeans.fit(equal, 2, SMALL, JobContext.NONE);
    assertThat(one.assignments()).containsOnly(0);
    assertThat(one.inertia()).isZero();
    KMeansOptions single = KMeansOptions.of(1, 0).withBatchSize(1);
    assertThat(KMeans.fit(new float[] {3}, 1, single, JobContext.NONE).centers())
        .containsExactly(3);
    assertThatThrownBy(() -> KMeans.fit(new float[4], 2, SMALL, JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("9 clusters need at least as many points, but there are 2.");
    assertThatThrownBy(() -> SMALL.withBatchSize(0))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("A batch of k-means has at least one point, not 0.");
  }

  @Test
  void cancelStopsBetweenBatches() {
    float[] points = Maps.gaussian(new SplittableRandom(2), 5000 * 8);
    assertThatThrownBy(() -> KMeans.fit(points, 8, SMALL, Maps.cancelledAfter(300)))
        .isInstanceOf(JobCancelledException.class);
  }

  @Test
  void aSampleHasDifferentPointsInOrder() {
    int[] drawn = PointSample.draw(1000, 300, new SplittableRandom(1));
    assertThat(drawn).hasSize(300).isSorted().doesNotHaveDuplicates();
    assertThat(new PointSample(5, 1).of(3)).containsExactly(0, 1, 2);
    // Each of ten is drawn 300 of 1000 times, with a standard deviation of 14.5.
    int[] counts = new int[10];
    for (int seed = 0; seed < 1000; seed++) {
      for (int index : new PointSample(3, seed).of(10)) {
        counts[index]++;
      }
    }
    for (int count : counts) {
      assertThat(count).isCloseTo(300, within(60));
    }
  }
}
