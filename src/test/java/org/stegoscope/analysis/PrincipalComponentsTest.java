package org.stegoscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.stegoscope.Fixtures;
import org.stegoscope.Fixtures.Golden;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

final class PrincipalComponentsTest {

  private static final String CASE = "F_dimred/f1_pca_scaler_random_projection";

  /// scikit-learn on standardised tokens of twelve images, with the tolerances of the case.
  @Test
  void reproducesScikitLearn() {
    PrincipalComponents found = fitTraining(96);
    golden("scaler_mean").assertReproducedBy(floats(found.mean()));
    golden("scaler_scale").assertReproducedBy(floats(found.scale()));
    golden("explained_variance").assertReproducedBy(floats(found.explainedVariance()));
    golden("explained_variance_ratio").assertReproducedBy(floats(found.explainedVarianceRatio()));
    Golden expected = golden("pca_components");
    expected.assertReproducedBy(signed(found.components(), signs(found), 1, 96));
    float[] tokens = Arrays.copyOf(maps("train_feats").getFirst().values(), 50 * 96);
    float[] projected = found.project(tokens, JobContext.NONE);
    golden("pca_transform_of_train_first50")
        .assertReproducedBy(signed(projected, signs(found), 50, 1));
  }

  /// stego-studies standardises a batch by its own moments before it projects it.
  @Test
  void reproducesTheProjectionOfAStandardisedBatch() {
    PrincipalComponents trained = fitTraining(70);
    List<FeatureMap> batch = maps("test_feats");
    PrincipalComponents own =
        PrincipalComponents.fit(batch, 70, Scaling.STANDARDIZED, JobContext.NONE);
    PrincipalComponents mixed =
        new PrincipalComponents(
            96,
            own.mean(),
            own.scale(),
            trained.components(),
            trained.explainedVariance(),
            trained.explainedVarianceRatio());
    float[] projected = new float[2 * 70 * 64];
    for (int image = 0; image < 2; image++) {
      float[] values =
          signed(mixed.project(batch.get(image), JobContext.NONE), signs(trained), 64, 1);
      float[] channelsFirst = new FeatureMap(batch.get(image).grid(), 70, values).channelsFirst();
      System.arraycopy(channelsFirst, 0, projected, image * 70 * 64, 70 * 64);
    }
    golden("pca_forward").assertReproducedBy(projected);
  }

  private static PrincipalComponents fitTraining(int count) {
    return PrincipalComponents.fit(
        maps("train_feats"), count, Scaling.STANDARDIZED, JobContext.NONE);
  }

  private static Golden golden(String array) {
    return Fixtures.golden(CASE, array);
  }

  private static List<FeatureMap> maps(String array) {
    Golden feats = golden(array);
    List<FeatureMap> maps = new ArrayList<>();
    for (int image = 0; image < feats.shape()[0]; image++) {
      maps.add(Maps.fromChannelsFirst(feats.floats(), image * 96 * 64, 96, 8, 8));
    }
    return maps;
  }

  /// The sign that turns each component to the reference's.
  private static int[] signs(PrincipalComponents found) {
    double[] expected = golden("pca_components").values();
    int[] signs = new int[found.count()];
    for (int k = 0; k < signs.length; k++) {
      double product = 0;
      for (int j = 0; j < 96; j++) {
        product += expected[k * 96 + j] * found.components()[k * 96 + j];
      }
      signs[k] = product < 0 ? -1 : 1;
    }
    return signs;
  }

  /// `values`, `[outer, signs, inner]`, times the signs.
  private static float[] signed(float[] values, int[] signs, int outer, int inner) {
    float[] signed = values.clone();
    assertThat(values).hasSize(outer * signs.length * inner);
    for (int i = 0; i < signed.length; i++) {
      signed[i] *= signs[i / inner % signs.length];
    }
    return signed;
  }

  private static float[] floats(double[] values) {
    return Maps.filled(values.length, i -> values[i]);
  }

  /// Points on a line of slope 3/4 and, at right angles, a tenth as far: by hand, variances 200/3
  /// and 2/3 along (0.8, 0.6) and (-0.6, 0.8).
  @Test
  void findsTheAxesOfAnEllipse() {
    float[] tokens = {108, 106, 92, 94, 99.4f, 100.8f, 100.6f, 99.2f};
    PrincipalComponents found =
        PrincipalComponents.fit(tokens, 2, 2, Scaling.CENTRED, JobContext.NONE);
    assertThat(found.mean()).containsExactly(new double[] {100, 100}, within(1e-6));
    // The tokens are float32 numbers near 100: off by 4e-6.
    assertThat(found.components())
        .containsExactly(new float[] {.8f, .6f, -.6f, .8f}, within(1e-6f));
    assertThat(found.explainedVariance()[0]).isCloseTo(200 / 3., within(1e-4));
    assertThat(found.explainedVariance()[1]).isCloseTo(2 / 3., within(1e-5));
    assertThat(found.explainedVarianceRatio()[0]).isCloseTo(100 / 101., within(1e-6));
    assertThat(found.project(new float[] {108, 106}, JobContext.NONE))
        .containsExactly(new float[] {10, 0}, within(1e-5f));
  }

  @Test
  void severalMapsAreFittedAsOne() {
    SplittableRandom random = new SplittableRandom(4);
    FeatureMap first = Maps.gaussianMap(random, 3, 5, 20);
    FeatureMap second = Maps.gaussianMap(random, 7, 2, 20);
    float[] joined = Arrays.copyOf(first.values(), 29 * 20);
    System.arraycopy(second.values(), 0, joined, 15 * 20, 14 * 20);
    PrincipalComponents together =
        PrincipalComponents.fit(List.of(first, second), 5, Scaling.CENTRED, JobContext.NONE);
    PrincipalComponents one =
        PrincipalComponents.fit(joined, 20, 5, Scaling.CENTRED, JobContext.NONE);
    // The groups of a tile end at the ends of the maps, so sums round differently.
    assertThat(together.components()).containsExactly(one.components(), within(1e-6f));
  }

  /// More channels than a tile has rows and columns, and not a multiple of either.
  @Test
  void theSameTokensGiveTheSameBitsOnAnyNumberOfCores() {
    float[] tokens = Maps.gaussian(new SplittableRandom(9), 300 * 150);
    PrincipalComponents here =
        PrincipalComponents.fit(tokens, 150, 150, Scaling.CENTRED, JobContext.NONE);
    PrincipalComponents alone;
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      alone =
          one.submit(
                  () -> PrincipalComponents.fit(tokens, 150, 150, Scaling.CENTRED, JobContext.NONE))
              .join();
    }
    assertThat(alone.components()).containsExactly(here.components());
    assertThat(alone.explainedVariance()).containsExactly(here.explainedVariance());
    assertThat(Arrays.stream(here.explainedVarianceRatio()).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void oneTokenAndConstantTokensHaveNoVariance() {
    float[] token = {3, 1e9f, -2};
    for (Scaling scaling : Scaling.values()) {
      for (float[] tokens : List.of(token, repeated(token, 70))) {
        PrincipalComponents found = PrincipalComponents.fit(tokens, 3, 3, scaling, JobContext.NONE);
        assertThat(found.explainedVariance()).containsExactly(0, 0, 0);
        assertThat(found.explainedVarianceRatio()).containsExactly(0, 0, 0);
        assertThat(found.components()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1);
        assertThat(found.project(token, JobContext.NONE)).containsExactly(0, 0, 0);
      }
    }
  }

  private static float[] repeated(float[] token, int times) {
    return Maps.filled(token.length * times, i -> token[i % token.length]);
  }

  @Test
  void aConstantChannelIsNotDividedByZero() {
    float[] tokens = {1, 5, 2, 5, 4, 5};
    PrincipalComponents found =
        PrincipalComponents.fit(tokens, 2, 2, Scaling.STANDARDIZED, JobContext.NONE);
    assertThat(found.scale()[1]).isEqualTo(1);
    assertThat(found.components()).containsExactly(1, 0, 0, 1);
    assertThat(found.explainedVarianceRatio()).containsExactly(1, 0);
  }

  @Test
  void whatCannotBeFittedGetsASentence() {
    assertSentence(
        () -> PrincipalComponents.fit(new float[6], 3, 4, Scaling.CENTRED, JobContext.NONE),
        "Tokens of 3 channels have 1 to 3 principal components, not 4.");
    float[] broken = {1, 2, 3, Float.NaN};
    assertSentence(
        () -> PrincipalComponents.fit(broken, 2, 1, Scaling.CENTRED, JobContext.NONE),
        "Principal components need finite numbers, but channel 1 of token 1 is NaN.");
    assertSentence(
        () -> PrincipalComponents.fit(List.of(), 1, Scaling.CENTRED, JobContext.NONE),
        "Principal components need at least one token.");
    FeatureMap two = new FeatureMap(new PatchGrid(1, 1, 8), 2, new float[2]);
    FeatureMap three = new FeatureMap(new PatchGrid(1, 1, 8), 3, new float[3]);
    assertSentence(
        () -> PrincipalComponents.fit(List.of(two, three), 1, Scaling.CENTRED, JobContext.NONE),
        "Principal components of 2 channels do not fit features of 3 channels.");
  }

  private static void assertSentence(Runnable attempt, String sentence) {
    assertThatThrownBy(attempt::run).isInstanceOf(StegoscopeException.class).hasMessage(sentence);
  }

  @Test
  void aCancelEndsIt() {
    float[] tokens = Maps.gaussian(new SplittableRandom(1), 2000 * 8);
    for (int looks : new int[] {0, 2, 5, 100}) {
      assertThatThrownBy(() ->
              PrincipalComponents.fit(tokens, 8, 3, Scaling.CENTRED, Maps.cancelledAfter(looks)))
          .isInstanceOf(JobCancelledException.class);
    }
  }
}
