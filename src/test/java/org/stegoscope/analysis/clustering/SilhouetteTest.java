package org.stegoscope.analysis.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.core.StegoscopeException;
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

  private static Silhouette of(float[] points, int[] clusters, Metric metric, int sample) {
    return Silhouette.of(points, 2, clusters, metric, sample, 1, JobContext.NONE);
  }
}
