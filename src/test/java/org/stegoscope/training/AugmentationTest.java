package org.stegoscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.RgbImage;

/// Augmented images and where they come from.
final class AugmentationTest {

  private static RgbImage noise(int width, int height) {
    byte[] pixels = new byte[width * height * 3];
    new SplittableRandom(3).nextBytes(pixels);
    return new RgbImage(width, height, pixels);
  }

  private static Augmentation cropped(RandomCrop crop) {
    return new Augmentation(
        crop, ColorJitter.NONE, Augmentation.Tone.COLOUR, OptionalDouble.empty());
  }

  private static float[] jittered(ColorJitter jitter, float... pixels) {
    jitter.apply(pixels);
    return pixels;
  }

  @Test
  void nothingChangedIsTheImage() {
    RgbImage image = noise(13, 9);
    assertThat(cropped(RandomCrop.none(13, 9)).apply(image).pixels()).isEqualTo(image.pixels());
  }

  @Test
  void exchangedSidesMirrorTheImage() {
    RgbImage image = noise(13, 9);
    RgbImage mirrored =
        cropped(new RandomCrop(13, 9, 0, 0, 13, 9, RandomCrop.Sides.EXCHANGED)).apply(image);
    for (int y = 0; y < 9; y++) {
      for (int x = 0; x < 13; x++) {
        assertThat(mirrored.at(x, y)).isEqualTo(image.at(12 - x, y));
      }
    }
  }

  /// Read at the coordinates of its pixels, the image is the augmented image: what the alignment
  /// does with codes.
  @ParameterizedTest
  @EnumSource
  void coordinatesTellWhereEachPixelComesFrom(RandomCrop.Sides sides) {
    int width = 24;
    int height = 18;
    RgbImage image = noise(width, height);
    RandomCrop crop = new RandomCrop(width, height, 3, 1, 20, 16, sides);
    RgbImage augmented = cropped(crop).apply(image);
    float[] values = new float[width * height * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = Byte.toUnsignedInt(image.pixels()[i]);
    }
    float[] sampled = new float[values.length];
    Taps.at(crop.coordinates(height, width), 0, width, height, height, width)
        .gather(new FeatureBatch(1, height, width, 3, values), 0, sampled, 0);
    // At its border a crop does not see the pixels beyond.
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        for (int c = 0; c < 3; c++) {
          // Augmented colours are rounded to bytes; coordinates are float32.
          assertThat((double) augmented.component(x, y, c))
              .isCloseTo(sampled[(y * width + x) * 3 + c], within(0.51));
        }
      }
    }
  }

  @Test
  void tokensOfTheWholeImageComeFromThemselves() {
    float[] coordinates = RandomCrop.none(64, 48).coordinates(3, 4);
    assertThat(coordinates)
        .containsExactly(
            new float[] {
              -1, -1, -1, 0, -1, 1, -1 / 3f, -1, -1 / 3f, 0, -1 / 3f, 1, 1 / 3f, -1, 1 / 3f, 0,
              1 / 3f, 1, 1, -1, 1, 0, 1, 1
            },
            within(1e-6f));
  }

  @Test
  void brightnessScalesAndEndsAtWhite() {
    ColorJitter jitter = new ColorJitter(1.5, 1, 1, 0, List.of(ColorJitter.Change.BRIGHTNESS));
    assertThat(jittered(jitter, 0.2f, 0.4f, 0.8f))
        .containsExactly(new float[] {0.3f, 0.6f, 1}, within(1e-6f));
  }

  @Test
  void withoutContrastAllIsTheMeanGrey() {
    ColorJitter jitter = new ColorJitter(1, 0, 1, 0, List.of(ColorJitter.Change.CONTRAST));
    float mean = 0.2989f / 2;
    assertThat(jittered(jitter, 1, 0, 0, 0, 0, 0))
        .containsExactly(new float[] {mean, mean, mean, mean, mean, mean}, within(1e-6f));
  }

  @Test
  void withoutSaturationAPixelIsItsGrey() {
    ColorJitter jitter = new ColorJitter(1, 1, 0, 0, List.of(ColorJitter.Change.SATURATION));
    assertThat(jittered(jitter, 0, 1, 0, 0, 0, 1))
        .containsExactly(
            new float[] {0.587f, 0.587f, 0.587f, 0.114f, 0.114f, 0.114f}, within(1e-6f));
  }

  @Test
  void aThirdOfTheCircleTurnsRedGreenAndOrangeSpringGreen() {
    ColorJitter jitter = new ColorJitter(1, 1, 1, 1.0 / 3, List.of(ColorJitter.Change.HUE));
    assertThat(jittered(jitter, 1, 0, 0, 0.8f, 0.5f, 0.2f, 0.3f, 0.3f, 0.3f))
        .containsExactly(new float[] {0, 1, 0, 0.2f, 0.8f, 0.5f, 0.3f, 0.3f, 0.3f}, within(1e-6f));
  }

  @Test
  void aTurnOfTheCircleForthAndBackIsNone() {
    float[] pixels = new float[300];
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextDouble();
    }
    float[] turned = pixels.clone();
    new ColorJitter(1, 1, 1, 0.09, List.of(ColorJitter.Change.HUE)).apply(turned);
    assertThat(turned).isNotEqualTo(pixels);
    new ColorJitter(1, 1, 1, -0.09, List.of(ColorJitter.Change.HUE)).apply(turned);
    assertThat(turned).containsExactly(pixels, within(1e-5f));
  }

  @Test
  void changesAreMadeInTheirOrder() {
    List<ColorJitter.Change> order =
        List.of(ColorJitter.Change.BRIGHTNESS, ColorJitter.Change.SATURATION);
    assertThat(jittered(new ColorJitter(2, 1, 0.5, 0, order), 0.8f, 0, 0))
        .isNotEqualTo(jittered(new ColorJitter(2, 1, 0.5, 0, order.reversed()), 0.8f, 0, 0));
  }

  @Test
  void aBlurSpreadsAPixelByTheBell() {
    float[] pixels = new float[7 * 7 * 3];
    pixels[(3 * 7 + 3) * 3] = 1;
    float[] blurred = new GaussianBlur(1).apply(pixels, 7, 7);
    double norm = 1 + 2 * Math.exp(-0.5) + 2 * Math.exp(-2);
    assertThat((double) blurred[(3 * 7 + 3) * 3]).isCloseTo(1 / norm / norm, within(1e-6));
    assertThat((double) blurred[(2 * 7 + 5) * 3])
        .isCloseTo(Math.exp(-2.5) / norm / norm, within(1e-6));
    assertThat(blurred[(3 * 7 + 6) * 3]).isZero();
    assertThat(blurred[(3 * 7 + 3) * 3 + 1]).isZero();
  }

  @Test
  void aBlurReflectsTheBorder() {
    float[] pixels = {0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0};
    float[] blurred = new GaussianBlur(1).apply(pixels, 4, 1);
    double norm = 1 + 2 * Math.exp(-0.5) + 2 * Math.exp(-2);
    assertThat((double) blurred[0]).isCloseTo(2 * Math.exp(-0.5) / norm, within(1e-6));
  }

  @Test
  void greyHasNoColour() {
    RgbImage grey =
        new Augmentation(
                RandomCrop.none(1, 1),
                ColorJitter.NONE,
                Augmentation.Tone.GREY,
                OptionalDouble.empty())
            .apply(new RgbImage(1, 1, new byte[] {0, (byte) 200, 0}));
    assertThat(grey.at(0, 0)).isEqualTo(new Rgb(117, 117, 117));
  }

  @Test
  void drawsAreWithinTheirLimits() {
    SplittableRandom random = new SplittableRandom(11);
    int exchanged = 0;
    int grey = 0;
    int blurred = 0;
    for (int i = 0; i < 4000; i++) {
      Augmentation drawn = Augmentation.drawn(224, 224, random);
      RandomCrop crop = drawn.crop();
      // Sides are rounded to pixels.
      assertThat(crop.width() * crop.height() / 224.0 / 224).isBetween(0.795, 1.0);
      assertThat((double) crop.width() / crop.height()).isBetween(0.74, 1.35);
      ColorJitter jitter = drawn.jitter();
      assertThat(List.of(jitter.brightness(), jitter.contrast(), jitter.saturation()))
          .allSatisfy(factor -> assertThat(factor).isBetween(0.7, 1.3));
      assertThat(jitter.hue()).isBetween(-0.1, 0.1);
      assertThat(jitter.order()).containsExactlyInAnyOrder(ColorJitter.Change.values());
      drawn.blurSigma().ifPresent(sigma -> assertThat(sigma).isBetween(0.1, 2.0));
      exchanged += crop.sides() == RandomCrop.Sides.EXCHANGED ? 1 : 0;
      grey += drawn.tone() == Augmentation.Tone.GREY ? 1 : 0;
      blurred += drawn.blurSigma().isPresent() ? 1 : 0;
    }
    // Six deviations of 4000 draws.
    assertThat(exchanged / 4000.0).isCloseTo(0.5, within(0.048));
    assertThat(grey / 4000.0).isCloseTo(0.2, within(0.038));
    assertThat(blurred / 4000.0).isCloseTo(0.5, within(0.048));
  }

  /// No part of 80 % of it is as wide as it may be.
  @Test
  void aNarrowImageIsCutInTheMiddle() {
    RandomCrop crop = RandomCrop.drawn(400, 100, new SplittableRandom(1));
    assertThat(crop.width()).isEqualTo(133);
    assertThat(crop.height()).isEqualTo(100);
    assertThat(crop.left()).isEqualTo(133);
  }

  @Test
  void theSameSeedDrawsTheSame() {
    Augmentation one = Augmentation.drawn(50, 40, new SplittableRandom(5));
    Augmentation other = Augmentation.drawn(50, 40, new SplittableRandom(5));
    assertThat(one).isEqualTo(other);
    assertThat(one.apply(noise(50, 40)).pixels()).isEqualTo(other.apply(noise(50, 40)).pixels());
  }

  @Test
  void anImageOfAnotherSizeIsRefused() {
    Augmentation drawn = Augmentation.drawn(50, 40, new SplittableRandom(5));
    assertThatThrownBy(() -> drawn.apply(noise(40, 50)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A crop of 50 x 40 pixels is not one of 40 x 50");
  }
}
