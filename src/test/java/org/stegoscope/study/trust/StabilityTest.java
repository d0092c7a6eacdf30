package org.stegoscope.study.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.dataset.ModelInput;
import org.stegoscope.dataset.Resolution;

final class StabilityTest {

  private static final int PATCH = 8;

  private static ModelInput input(int seed) {
    byte[] pixels = new byte[40 * 24 * 3];
    new SplittableRandom(seed).nextBytes(pixels);
    return ModelInput.prepare(new RgbImage(40, 24, pixels), new Resolution.Native(), PATCH);
  }

  /// Labels that are the red of each pixel tell where each pixel went.
  private static LabelMap reds(ModelInput input) {
    RgbImage image = input.pixels();
    byte[] reds = new byte[image.width() * image.height()];
    for (int i = 0; i < reds.length; i++) {
      reds[i] = (byte) Math.min(Byte.toUnsignedInt(image.pixels()[3 * i]), 254);
    }
    return new LabelMap(image.width(), image.height(), reds);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsChangedComesBackToItsPlace(Variation variation) {
    ModelInput input = input(3);
    LabelMap back = variation.undone(reds(variation.apply(input)), PATCH);
    LabelMap plain = reds(input);
    int unseen = 0;
    for (int i = 0; i < back.labels().length; i++) {
      if (Byte.toUnsignedInt(back.labels()[i]) == LabelMap.VOID) {
        unseen++;
      } else {
        assertThat(back.labels()[i]).isEqualTo(plain.labels()[i]);
      }
    }
    int expected =
        switch (variation) {
          case FLIP -> 0;
          case LEFT, RIGHT -> PATCH / 2 * 24;
          case UP, DOWN -> PATCH / 2 * 40;
        };
    assertThat(unseen).isEqualTo(expected);
  }

  @Test
  void instabilityIsTheShareOfChangesThatAreSeen() {
    LabelMap plain = new LabelMap(3, 1, new byte[] {1, 2, -1});
    Map<Variation, LabelMap> varied = new EnumMap<>(Variation.class);
    varied.put(Variation.FLIP, new LabelMap(3, 1, new byte[] {1, 0, 0}));
    varied.put(Variation.LEFT, new LabelMap(3, 1, new byte[] {0, -1, 0}));
    varied.put(Variation.RIGHT, new LabelMap(3, 1, new byte[] {1, 2, 0}));
    varied.put(Variation.UP, new LabelMap(3, 1, new byte[] {1, 2, 0}));
    varied.put(Variation.DOWN, new LabelMap(3, 1, new byte[] {1, 2, 0}));
    assertThat(new Stability(plain, varied).instability().values())
        .containsExactly(0.2f, 0.25f, Float.NaN);
  }
}
