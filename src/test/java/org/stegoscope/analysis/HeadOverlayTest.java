package org.stegoscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.ScalarMap;

final class HeadOverlayTest {

  private static final Rgb GREY = new Rgb(100, 100, 100);
  private static final Rgb RED = new Rgb(255, 0, 0);
  private static final Rgb BLUE = new Rgb(0, 0, 255);

  /// By hand: m = 1 mixes half and half; m = 0.25 mixes a quarter; then both, the second on top.
  @Test
  void aPixelIsMixedWithTheSquareRootOfEachHead() {
    assertThat(HeadOverlay.blend(GREY, new float[] {1}, List.of(RED)))
        .isEqualTo(new Rgb(178, 50, 50));
    assertThat(HeadOverlay.blend(GREY, new float[] {.25f}, List.of(RED)))
        .isEqualTo(new Rgb(139, 75, 75));
    // Red: 177.5, 50, 50; a quarter of blue over it: 133.125, 37.5, 101.25.
    assertThat(HeadOverlay.blend(GREY, new float[] {1, .25f}, List.of(RED, BLUE)))
        .isEqualTo(new Rgb(133, 38, 101));
  }

  @Test
  void weakHeadsAreNotDrawn() {
    assertThat(HeadOverlay.blend(GREY, new float[] {.2f, 0, Float.NaN}, List.of(RED, BLUE, RED)))
        .isEqualTo(GREY);
  }

  /// By hand: the cells 0, 5 and 10 stretch to 0, 0.5 and 1; `0.5 sqrt(0.5)` is 0.35355, 90 of 255.
  @Test
  void mapsGiveThePremultipliedColourOfEachCell() {
    ScalarMap head = new ScalarMap(1, 3, new float[] {0, 5, 10});
    assertThat(HeadOverlay.premultiplied(List.of(new HeadOverlay.ColoredHead(head, RED))))
        .containsExactly(0, 0x5A5A0000, 0x80800000);
  }

  @Test
  void drawnOverAPhotoTheMapGivesTheBlend() {
    SplittableRandom random = new SplittableRandom(7);
    List<HeadOverlay.ColoredHead> heads =
        List.of(
            head(random, HeadOverlay.color(0)),
            head(random, HeadOverlay.color(1)),
            head(random, HeadOverlay.color(2)));
    int[] argb = HeadOverlay.premultiplied(heads);
    for (int cell = 0; cell < argb.length; cell++) {
      float[] values = new float[3];
      for (int head = 0; head < 3; head++) {
        values[head] = AttentionMaps.minMax(heads.get(head).attention()).values()[cell];
      }
      Rgb pixel = Rgb.of(random.nextInt(1 << 24));
      Rgb expected =
          HeadOverlay.blend(
              pixel, values, heads.stream().map(HeadOverlay.ColoredHead::color).toList());
      int alpha = argb[cell] >>> 24;
      // Opacity, colour and result are each rounded to eight bits.
      assertThat((argb[cell] >> 16 & 0xFF) + pixel.red() * (255 - alpha) / 255.)
          .isBetween(expected.red() - 1.6, expected.red() + 1.6);
      assertThat((argb[cell] & 0xFF) + pixel.blue() * (255 - alpha) / 255.)
          .isBetween(expected.blue() - 1.6, expected.blue() + 1.6);
      assertThat(argb[cell] >> 8 & 0xFF).isLessThanOrEqualTo(alpha);
    }
  }

  private static HeadOverlay.ColoredHead head(SplittableRandom random, Rgb color) {
    return new HeadOverlay.ColoredHead(
        new ScalarMap(8, 9, Maps.filled(72, _ -> random.nextDouble())), color);
  }

  @Test
  void sixColoursTakeTurns() {
    assertThat(HeadOverlay.color(6)).isEqualTo(HeadOverlay.color(0));
    assertThat(List.of(0, 1, 2, 3, 4, 5)).map(HeadOverlay::color).doesNotHaveDuplicates();
  }

  @Test
  void valuesWithoutColoursAreRefused() {
    assertThatThrownBy(() -> HeadOverlay.blend(GREY, new float[2], List.of(RED)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
