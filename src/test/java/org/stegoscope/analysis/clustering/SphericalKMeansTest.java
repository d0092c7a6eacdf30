package org.stegoscope.analysis.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.analysis.Maps;
import org.stegoscope.analysis.ProbeMaps;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

final class SphericalKMeansTest {

  private static KMeansOptions cosine(int clusters, long seed) {
    return KMeansOptions.of(clusters, seed).withMetric(Metric.COSINE);
  }

  private static double dot(float[] a, int i, float[] b, int j, int dimension) {
    double sum = 0;
    for (int n = 0; n < dimension; n++) {
      sum += (double) a[i * dimension + n] * b[j * dimension + n];
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2})
  void everyPointIsWithTheCentreOfTheGreatestCosine(long seed) {
    float[] points = Maps.gaussian(new SplittableRandom(seed), 300 * 7);
    Clustering found = KMeans.fit(points, 7, cosine(9, seed), JobContext.NONE);
    assertThat(found.converged()).isTrue();
    double inertia = 0;
    double[] sums = new double[9 * 7];
    for (int i = 0; i < 300; i++) {
      double norm = Math.sqrt(dot(points, i, points, i, 7));
      double own = dot(points, i, found.centers(), found.assignments()[i], 7) / norm;
      for (int cluster = 0; cluster < 9; cluster++) {
        // Centres are rounded to float32.
        assertThat(dot(points, i, found.centers(), cluster, 7) / norm).isLessThan(own + 1e-6);
      }
      inertia += 1 - own;
      for (int n = 0; n < 7; n++) {
        sums[found.assignments()[i] * 7 + n] += points[i * 7 + n] / norm;
      }
    }
    // 300 cosines with centres rounded to float32.
    assertThat(found.inertia()).isCloseTo(inertia, within(1e-4));
    for (int cluster = 0; cluster < 9; cluster++) {
      Directions.normalise(sums, cluster, 7);
    }
    assertThat(found.centers()).containsExactly(Maps.filled(63, i -> sums[i]), within(1e-6f));
  }

  @Test
  void lengthsDoNotMatter() {
    float[] points = Maps.gaussian(new SplittableRandom(3), 200 * 5);
    float[] scaled =
        Maps.filled(points.length, n -> points[n] * Math.scalb(1f, 3 * (n / 5 % 7) - 9));
    Clustering plain = KMeans.fit(points, 5, cosine(6, 1), JobContext.NONE);
    Clustering other = KMeans.fit(scaled, 5, cosine(6, 1), JobContext.NONE);
    assertThat(other.assignments()).isEqualTo(plain.assignments());
    assertThat(other.centers()).isEqualTo(plain.centers());
    assertThat(other.inertia()).isEqualTo(plain.inertia());
  }

  @Test
  void vectorsOfZerosFollowTheLargestClusterAndMoveNothing() {
    float[] points = {0, 0, 1, 0, 3, 0, 0, 2, 0, 0, 5, 0};
    Clustering found = KMeans.fit(points, 2, cosine(2, 0), JobContext.NONE);
    assertThat(found.assignments()).containsExactly(0, 0, 0, 1, 0, 0);
    assertThat(found.centers()).containsExactly(1, 0, 0, 1);
    assertThat(found.inertia()).isEqualTo(1);
    assertThat(found.metric()).isEqualTo(Metric.COSINE);
  }

  @Test
  void aCentreWhosePointsCancelOutStays() {
    Points points = new Points(new float[] {1, 0, -1, 0}, 2, 2);
    Fit fit =
        new Lloyd(points, new double[] {0, 1}, Metric.COSINE, JobContext.NONE).run(9, _ -> {});
    assertThat(fit.centres()).containsExactly(0, 1);
    assertThat(fit.inertia()).isEqualTo(4);
    assertThat(fit.converged()).isTrue();
  }

  @Test
  void theProbeGivesTheSameClusters() {
    float[] points = Maps.gaussian(new SplittableRandom(5), 300 * 7);
    Clustering found = KMeans.fit(points, 7, cosine(5, 2), JobContext.NONE);
    FeatureMap map = new FeatureMap(new PatchGrid(20, 15, 8), 7, points);
    byte[] labels = ProbeMaps.labelsAtTokens(found.probe(), map).labels();
    for (int i = 0; i < 300; i++) {
      assertThat((int) labels[i]).isEqualTo(found.assignments()[i]);
    }
  }

  @Test
  void directionsAreNeeded() {
    assertThatThrownBy(
            () -> KMeans.fit(new float[] {1, 0, 0, 0, 0, 0}, 2, cosine(2, 0), JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "2 clusters of directions need at least as many points that are not all zeros, but 1 of"
                + " the 3 points are not.");
  }
}
