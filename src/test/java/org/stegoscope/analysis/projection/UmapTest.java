package org.stegoscope.analysis.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegoscope.Fixtures;
import org.stegoscope.Fixtures.Golden;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

final class UmapTest {

  /// There is no reference by UMAP: the bound is that for t-SNE, 0.01 below what scikit-learn's
  /// reaches. Plain PCA reaches 0.83 and 0.85.
  @ParameterizedTest
  @CsvSource({"f3_digits", "f3_vit_features"})
  void keepsNeighboursTogether(String name) {
    double reference =
        Fixtures.json("F_dimred/" + name + "/index.json")
            .path("values")
            .path("tsne_barnes_hut")
            .path("value")
            .path("trustworthiness12")
            .path(0)
            .asDouble();
    Golden features = Fixtures.golden("F_dimred/" + name, "X");
    int dimension = features.shape()[1];
    Umap.Result found = fit(features.floats(), dimension, UmapOptions.of(0));

    EmbeddingQuality quality =
        EmbeddingQuality.of(
            features.floats(),
            dimension,
            Metric.EUCLIDEAN,
            found.coordinates(),
            2,
            12,
            JobContext.NONE);
    assertThat(found.epochs()).isEqualTo(500);
    assertThat(quality.trustworthiness()).isGreaterThan(reference - 0.01);
  }

  /// The values that the curve has for the usual minimum distance, as the reference implementation
  /// finds them, to the four digits in which they are published.
  @Test
  void theCurveIsTheKnownOne() {
    DistanceCurve curve = DistanceCurve.fitted(0.1, 1);

    assertThat(curve.a()).isCloseTo(1.577, within(5e-4));
    assertThat(curve.b()).isCloseTo(0.8951, within(5e-5));
  }

  @Test
  void theGraphIsSymmetricAndHoldsEachPointToItsNearest() {
    float[] points = blobs(60, 4, 3);
    Neighbours neighbours = NearestNeighbours.of(points, 4, 10, Metric.EUCLIDEAN, JobContext.NONE);
    FuzzyGraph graph = FuzzyGraph.of(neighbours, JobContext.NONE);

    for (int point = 0; point < 60; point++) {
      assertThat(weight(graph, point, neighbours.indices()[point * 10])).isEqualTo(1);
      for (int e = graph.starts()[point]; e < graph.starts()[point + 1]; e++) {
        assertThat(graph.weights()[e]).isBetween(0f, 1f);
        assertThat(weight(graph, graph.columns()[e], point)).isEqualTo(graph.weights()[e]);
      }
    }
  }

  private static float weight(FuzzyGraph graph, int from, int to) {
    for (int e = graph.starts()[from]; e < graph.starts()[from + 1]; e++) {
      if (graph.columns()[e] == to) {
        return graph.weights()[e];
      }
    }
    return 0;
  }

  @Test
  void theSameSeedGivesTheSameBitsOnAnyNumberOfCores() throws Exception {
    float[] points = blobs(300, 5, 1);
    float[] here = fit(points, 5, UmapOptions.of(4)).coordinates();
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      float[] alone = one.submit(() -> fit(points, 5, UmapOptions.of(4)).coordinates()).get();
      assertThat(alone).isEqualTo(here);
    }
    assertThat(fit(points, 5, UmapOptions.of(5)).coordinates()).isNotEqualTo(here);
  }

  @Test
  void farGroupsStayApart() {
    int dimension = 6;
    float[] points = blobs(200, dimension, 2);
    for (int i = 0; i < 100 * dimension; i++) {
      points[i] += 40;
    }
    float[] xy = fit(points, dimension, UmapOptions.of(0)).coordinates();
    Neighbours near = NearestNeighbours.of(xy, 2, 10, Metric.EUCLIDEAN, JobContext.NONE);
    for (int i = 0; i < near.indices().length; i++) {
      assertThat(near.indices()[i] < 100).isEqualTo(i / 10 < 100);
    }
  }

  @Test
  void equalPointsAndConstantFeaturesHavePlaces() {
    for (float[] points : new float[][] {new float[80], twice(blobs(40, 2, 9))}) {
      for (float coordinate : fit(points, 2, UmapOptions.of(0)).coordinates()) {
        assertThat(coordinate).isFinite();
      }
    }
  }

  private static float[] twice(float[] points) {
    float[] twice = new float[2 * points.length];
    System.arraycopy(points, 0, twice, 0, points.length);
    System.arraycopy(points, 0, twice, points.length, points.length);
    return twice;
  }

  @Test
  void tooFewPointsAreTold() {
    assertThatThrownBy(() -> fit(blobs(15, 2, 1), 2, UmapOptions.of(0)))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "UMAP with 15 neighbours needs at least 16 points, but there are 15; choose fewer"
                + " neighbours.");
    assertThatThrownBy(() -> new UmapOptions(1, 0.1, 0, Metric.COSINE, 0, 0))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("UMAP needs at least 2 neighbours of each point, not 1.");
    assertThatThrownBy(() -> new UmapOptions(15, Double.NaN, 0, Metric.COSINE, 0, 0))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("The minimum distance of UMAP is 0 to 1.0, not NaN.");
  }

  private static Umap.Result fit(float[] points, int dimension, UmapOptions options) {
    return Umap.start(points, dimension, options, JobContext.NONE)
        .run(EmbeddingWatcher.NONE, JobContext.NONE);
  }

  private static float[] blobs(int count, int dimension, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] points = new float[count * dimension];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) (random.nextGaussian() + 8 * (i / dimension % 3));
    }
    return points;
  }
}
