package org.stegoscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobContext;

final class CorrespondenceTest {

  /// Unit vectors are stored as float; sums are double.
  private static final double ROUNDING = 2e-7;

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "3, 5, 7", "8, 6, 64", "4, 4, 33"})
  void cosineIsThatOfTheDefinition(int rows, int columns, int channels) {
    SplittableRandom random = new SplittableRandom(channels);
    FeatureMap target = Maps.gaussianMap(random, rows, columns, channels);
    float[] query = Maps.gaussian(random, channels);
    ScalarMap cosine = Correspondence.cosine(target, query);
    assertThat(cosine.rows()).isEqualTo(rows);
    assertThat(cosine.columns()).isEqualTo(columns);
    for (int patch = 0; patch < rows * columns; patch++) {
      assertThat((double) cosine.values()[patch])
          .isCloseTo(cosine(target.vector(patch), query), within(ROUNDING));
    }
  }

  @Test
  void aPatchIsMostLikeItself() {
    FeatureMap features = Maps.gaussianMap(new SplittableRandom(2), 9, 11, 50);
    NormalizedFeatures normalized = NormalizedFeatures.of(features);
    for (int patch = 0; patch < 99; patch++) {
      ScalarMap similarity = normalized.cosine(Correspondence.queryAtPatch(features, patch));
      Match best = Correspondence.nearest(similarity, 1).getFirst();
      assertThat(best.patch()).isEqualTo(patch);
      assertThat((double) best.similarity()).isCloseTo(1, within(ROUNDING));
    }
  }

  @Test
  void severalImagesGiveWhatEachGives() {
    SplittableRandom random = new SplittableRandom(8);
    List<FeatureMap> maps =
        List.of(Maps.gaussianMap(random, 3, 4, 10), Maps.gaussianMap(random, 6, 1, 10));
    float[] query = Maps.gaussian(random, 10);
    List<ScalarMap> together =
        Correspondence.cosines(
            maps.stream().map(NormalizedFeatures::of).toList(), query, JobContext.NONE);
    assertThat(together).hasSize(2);
    for (int image = 0; image < 2; image++) {
      assertThat(together.get(image).rows()).isEqualTo(maps.get(image).grid().rows());
      assertThat(together.get(image).values())
          .containsExactly(Correspondence.cosine(maps.get(image), query).values());
    }
  }

  @Test
  void aCancelEndsTheComparisonWithSeveralImages() {
    NormalizedFeatures image =
        NormalizedFeatures.of(Maps.gaussianMap(new SplittableRandom(8), 2, 2, 3));
    assertThatThrownBy(() ->
            Correspondence.cosines(List.of(image, image), new float[3], Maps.cancelledAfter(1)))
        .isInstanceOf(JobCancelledException.class);
  }

  @Test
  void zeroVectorsAreLikeNothing() {
    FeatureMap features = new FeatureMap(new PatchGrid(1, 2, 8), 2, new float[] {0, 0, 1, 2});
    assertThat(Correspondence.cosine(features, new float[] {1, 1}).at(0, 0)).isZero();
    assertThat(Correspondence.cosine(features, new float[2]).values()).containsOnly(0f);
  }

  /// Made with STEGO's `sample` on coordinates whose first two axes it swaps; printed with five
  /// digits.
  @Test
  void samplingAtCoordinatesReproducesStego() {
    FeatureMap features =
        Maps.fromChannelsFirst(Maps.filled(144, n -> Math.sin(.3 * n + .2)), 0, 3, 4, 4);
    float[] coordinates = Maps.filled(24, n -> .9 * Math.sin(1.7 * n + .3));
    float[] expected = {-.69025f, -.42442f, .67996f, .97824f};
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        int pair = (j * 2 + i) * 2;
        float[] sampled =
            Correspondence.queryAtCoordinate(features, coordinates[pair], coordinates[pair + 1]);
        assertThat(sampled[0]).isCloseTo(expected[i * 2 + j], within(1e-5f));
      }
    }
  }

  @Test
  void pointsAreInterpolatedBetweenPatchesAndHeldAtTheBorder() {
    FeatureMap features =
        new FeatureMap(new PatchGrid(2, 3, 8), 1, new float[] {0, 1, 2, 10, 11, 12});
    assertThat(Correspondence.queryAtPoint(features, 1, 2)).containsExactly(12);
    assertThat(Correspondence.queryAtPoint(features, .5, .25)).containsExactly(5.25f);
    assertThat(Correspondence.queryAtPoint(features, -3, 9)).containsExactly(2);
    assertThat(Correspondence.queryAtPoint(features, 7, -1)).containsExactly(10);
    assertThat(Correspondence.queryAtCoordinate(features, 0, 0)).containsExactly(6);
  }

  @Test
  void nearestGoesDownAndKeepsTheLowerIndexAmongEquals() {
    ScalarMap similarity = new ScalarMap(2, 3, new float[] {-.5f, .9f, -0f, .9f, Float.NaN, 0f});
    assertThat(Correspondence.nearest(similarity, 3))
        .containsExactly(new Match(1, .9f), new Match(3, .9f), new Match(2, -0f));
    assertThat(Correspondence.nearest(similarity, 100))
        .extracting(Match::patch)
        .containsExactly(1, 3, 2, 5, 0);
  }

  @Test
  void centredIsWhatExceedsTheMean() {
    ScalarMap centred = Correspondence.centred(new ScalarMap(1, 4, new float[] {0, .5f, 1, .5f}));
    assertThat(centred.values()).containsExactly(0, 0, .5f, 0);
  }

  /// Cosines and loss of the cluster probe's example, printed with five and six digits.
  @Test
  void cosinesOfASmallExampleMadeWithStego() {
    FeatureMap code =
        Maps.fromChannelsFirst(Maps.filled(12, n -> Math.sin(.9 * n + .1)), 0, 3, 2, 2);
    float[] first = Correspondence.cosine(code, Maps.filled(3, n -> Math.cos(1.1 * n))).values();
    float[] second =
        Correspondence.cosine(code, Maps.filled(3, n -> Math.cos(1.1 * (n + 3)))).values();
    assertThat(first)
        .containsExactly(new float[] {-.51095f, -.08139f, .28784f, .87509f}, within(1e-5f));
    assertThat(second)
        .containsExactly(new float[] {.5283f, .07007f, -.32061f, -.92379f}, within(1e-5f));
    double loss = 0;
    for (int i = 0; i < 4; i++) {
      loss -= Math.max(first[i], second[i]) / 4;
    }
    assertThat(loss).isCloseTo(-.440326, within(1e-6));
  }

  @Test
  void saysThatChannelsDiffer() {
    FeatureMap features = Maps.gaussianMap(new SplittableRandom(2), 1, 1, 3);
    assertThatThrownBy(() -> Correspondence.cosine(features, new float[2]))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("The query has 2 channels, but the features it is compared with have 3.");
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      squareA += (double) a[i] * a[i];
      squareB += (double) b[i] * b[i];
    }
    return product / Math.sqrt(squareA) / Math.sqrt(squareB);
  }
}
