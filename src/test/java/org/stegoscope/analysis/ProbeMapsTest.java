package org.stegoscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.Fixtures;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

final class ProbeMapsTest {

  /// Both sides compute in double; the result is rounded to float once.
  private static final double ROUNDING = 1e-6;

  /// Pixels whose two best scores are closer than this may go either way.
  private static final double TIE = 1e-9;

  @ParameterizedTest
  @CsvSource({
    "1, 1, 5, 4",
    "1, 7, 40, 3",
    "6, 1, 1, 50",
    "5, 7, 56, 40",
    "5, 7, 61, 37",
    "9, 8, 8, 9",
    "12, 16, 5, 3",
    "3, 4, 1, 1",
    "2, 2, 200, 130"
  })
  void upsamplesTheCodeBeforeItProbes(int rows, int columns, int width, int height) {
    SplittableRandom random = new SplittableRandom(rows * 1000L + width);
    int dimension = 10;
    int classes = 6;
    FeatureMap code = Maps.gaussianMap(random, rows, columns, dimension);
    float[] matrix = Maps.gaussian(random, classes * dimension);
    float[] biases = Maps.gaussian(random, classes);
    assertSameAsReference(new ClusterProbe(classes, dimension, matrix), code, width, height);
    assertSameAsReference(new LinearProbe(classes, dimension, matrix, biases), code, width, height);
    assertSameAsReference(new CentroidProbe(classes, dimension, matrix), code, width, height);
  }

  private static void assertSameAsReference(Probe probe, FeatureMap code, int width, int height) {
    Segmented segmented = ProbeMaps.apply(probe, code, width, height, JobContext.NONE);
    float[] logProbabilities =
        probe instanceof CentroidProbe
            ? null
            : ProbeMaps.logProbabilities(probe, code, width, height, JobContext.NONE);
    UpsampleThenProbe reference = new UpsampleThenProbe(probe, code, width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double[] scores = reference.scores(x, y);
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double best = sorted[sorted.length - 1];
        double second = sorted[sorted.length - 2];
        double sum = Arrays.stream(scores).map(score -> Math.exp(score - best)).sum();
        assertThat(scores[segmented.labels().at(x, y)]).isGreaterThan(best - TIE);
        assertThat((double) segmented.confidence().at(y, x))
            .isCloseTo(
                probe instanceof CentroidProbe ? 1 - best / second : 1 / sum, within(ROUNDING));
        for (int k = 0; logProbabilities != null && k < scores.length; k++) {
          assertThat((double) logProbabilities[(k * height + y) * width + x])
              .isCloseTo(scores[k] - best - Math.log(sum), within(ROUNDING * (1 + best)));
        }
      }
    }
  }

  /// Printed with five digits.
  @Test
  void clusterLogProbabilitiesOfASmallExampleMadeWithStego() {
    FeatureMap code =
        Maps.fromChannelsFirst(Maps.filled(12, n -> Math.sin(.9 * n + .1)), 0, 3, 2, 2);
    ClusterProbe probe = new ClusterProbe(2, 3, Maps.filled(6, n -> Math.cos(1.1 * n)));
    float[] logProbabilities = ProbeMaps.logProbabilities(probe, code, 2, 2, JobContext.NONE);
    assertThat(Arrays.copyOf(logProbabilities, 4))
        .containsExactly(new float[] {-2.19639f, -.85604f, -.25939f, -.02702f}, within(1e-5f));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10})
  void clusterProbeReproducesTheOriginal(int alpha) {
    String name = "D_cluster_metrics/d1_cluster_lookup";
    float[] log = new float[2 * 27 * 63];
    for (int image = 0; image < 2; image++) {
      ClusterProbe probe =
          new ClusterProbe(27, 70, Fixtures.golden(name, "clusters").floats(), alpha);
      float[] ofImage = ProbeMaps.logProbabilities(probe, codeOfD1(image), 9, 7, JobContext.NONE);
      System.arraycopy(ofImage, 0, log, image * ofImage.length, ofImage.length);
    }
    Fixtures.golden(name, "alpha" + alpha + "__log_probs").assertReproducedBy(log);
    for (int i = 0; i < log.length; i++) {
      log[i] = (float) Math.exp(log[i]);
    }
    Fixtures.golden(name, "alpha" + alpha + "__probs").assertReproducedBy(log);
  }

  /// The zero vector at the first token of the first image gets class 0.
  @Test
  void clusterLabelsReproduceTheOriginal() {
    String name = "D_cluster_metrics/d1_cluster_lookup";
    ClusterProbe probe = new ClusterProbe(27, 70, Fixtures.golden(name, "clusters").floats());
    double[] expected = Fixtures.golden(name, "alpha_none__labels").values();
    for (int image = 0; image < 2; image++) {
      LabelMap labels = ProbeMaps.labelsAtTokens(probe, codeOfD1(image));
      for (int i = 0; i < 63; i++) {
        assertThat(labels.at(i % 9, i / 9)).isEqualTo((int) expected[image * 63 + i]);
      }
    }
  }

  private static FeatureMap codeOfD1(int image) {
    float[] x = Fixtures.golden("D_cluster_metrics/d1_cluster_lookup", "x").floats();
    return Maps.fromChannelsFirst(x, image * 70 * 63, 70, 7, 9);
  }

  @Test
  void lowestIdWinsATie() {
    FeatureMap code = Maps.gaussianMap(new SplittableRandom(3), 3, 3, 2);
    float[] same = {.3f, .4f, .3f, .4f, .3f, .4f};
    for (Probe probe :
        new Probe[] {
          new ClusterProbe(3, 2, same),
          new LinearProbe(3, 2, same, new float[3]),
          new CentroidProbe(3, 2, same)
        }) {
      Segmented segmented = ProbeMaps.apply(probe, code, 20, 20, JobContext.NONE);
      assertThat(segmented.labels().areas()[0]).isEqualTo(400);
      assertThat((double) segmented.confidence().at(7, 7))
          .isCloseTo(probe instanceof CentroidProbe ? 0 : 1 / 3., within(ROUNDING));
    }
  }

  @Test
  void oppositeCodesCancelWithoutAnExtremeScore() {
    FeatureMap code =
        new FeatureMap(new PatchGrid(1, 2, 8), 3, new float[] {.1f, .7f, -.3f, -.1f, -.7f, .3f});
    ClusterProbe probe = new ClusterProbe(2, 3, new float[] {1, 2, 3, 3, -1, 1});
    float[] log = ProbeMaps.logProbabilities(probe, code, 999, 1, JobContext.NONE);
    for (float value : log) {
      // alpha = 2 times a cosine between -1 and 1: probabilities are at least 1 / (1 + e^4).
      assertThat(value).isBetween(-4.02f, 0f);
    }
  }

  @Test
  void pixelsWithoutAFiniteCodeAreVoid() {
    float[] values = {1, 0, Float.NaN, 0, 0, 1};
    FeatureMap code = new FeatureMap(new PatchGrid(1, 3, 8), 2, values);
    float[] matrix = {1, 0, 0, 1};
    for (Probe probe :
        new Probe[] {
          new ClusterProbe(2, 2, matrix),
          new LinearProbe(2, 2, matrix, new float[2]),
          new CentroidProbe(2, 2, matrix),
          new CentroidProbe(1, 2, new float[] {1, 0})
        }) {
      Segmented segmented = ProbeMaps.apply(probe, code, 3, 1, JobContext.NONE);
      assertThat(segmented.labels().at(0, 0)).isZero();
      assertThat(segmented.labels().at(1, 0)).isEqualTo(LabelMap.VOID);
      assertThat(segmented.confidence().at(0, 1)).isZero();
      assertThat(segmented.labels().at(2, 0)).isEqualTo(probe.classes() - 1);
    }
  }

  @Test
  void aSingleCentroidIsCertain() {
    FeatureMap code = Maps.gaussianMap(new SplittableRandom(5), 2, 2, 3);
    Segmented segmented =
        ProbeMaps.apply(new CentroidProbe(1, 3, new float[3]), code, 4, 4, JobContext.NONE);
    assertThat(segmented.confidence().values()).containsOnly(1f);
  }

  @Test
  void cancelStopsIt() {
    FeatureMap code = Maps.gaussianMap(new SplittableRandom(5), 4, 4, 3);
    CentroidProbe probe = new CentroidProbe(1, 3, new float[3]);
    assertThatThrownBy(() -> ProbeMaps.apply(probe, code, 4, 4000, Maps.cancelledAfter(100)))
        .isInstanceOf(JobCancelledException.class);
  }

  @Test
  void saysWhatDoesNotFit() {
    FeatureMap code = Maps.gaussianMap(new SplittableRandom(5), 2, 2, 3);
    assertThatThrownBy(() -> new ClusterProbe(2, 3, new float[5]))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("The cluster centres should be 2 x 3 numbers, but there are 5.");
    ClusterProbe wide = new ClusterProbe(1, 4, new float[4]);
    assertThatThrownBy(() -> ProbeMaps.labelsAtTokens(wide, code))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("The probe reads codes of 4 channels, but this code has 3.");
    ClusterProbe many = new ClusterProbe(256, 3, new float[768]);
    assertThatThrownBy(() -> ProbeMaps.labelsAtTokens(many, code))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("A label map holds at most 255 classes, but the probe has 256.");
    CentroidProbe centroids = new CentroidProbe(1, 3, new float[3]);
    assertThatThrownBy(() -> ProbeMaps.logProbabilities(centroids, code, 1, 1, JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageStartingWith("Nearest centroids give no class probabilities");
    assertThatThrownBy(() -> ProbeMaps.logProbabilities(many, code, 9000, 9000, JobContext.NONE))
        .isInstanceOf(StegoscopeException.class)
        .hasMessageContaining("256 classes at 9000 x 9000 pixels");
  }
}
