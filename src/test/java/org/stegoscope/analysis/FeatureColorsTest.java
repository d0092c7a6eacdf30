package org.stegoscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

final class FeatureColorsTest {

  /// Channels 2, 0 and 1 vary 30, 20 and 10 to either side of their mean, each alone.
  private static final FeatureMap AXES =
      map(new float[][] {{1, 2, 33}, {1, 2, -27}, {21, 2, 3}, {-19, 2, 3}, {1, 12, 3}, {1, -8, 3}});

  private static FeatureMap map(float[][] tokens) {
    int channels = tokens[0].length;
    return new FeatureMap(
        new PatchGrid(1, tokens.length, 8),
        channels,
        Maps.filled(tokens.length * channels, i -> tokens[i / channels][i % channels]));
  }

  private static FeatureColors colors(FeatureColors.Stretch stretch, FeatureMap... maps) {
    return FeatureColors.of(
        List.of(maps), new FeatureColors.Options(Scaling.CENTRED, stretch), JobContext.NONE);
  }

  /// By hand: the channel that varies most is red, the next green, the last blue, and the mean is
  /// half of 255.
  @Test
  void theFirstThreeComponentsAreRedGreenAndBlue() {
    FeatureColors found = colors(FeatureColors.Stretch.MIN_MAX, AXES);
    assertThat(found.colors().getFirst())
        .containsExactly(0xFFFF8080, 0xFF008080, 0xFF80FF80, 0xFF800080, 0xFF8080FF, 0xFF808000);
    assertThat(found.components().count()).isEqualTo(3);
  }

  @Test
  void togetherTheSameColourMeansTheSameEverywhere() {
    FeatureMap half = map(new float[][] {{1, 2, 3}, {1, 2, 18}});
    FeatureColors found = colors(FeatureColors.Stretch.MIN_MAX, AXES, half);
    assertThat(found.colors()).hasSize(2);
    float[] projected = found.components().project(half, JobContext.NONE);
    for (int patch = 0; patch < 2; patch++) {
      int red = found.colors().get(1)[patch] >> 16 & 0xFF;
      assertThat(red)
          .isEqualTo(Math.round(255 * found.ranges().getFirst().fraction(projected[3 * patch])));
    }
    assertThat(colors(FeatureColors.Stretch.MIN_MAX, half).colors().getFirst())
        .isNotEqualTo(found.colors().get(1));
  }

  @Test
  void percentilesAreNotMovedByOneOddToken() {
    FeatureMap ordinary = Maps.gaussianMap(new SplittableRandom(5), 20, 20, 6);
    float[] values = ordinary.values().clone();
    values[17] = 1000;
    FeatureMap odd = new FeatureMap(ordinary.grid(), 6, values);
    FeatureColors darkened = colors(FeatureColors.Stretch.MIN_MAX, odd);
    FeatureColors robust = colors(FeatureColors.Stretch.PERCENTILES_1_TO_99, odd);
    assertThat(reds(darkened)).isLessThan(10);
    assertThat(reds(robust)).isGreaterThan(100);
  }

  private static long reds(FeatureColors colors) {
    return Arrays.stream(colors.colors().getFirst())
        .map(color -> color >> 16 & 0xFF)
        .distinct()
        .count();
  }

  @Test
  void standardisingMakesChannelsOfAnyUnitCount() {
    SplittableRandom random = new SplittableRandom(3);
    FeatureMap map =
        new FeatureMap(
            new PatchGrid(10, 10, 8),
            4,
            Maps.filled(400, i -> random.nextGaussian() * (i % 4 == 0 ? 1e4 : 1)));
    FeatureColors plain =
        FeatureColors.of(List.of(map), FeatureColors.Options.DEFAULT, JobContext.NONE);
    FeatureColors standardised =
        FeatureColors.of(
            List.of(map),
            new FeatureColors.Options(Scaling.STANDARDIZED, FeatureColors.Stretch.MIN_MAX),
            JobContext.NONE);
    assertThat(plain.components().explainedVarianceRatio()[0]).isGreaterThan(0.999);
    assertThat(standardised.components().explainedVarianceRatio()[0]).isLessThan(0.5);
  }

  @Test
  void whatDoesNotVaryIsBlack() {
    FeatureMap one = map(new float[][] {{1, 2, 3}});
    assertThat(colors(FeatureColors.Stretch.PERCENTILES_1_TO_99, one).colors().getFirst())
        .containsExactly(0xFF000000);
  }

  @Test
  void twoChannelsGetASentence() {
    assertThatThrownBy(
            () -> colors(FeatureColors.Stretch.MIN_MAX, map(new float[][] {{1, 2}, {3, 4}})))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage("Feature colours need at least 3 channels, but the features have 2.");
  }
}
