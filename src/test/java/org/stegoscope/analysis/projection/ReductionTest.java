package org.stegoscope.analysis.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

class ReductionTest {

  private static final int POINTS = 60;
  private static final int CHANNELS = 12;
  private static final float[] CLOUD = cloud();

  /// Channels of less and less variance, so that components are told apart.
  private static float[] cloud() {
    SplittableRandom random = new SplittableRandom(3);
    float[] values = new float[POINTS * CHANNELS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * (CHANNELS - i % CHANNELS));
    }
    return values;
  }

  private static double squares(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return sum;
  }

  @Test
  void withoutAReductionFeaturesStayAsTheyAre() {
    FittedReduction none = Reduction.NONE.fit(CLOUD, CHANNELS, JobContext.NONE);
    assertEquals(CHANNELS, none.dimension());
    assertArrayEquals(CLOUD, none.apply(CLOUD, JobContext.NONE));
    assertEquals("", Reduction.NONE.label());
  }

  @Test
  void fewPrincipalComponentsHoldMoreThanAsManyRandomDirectionsOfTheSameLength() {
    FittedReduction pca =
        Reduction.of(Reduction.Method.PRINCIPAL_COMPONENTS, 3, 5)
            .fit(CLOUD, CHANNELS, JobContext.NONE);
    float[] reduced = pca.apply(CLOUD, JobContext.NONE);
    assertEquals(3 * POINTS, reduced.length);
    assertEquals(true, squares(reduced) > 0.4 * squares(CLOUD));
  }

  @Test
  void theSeedDecidesARandomProjectionAndNoOther() {
    Reduction seven = Reduction.of(Reduction.Method.RANDOM, 4, 7);
    assertArrayEquals(
        seven.fit(CLOUD, CHANNELS, JobContext.NONE).apply(CLOUD, JobContext.NONE),
        seven.fit(CLOUD, CHANNELS, JobContext.NONE).apply(CLOUD, JobContext.NONE));
    assertEquals(
        false,
        java.util.Arrays.equals(
            seven.fit(CLOUD, CHANNELS, JobContext.NONE).apply(CLOUD, JobContext.NONE),
            Reduction.of(Reduction.Method.RANDOM, 4, 8)
                .fit(CLOUD, CHANNELS, JobContext.NONE)
                .apply(CLOUD, JobContext.NONE)));
    assertEquals(
        Reduction.of(Reduction.Method.PRINCIPAL_COMPONENTS, 4, 7),
        Reduction.of(Reduction.Method.PRINCIPAL_COMPONENTS, 4, 8));
  }

  @Test
  void aMapIsReducedAsItsPatchesAre() {
    FittedReduction fitted =
        Reduction.of(Reduction.Method.RANDOM, 2, 7).fit(CLOUD, CHANNELS, JobContext.NONE);
    FeatureMap map =
        fitted.apply(new FeatureMap(new PatchGrid(6, 10, 8), CHANNELS, CLOUD), JobContext.NONE);
    assertEquals(2, map.channels());
    assertArrayEquals(fitted.apply(CLOUD, JobContext.NONE), map.values());
  }

  @Test
  void moreDimensionsThanThereAreAreRefused() {
    Reduction wide = Reduction.of(Reduction.Method.RANDOM, CHANNELS + 1, 0);
    assertEquals(
        "Features of 12 channels cannot be reduced to 13 dimensions; choose at most 12.",
        assertThrows(StegoscopeException.class, () -> wide.fit(CLOUD, CHANNELS, JobContext.NONE))
            .getMessage());
    assertThrows(StegoscopeException.class, () -> Reduction.of(Reduction.Method.RANDOM, 0, 0));
  }

  @Test
  void reductionsAreReadAndWrittenAsWords() {
    assertEquals(Reduction.of(Reduction.Method.RANDOM, 4, 0), Reduction.parse(" rp:4 "));
    assertEquals(
        List.of("pca:64", "rp:8"),
        Reduction.parseAll("pca:64, rp:8,pca:64").stream().map(Reduction::word).toList());
    assertEquals(List.of(), Reduction.parseAll(" "));
    assertEquals(7, Reduction.parse("rp:4").withSeed(7).seed());
  }

  @Test
  void otherWordsHaveTheirSentence() {
    for (String text : List.of("pca", "pca:0", "pca:-2", "pca:many", "umap:2", "pca:4,,rp:2")) {
      String message =
          assertThrows(StegoscopeException.class, () -> Reduction.parseAll(text)).getMessage();
      assertEquals(
          true, message.startsWith("A projection is pca:N or rp:N, with N of at least 1, not \""));
    }
  }

  @Test
  void aMapOfOtherChannelsIsRefused() {
    FittedReduction fitted =
        Reduction.of(Reduction.Method.RANDOM, 2, 7).fit(CLOUD, CHANNELS, JobContext.NONE);
    FeatureMap map = new FeatureMap(new PatchGrid(12, 10, 8), CHANNELS / 2, CLOUD);
    assertEquals(
        "A reduction of 12 channels does not fit features of 6 channels.",
        assertThrows(StegoscopeException.class, () -> fitted.apply(map, JobContext.NONE))
            .getMessage());
  }
}
