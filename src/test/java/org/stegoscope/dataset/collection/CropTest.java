package org.stegoscope.dataset.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.collection.Crop.Box;
import org.stegoscope.dataset.collection.Crop.Facing;
import org.stegoscope.dataset.collection.Crop.Fixed;

final class CropTest {

  private static List<Box> boxes(String scheme, int width, int height) {
    return CropScheme.parse(scheme).crops(0).stream().map(crop -> crop.box(width, height)).toList();
  }

  /// 9 / 2 and 7 / 2 are truncated; 5 / 2 and 4 / 2 left over are rounded to the even 2.
  @Test
  void fiveAreTheCornersAndTheMiddle() {
    assertThat(boxes("five", 9, 7))
        .containsExactly(
            new Box(0, 0, 4, 3),
            new Box(5, 0, 4, 3),
            new Box(0, 4, 4, 3),
            new Box(5, 4, 4, 3),
            new Box(2, 2, 4, 3));
  }

  /// 7 pixels leave 7 - 3 = 4, 11 leave 6, 13 leave 7: half of 7 is rounded to 4, half of 5 to 2.
  @Test
  void halfPixelsOfTheMiddleGoToTheEvenOne() {
    assertThat(boxes("five", 13, 9).getLast()).isEqualTo(new Box(4, 2, 6, 4));
    assertThat(boxes("five", 640, 427).getLast()).isEqualTo(new Box(160, 107, 320, 213));
  }

  @Test
  void onePixelIsItsOwnCrop() {
    assertThat(boxes("five", 1, 1)).containsOnly(new Box(0, 0, 1, 1));
  }

  @Test
  void causeCutsTenAtEachRatioAndMirrorsTheSecondFive() {
    List<Crop> crops = CropScheme.parse("super").crops(3);
    assertThat(crops).hasSize(50);
    assertThat(CropScheme.parse("double").crops(3)).hasSize(20);
    assertThat(crops.get(0)).isEqualTo(new Crop(0.3, Fixed.TOP_LEFT, Facing.AS_IS));
    // The top left of the mirrored picture.
    assertThat(crops.get(5)).isEqualTo(new Crop(0.3, Fixed.TOP_RIGHT, Facing.MIRRORED));
    assertThat(crops.get(49)).isEqualTo(new Crop(0.7, Fixed.CENTRE, Facing.MIRRORED));
    RgbImage image = numbered(10, 10);
    RgbImage mirrored = new Crop(1, Fixed.TOP_LEFT, Facing.MIRRORED).of(image);
    assertThat(crops.get(5).of(image).pixels()).isEqualTo(crops.get(0).of(mirrored).pixels());
  }

  @Test
  void photoAndLabelsAreCutAlike() {
    RgbImage image = numbered(10, 6);
    byte[] labels = new byte[60];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = image.pixels()[3 * i];
    }
    for (String scheme : List.of("five", "random:7", "super")) {
      for (Crop crop : CropScheme.parse(scheme).crops(2)) {
        RgbImage part = crop.of(image);
        LabelMap map = crop.of(new LabelMap(10, 6, labels));
        assertThat(map.width()).isEqualTo(part.width());
        for (int y = 0; y < part.height(); y++) {
          for (int x = 0; x < part.width(); x++) {
            assertThat(map.at(x, y)).isEqualTo(part.component(x, y, 0));
          }
        }
      }
    }
  }

  @Test
  void drawnCropsFollowFromTheirSeedAndLieInside() {
    CropScheme seven = CropScheme.parse("random:7");
    assertThat(seven.crops(4)).isEqualTo(seven.crops(4)).isNotEqualTo(seven.crops(5));
    assertThat(boxes("random:7", 100, 80)).isNotEqualTo(boxes("random:8", 100, 80)).hasSize(5);
    for (int picture = 0; picture < 100; picture++) {
      for (Crop crop : seven.crops(picture)) {
        Box box = crop.box(101, 81);
        assertThat(box.width()).isEqualTo(50);
        assertThat(box.x()).isBetween(0, 51);
        assertThat(box.y()).isBetween(0, 41);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "five", "random:12", "super", "double"})
  void schemesAreReadBack(String text) {
    assertThat(CropScheme.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "six", "random", "random:-1", "random:x", "random:99999999999999999999"})
  void otherSchemesAreTold(String text) {
    assertThatThrownBy(() -> CropScheme.parse(text))
        .isInstanceOf(StegoscopeException.class)
        .hasMessage(
            "Expected crops none, five, random:SEED, super or double, found “%s”".formatted(text));
  }

  /// Red counts the pixels.
  private static RgbImage numbered(int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      pixels[3 * i] = (byte) i;
    }
    return new RgbImage(width, height, pixels);
  }
}
