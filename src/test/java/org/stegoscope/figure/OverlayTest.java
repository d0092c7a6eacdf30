package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.Placement;

final class OverlayTest {

  private static final Rgb DARK = new Rgb(10, 20, 30);
  private static final ScalarMap.Range UNIT = new ScalarMap.Range(0, 1);

  private static RgbImage photo(int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    for (int i = 0; i < pixels.length; i += 3) {
      pixels[i] = 10;
      pixels[i + 1] = 20;
      pixels[i + 2] = 30;
    }
    return new RgbImage(width, height, pixels);
  }

  @Test
  void labelsAreMixedInAndVoidStays() {
    Palette palette = new Palette(List.of(new Palette.Entry("a", new Rgb(200, 100, 255))));
    LabelMap labels = new LabelMap(2, 1, new byte[] {0, (byte) LabelMap.VOID});
    RgbImage half = Overlay.labels(photo(2, 1), labels, palette, 0.5);
    assertThat(half.at(0, 0)).isEqualTo(new Rgb(105, 60, 143));
    assertThat(half.at(1, 0)).isEqualTo(DARK);
    assertThat(Overlay.labels(photo(2, 1), labels, palette, 1).at(0, 0))
        .isEqualTo(new Rgb(200, 100, 255));
    assertThat(Overlay.labels(photo(2, 1), labels, palette, 0).at(0, 0)).isEqualTo(DARK);
  }

  @Test
  void labelsOfAnotherSizeAreRefused() {
    LabelMap labels = new LabelMap(3, 1, new byte[3]);
    assertThatThrownBy(
            () -> Overlay.labels(photo(2, 1), labels, Palette.generated(1, "cluster"), 0.5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// By hand: 0x80 hides 128 of 255 parts of (10, 20, 30).
  @Test
  void patchesArePremultipliedColoursInTheRectangleOfTheInput() {
    int[] argb = {0xFF010203, 0, 0x80800000};
    RgbImage drawn =
        Overlay.patches(photo(5, 1), argb, new PatchGrid(1, 3, 8), new Placement(1, 0, 3, 1));
    assertThat(row(drawn, 0))
        .containsExactly(DARK, new Rgb(1, 2, 3), DARK, new Rgb(133, 10, 15), DARK);
    assertThatThrownBy(() ->
            Overlay.patches(photo(5, 1), argb, new PatchGrid(1, 2, 8), new Placement(1, 0, 3, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void heatIsDrawnInTheRectangleOfTheInputOnly() {
    ScalarMap map = new ScalarMap(1, 2, new float[] {0, 1});
    RgbImage drawn =
        Overlay.heat(photo(8, 3), map, new Placement(2, 1, 4, 1), ColorMap.GREY, UNIT, 1);
    Rgb black = new Rgb(0, 0, 0);
    Rgb white = new Rgb(255, 255, 255);
    assertThat(row(drawn, 1)).containsExactly(DARK, DARK, black, black, white, white, DARK, DARK);
    assertThat(row(drawn, 0)).containsOnly(DARK);
    assertThat(row(drawn, 2)).containsOnly(DARK);
  }

  @Test
  void cellsThatAreNotANumberStay() {
    ScalarMap map = new ScalarMap(1, 2, new float[] {Float.NaN, 1});
    RgbImage drawn =
        Overlay.heat(photo(2, 1), map, new Placement(0, 0, 2, 1), ColorMap.GREY, UNIT, 1);
    assertThat(row(drawn, 0)).containsExactly(DARK, new Rgb(255, 255, 255));
  }

  @Test
  void theInputPicturesAreNotChanged() {
    RgbImage photo = photo(4, 4);
    byte[] before = photo.pixels().clone();
    RgbImage unused =
        Overlay.heat(
            photo,
            new ScalarMap(1, 1, new float[] {1}),
            new Placement(0, 0, 4, 4),
            ColorMap.VIRIDIS,
            UNIT,
            0.7);
    assertThat(unused.pixels()).isNotEqualTo(before);
    assertThat(photo.pixels()).isEqualTo(before);
  }

  @Test
  void opacityIsAFraction() {
    assertThatThrownBy(() ->
            Overlay.labels(
                photo(1, 1), new LabelMap(1, 1, new byte[1]), Palette.generated(1, "cluster"), 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an opacity is 0 to 1, not 1.5");
  }

  @Test
  void aHeatMapAloneHasASquareACell() {
    ScalarMap map = new ScalarMap(2, 2, new float[] {0, 1, Float.NaN, 0});
    RgbImage drawn = HeatMap.render(map, ColorMap.VIRIDIS, UNIT, 3);
    assertThat(drawn.width()).isEqualTo(6);
    assertThat(drawn.height()).isEqualTo(6);
    assertThat(drawn.at(2, 2)).isEqualTo(ColorMap.VIRIDIS.at(0));
    assertThat(drawn.at(3, 2)).isEqualTo(ColorMap.VIRIDIS.at(1));
    assertThat(drawn.at(2, 3)).isEqualTo(new Rgb(255, 255, 255));
    assertThat(drawn.at(5, 5)).isEqualTo(ColorMap.VIRIDIS.at(0));
  }

  private static List<Rgb> row(RgbImage image, int y) {
    Rgb[] row = new Rgb[image.width()];
    Arrays.setAll(row, x -> image.at(x, y));
    return List.of(row);
  }
}
