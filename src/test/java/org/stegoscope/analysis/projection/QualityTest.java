package org.stegoscope.analysis.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.Fixtures;
import org.stegoscope.Fixtures.Golden;
import org.stegoscope.analysis.Maps;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;
import tools.jackson.databind.JsonNode;

final class QualityTest {

  private static final float[] LINE = {0, 1, 3, 6, 10};

  /// The last point has come to lie between the first two.
  private static final float[] FOLDED = {0, 1, 3, 6, 0.4f};

  private static EmbeddingQuality quality(float[] points, float[] embedding, int k) {
    return EmbeddingQuality.of(points, 1, Metric.EUCLIDEAN, embedding, 1, k, JobContext.NONE);
  }

  /// By hand: with one neighbour of five points every rank beyond the first costs 1/3. In the fold
  /// points 0, 1 and 4 have neighbours of rank 4; on the line those of 0 and 1 have rank 2 in the
  /// fold, and that of 4 has rank 4.
  @Test
  void aFoldIsPenalisedByRanks() {
    EmbeddingQuality found = quality(LINE, FOLDED, 1);
    assertThat(found.trustworthinessOf())
        .containsExactly(new double[] {0, 0, 1, 1, 0}, within(1e-12));
    assertThat(found.trustworthiness()).isCloseTo(0.4, within(1e-12));
    assertThat(found.continuityOf())
        .containsExactly(new double[] {2 / 3., 2 / 3., 1, 1, 0}, within(1e-12));
    assertThat(found.continuity()).isCloseTo(2 / 3., within(1e-12));
    assertThat(quality(LINE, LINE, 2).trustworthiness()).isEqualTo(1);
    assertThat(quality(LINE, LINE, 2).continuity()).isEqualTo(1);
  }

  /// scikit-learn's trustworthiness of its own embeddings, with the tolerance of the cases.
  @ParameterizedTest
  @ValueSource(strings = {"F_dimred/f3_digits", "F_dimred/f3_vit_features"})
  void trustworthinessIsThatOfScikitLearn(String name) {
    Golden features = Fixtures.golden(name, "X");
    float[] embedding = Fixtures.golden(name, "Y").floats();
    JsonNode values = Fixtures.json(name + "/index.json").path("values");
    for (int k : new int[] {5, 12}) {
      double expected = values.path("trustworthiness%d_of_Y".formatted(k)).path("value").asDouble();
      EmbeddingQuality found =
          EmbeddingQuality.of(
              features.floats(),
              features.shape()[1],
              Metric.EUCLIDEAN,
              embedding,
              2,
              k,
              JobContext.NONE);
      assertThat(found.trustworthiness()).isCloseTo(expected, within(1e-5 * expected));
    }
  }

  @Test
  void qualityNeedsMoreThanTwiceAsManyPointsAsNeighbours() {
    assertThatThrownBy(() -> quality(new float[4], new float[4], 2))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "The quality for 2 neighbours needs at least 1 of them and more than 4 points, but"
                + " there are 4.");
    float[] points = Maps.gaussian(new SplittableRandom(1), 1000);
    assertThatThrownBy(() ->
            EmbeddingQuality.of(points, 1, Metric.EUCLIDEAN, points, 1, 5, Maps.cancelledAfter(20)))
        .isInstanceOf(JobCancelledException.class);
  }

  /// Points 2 and 3 of the fold keep their one neighbour.
  @Test
  void overlapIsTheShareOfNeighboursKept() {
    double[] shares =
        SpaceComparison.neighbourhoodOverlap(neighbours(LINE, 1, 1), neighbours(FOLDED, 1, 1));
    assertThat(shares).containsExactly(0, 0, 1, 1, 0);
    // Of two: the neighbours of 0 are 1, 2 and 4, 1; those of 3 are 2, 4 and 2, 1.
    double[] ofTwo =
        SpaceComparison.neighbourhoodOverlap(neighbours(LINE, 1, 2), neighbours(FOLDED, 1, 2));
    assertThat(ofTwo[0]).isEqualTo(0.5);
    assertThat(ofTwo[3]).isEqualTo(0.5);
  }

  private static Neighbours neighbours(float[] points, int dimension, int k) {
    return NearestNeighbours.of(points, dimension, k, Metric.EUCLIDEAN, JobContext.NONE);
  }

  /// By hand: `X^T X = 2`, `Y^T Y` is the diagonal of 2 and 6, `Y^T X = (2, 0)`.
  @Test
  void alignmentIsThatOfKornblith() {
    float[] x = {4, 5, 6};
    float[] y = {-1, 1, 0, -2, 1, 1};
    assertThat(SpaceComparison.linearCka(x, 1, y, 2, JobContext.NONE))
        .isCloseTo(4 / (2 * Math.sqrt(40)), within(1e-6));
    assertThat(SpaceComparison.linearCka(y, 2, y, 2, JobContext.NONE)).isCloseTo(1, within(1e-12));
    float[] other = {1, -2, 1};
    assertThat(SpaceComparison.linearCka(x, 1, other, 1, JobContext.NONE))
        .isCloseTo(0, within(1e-12));
    float[] many = Maps.gaussian(new SplittableRandom(2), 300 * 40);
    float[] scaled = Maps.filled(many.length, i -> 7 - 3 * many[i]);
    // The entries of `scaled` are rounded to float32.
    assertThat(SpaceComparison.linearCka(many, 40, scaled, 40, JobContext.NONE))
        .isCloseTo(1, within(1e-6));
    assertThatThrownBy(() -> SpaceComparison.linearCka(x, 1, new float[3], 1, JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("Spaces cannot be aligned where all points of the second are the same.");
  }

  /// By hand: ratios 3, 2, 3/2 and 3/2, of which the greatest is left out; `x` = ln 1.5, ln 1.5, ln
  /// 2 and `y` = -ln 0.75, -ln 0.5, -ln 0.25 give the slope 1.358598 / 0.809257.
  @Test
  void theDimensionIsTheSlopeOfTheRatios() {
    assertThat(IntrinsicDimension.twoNearestNeighbours(neighbours(new float[] {0, 1, 3, 7}, 1, 2)))
        .isCloseTo(1.67882, within(1e-4));
    assertThatThrownBy(
            () -> IntrinsicDimension.twoNearestNeighbours(neighbours(new float[10], 1, 2)))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "The intrinsic dimension needs at least 3 different points at different distances; 0"
                + " of 10 points differ from all others.");
  }

  /// A sheet in ten dimensions. With 3,000 points the estimate's own spread is about 0.05.
  @Test
  void aSheetHasTwoDimensions() {
    SplittableRandom random = new SplittableRandom(8);
    float[] sheet = new float[3000 * 10];
    for (int i = 0; i < 3000; i++) {
      double u = random.nextDouble();
      double v = random.nextDouble();
      for (int j = 0; j < 10; j++) {
        sheet[i * 10 + j] = (float) (u * (j + 1) + v * (j % 3));
      }
    }
    assertThat(IntrinsicDimension.twoNearestNeighbours(neighbours(sheet, 10, 2)))
        .isCloseTo(2, within(0.2));
  }

  /// Neighbours on the line: 0 has 1, 2; 1 has 0, 2; 2 has 1, 3 or 0; 3 has 2, 4; 4 has 3, 2.
  @Test
  void purityIsTheShareOfNeighboursOfTheSameLabel() {
    Neighbours two = neighbours(LINE, 1, 2);
    assertThat(Arrays.copyOfRange(two.indices(), 4, 6)).containsExactly(1, 0);
    assertThat(LabelPurity.of(two, new int[] {5, 5, 5, 8, 8}).orElseThrow())
        .isCloseTo((1 + 1 + 1 + .5 + .5) / 5, within(1e-12));
    // Without the label of 2: 0 and 1 have each other, 3 has 4, 4 has 3.
    assertThat(LabelPurity.of(two, new int[] {5, 5, -1, 8, 8}).orElseThrow()).isEqualTo(1);
    assertThat(LabelPurity.of(two, new int[] {-1, -1, -1, -1, -1})).isEmpty();
  }

  /// stego-studies projects tokens standardised by their own moments with a matrix that was drawn.
  @Test
  void aDrawnMatrixProjectsAsScikitLearnDoes() {
    String name = "F_dimred/f1_pca_scaler_random_projection";
    float[] images = Fixtures.golden(name, "test_feats").floats();
    int tokens = 2 * 64;
    double[] standardised = new double[tokens * 96];
    for (int channel = 0; channel < 96; channel++) {
      double mean = 0;
      double square = 0;
      for (int token = 0; token < tokens; token++) {
        mean += images[(token / 64 * 96 + channel) * 64 + token % 64] / (double) tokens;
      }
      for (int token = 0; token < tokens; token++) {
        double value = images[(token / 64 * 96 + channel) * 64 + token % 64] - mean;
        standardised[token * 96 + channel] = value;
        square += value * value / tokens;
      }
      for (int token = 0; token < tokens; token++) {
        standardised[token * 96 + channel] /= Math.sqrt(square);
      }
    }
    RandomProjection drawn =
        new RandomProjection(96, 70, Fixtures.golden(name, "rp_matrix").floats());
    float[] projected =
        drawn.project(Maps.filled(standardised.length, i -> standardised[i]), JobContext.NONE);
    float[] channelsFirst =
        Maps.filled(
            projected.length, i -> projected[(i / (70 * 64) * 64 + i % 64) * 70 + i / 64 % 70]);
    Fixtures.golden(name, "rp_forward").assertReproducedBy(channelsFirst);
  }

  /// 20,000 entries: mean and variance are known to a standard error of 0.0005 and 1 %.
  @Test
  void entriesAreGaussianWithTheInverseOfTheTargetsAsVariance() {
    RandomProjection found = RandomProjection.of(100, 200, 3);
    double mean = 0;
    double square = 0;
    for (float entry : found.matrix()) {
      mean += entry / 20000.;
      square += entry * entry / 20000.;
    }
    assertThat(mean).isCloseTo(0, within(0.002));
    assertThat(square).isCloseTo(1 / 200., within(0.04 / 200));
    assertThat(RandomProjection.of(100, 200, 3).matrix()).containsExactly(found.matrix());
    assertThat(RandomProjection.of(100, 200, 4).matrix()).isNotEqualTo(found.matrix());
    assertThatThrownBy(() -> RandomProjection.of(3, 0, 0))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("A random projection has at least 1 dimension, not 0.");
  }
}
