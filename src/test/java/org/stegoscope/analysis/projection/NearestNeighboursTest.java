package org.stegoscope.analysis.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.stegoscope.Fixtures;
import org.stegoscope.Fixtures.Golden;
import org.stegoscope.analysis.Maps;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

final class NearestNeighboursTest {

  /// STEGO's nearest images: inner products of unit vectors, the image itself first. Neighbours
  /// whose similarities differ by less than 1e-5 may change places, as the case says.
  @ParameterizedTest
  @EnumSource(Metric.class)
  void findsTheImagesThatStegoFinds(Metric metric) {
    String name = "F_dimred/f2_knn_precompute";
    Golden features = Fixtures.golden(name, "pooled_features");
    double[] expected = Fixtures.golden(name, "nns").values();
    double[] similarities = Fixtures.golden(name, "similarities").values();
    Neighbours found = NearestNeighbours.of(features.floats(), 384, 29, metric, JobContext.NONE);
    for (int i = 0; i < 50; i++) {
      assertThat((int) expected[i * 30]).isEqualTo(i);
      for (int r = 0; r < 29; r++) {
        int here = found.indices()[i * 29 + r];
        int there = (int) expected[i * 30 + 1 + r];
        assertThat(similarities[i * 50 + here])
            .isCloseTo(similarities[i * 50 + there], within(here == there ? 0 : 1e-5));
      }
    }
  }

  /// Sizes around those of blocks and tiles; blobs far from the origin, where float32 cancels.
  @ParameterizedTest
  @CsvSource({"2,1,1", "257,15,256", "300,17,5", "4200,3,7", "700,33,20", "513,16,1"})
  void agreesWithBruteForceInDoublePrecision(int count, int dimension, int k) {
    SplittableRandom random = new SplittableRandom(count);
    float[] blobs =
        Maps.filled(
            count * dimension,
            i -> 1000 * (i / dimension % 3) + random.nextGaussian() * (1 + i % 2));
    for (Metric metric : Metric.values()) {
      assertBruteForce(blobs, dimension, k, metric);
    }
  }

  /// Whole numbers of a small range: most distances occur several times.
  @Test
  void ofEquallyNearPointsTheFirstComesFirst() {
    SplittableRandom random = new SplittableRandom(3);
    float[] grid = Maps.filled(600 * 2, _ -> random.nextInt(8));
    assertBruteForce(grid, 2, 15, Metric.EUCLIDEAN);
    Neighbours same =
        NearestNeighbours.of(new float[300 * 4], 4, 3, Metric.COSINE, JobContext.NONE);
    assertThat(same.distances()).containsOnly(0);
    assertThat(List.of(same.indices()[0], same.indices()[1], same.indices()[2]))
        .containsExactly(1, 2, 3);
    assertThat(List.of(same.indices()[6], same.indices()[7], same.indices()[8]))
        .containsExactly(0, 1, 3);
  }

  /// The whole range of float32, alone and mixed.
  @Test
  void neitherHugeNorTinyNumbersAreLost() {
    SplittableRandom random = new SplittableRandom(5);
    for (int power : new int[] {-140, -80, 0, 100, 126}) {
      assertBruteForce(
          Maps.filled(400 * 5, _ -> Math.scalb(random.nextDouble() - .5, power)),
          5,
          9,
          Metric.EUCLIDEAN);
    }
    assertBruteForce(
        Maps.filled(
            400 * 5, i -> Math.scalb(random.nextDouble() - .5, i / 5 % 2 == 0 ? -120 : 100)),
        5,
        9,
        Metric.EUCLIDEAN);
  }

  private static void assertBruteForce(float[] points, int dimension, int k, Metric metric) {
    Neighbours found = NearestNeighbours.of(points, dimension, k, metric, JobContext.NONE);
    int count = points.length / dimension;
    double[] norms = new double[count];
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (int j = 0; j < dimension; j++) {
        sum += (double) points[i * dimension + j] * points[i * dimension + j];
      }
      norms[i] = metric == Metric.COSINE ? Math.max(1e-10, Math.sqrt(sum)) : 1;
    }
    for (int i = 0; i < count; i += 1 + count / 200) {
      double[] distances = new double[count];
      for (int other = 0; other < count; other++) {
        double sum = 0;
        for (int j = 0; j < dimension; j++) {
          double difference =
              points[i * dimension + j] / norms[i] - points[other * dimension + j] / norms[other];
          sum += difference * difference;
        }
        distances[other] = metric == Metric.COSINE ? sum / 2 : Math.sqrt(sum);
      }
      int self = i;
      int[] expected =
          IntStream.range(0, count)
              .filter(other -> other != self)
              .boxed()
              .sorted(
                  Comparator.comparingDouble((Integer other) -> distances[other])
                      .thenComparingInt(other -> other))
              .limit(k)
              .mapToInt(other -> other)
              .toArray();
      for (int r = 0; r < k; r++) {
        // The sums of the two are taken in another order; 1e-12 is far above what that can do.
        double distance = distances[expected[r]];
        assertThat(found.distances()[i * k + r])
            .isCloseTo(distance, within(1e-12 * distance + (metric == Metric.COSINE ? 1e-15 : 0)));
        if (metric == Metric.EUCLIDEAN) {
          assertThat(found.indices()[i * k + r]).isEqualTo(expected[r]);
        }
      }
    }
  }

  @Test
  void theSamePointsGiveTheSameBitsOnAnyNumberOfCores() {
    float[] points = Maps.gaussian(new SplittableRandom(9), 3000 * 20);
    Neighbours here = NearestNeighbours.of(points, 20, 12, Metric.COSINE, JobContext.NONE);
    Neighbours alone;
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      alone =
          one.submit(() -> NearestNeighbours.of(points, 20, 12, Metric.COSINE, JobContext.NONE))
              .join();
    }
    assertThat(alone.indices()).containsExactly(here.indices());
    assertThat(alone.distances()).containsExactly(here.distances());
  }

  @Test
  void whatHasNoNeighboursGetsASentence() {
    assertSentence(
        new float[6],
        3,
        2,
        "2 nearest neighbours of each point need at least 1 of them and 3 points, but there are 2"
            + " points.");
    assertSentence(
        new float[] {1, 2, 3, Float.NaN},
        2,
        1,
        "Distances need finite numbers, but channel 1 of point 1 is NaN.");
  }

  private static void assertSentence(float[] points, int dimension, int k, String sentence) {
    assertThatThrownBy(
            () -> NearestNeighbours.of(points, dimension, k, Metric.EUCLIDEAN, JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(sentence);
  }

  @Test
  void aCancelEndsIt() {
    float[] points = Maps.gaussian(new SplittableRandom(1), 2000 * 8);
    for (int looks : new int[] {0, 3, 100, 1000}) {
      assertThatThrownBy(() ->
              NearestNeighbours.of(points, 8, 3, Metric.EUCLIDEAN, Maps.cancelledAfter(looks)))
          .isInstanceOf(JobCancelledException.class);
    }
  }
}
