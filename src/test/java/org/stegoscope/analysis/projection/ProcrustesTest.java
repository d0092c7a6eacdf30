package org.stegoscope.analysis.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProcrustesTest {

  /// Coordinates of up to about 30, written in float32.
  private static final Offset<Float> ROUNDING = within(2e-5f);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatWasTurnedMirroredScaledAndMovedIsBroughtBack(boolean mirrored) {
    SplittableRandom random = new SplittableRandom(3);
    float[] to = new float[80];
    float[] from = new float[80];
    for (int i = 0; i < 80; i += 2) {
      to[i] = (float) random.nextGaussian();
      to[i + 1] = (float) (3 * random.nextGaussian());
      double y = mirrored ? -to[i + 1] : to[i + 1];
      from[i] = (float) (5 * (0.6 * to[i] - 0.8 * y) + 7);
      from[i + 1] = (float) (5 * (0.8 * to[i] + 0.6 * y) - 2);
    }

    Procrustes found = Procrustes.of(from, to);

    assertThat(found.isMirrored()).isEqualTo(mirrored);
    assertThat(found.scale()).isCloseTo(0.2, within(1e-6));
    assertThat(found.residual()).isCloseTo(0, within(1e-9));
    assertThat(found.apply(from)).containsExactly(to, ROUNDING);
  }

  /// Nothing a similarity can do brings unrelated clouds together; the residual says so.
  @Test
  void theResidualIsWhatStaysUnexplained() {
    SplittableRandom random = new SplittableRandom(5);
    float[] from = new float[2000];
    float[] to = new float[2000];
    double left = 0;
    double whole = 0;
    double[] mean = new double[2];
    for (int i = 0; i < 2000; i++) {
      from[i] = (float) random.nextGaussian();
      to[i] = (float) (0.5 * from[i] + random.nextGaussian());
      mean[i % 2] += to[i] / 1000;
    }
    Procrustes found = Procrustes.of(from, to);
    float[] aligned = found.apply(from);
    for (int i = 0; i < 2000; i++) {
      left += (aligned[i] - to[i]) * (aligned[i] - to[i]);
      whole += (to[i] - mean[i % 2]) * (to[i] - mean[i % 2]);
    }
    assertThat(found.residual()).isCloseTo(left / whole, within(1e-5)).isBetween(0.7, 0.9);
  }

  @Test
  void onePlaceIsBroughtToTheMiddleOfTheOthers() {
    float[] to = {0, 0, 4, 2};

    assertThat(Procrustes.of(new float[] {9, 9, 9, 9}, to).apply(new float[] {9, 9, 9, 9}))
        .containsExactly(2, 1, 2, 1);
    assertThat(Procrustes.of(new float[] {9, 9}, new float[] {1, 3}).apply(new float[] {9, 9}))
        .containsExactly(1, 3);
  }
}
