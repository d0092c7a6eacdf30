package org.stegoscope.training;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.stegoscope.core.RgbImage;

/// A random change of an image that leaves what it shows: a part of it, in other colours (STEGO's
/// training script). The colours change before an image is normalised, which is what they are
/// defined for; the script changes normalised ones.
///
/// @param blurSigma in pixels; empty for none
public record Augmentation(
    RandomCrop crop, ColorJitter jitter, Tone tone, OptionalDouble blurSigma) {

  private static final double GREY = 0.2;
  private static final double BLURRED = 0.5;

  /// What becomes of colours.
  public enum Tone {
    COLOUR,
    GREY
  }

  /// Drawn as STEGO draws it, for images of this size.
  public static Augmentation drawn(int width, int height, SplittableRandom random) {
    RandomCrop crop = RandomCrop.drawn(width, height, random);
    ColorJitter jitter = ColorJitter.drawn(random);
    Tone tone = random.nextDouble() < GREY ? Tone.GREY : Tone.COLOUR;
    OptionalDouble blurSigma =
        random.nextDouble() < BLURRED
            ? OptionalDouble.of(random.nextDouble(0.1, 2))
            : OptionalDouble.empty();
    return new Augmentation(crop, jitter, tone, blurSigma);
  }

  /// An image of the same size.
  ///
  /// @throws IllegalArgumentException where the image has not the size this was drawn for
  public RgbImage apply(RgbImage image) {
    float[] pixels = crop.apply(image);
    jitter.apply(pixels);
    if (tone == Tone.GREY) {
      for (int i = 0; i < pixels.length; i += 3) {
        float grey = (float) ColorJitter.grey(pixels, i);
        pixels[i] = grey;
        pixels[i + 1] = grey;
        pixels[i + 2] = grey;
      }
    }
    if (blurSigma.isPresent()) {
      GaussianBlur blur = new GaussianBlur(blurSigma.getAsDouble());
      pixels = blur.apply(pixels, image.width(), image.height());
    }
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(pixels[i] * 255);
    }
    return new RgbImage(image.width(), image.height(), bytes);
  }

  /// Where the tokens of the augmented image come from, `[columns, rows, 2]`; those of several
  /// images one after another are the coordinates of [TermInputs.Augmented].
  public float[] coordinates(int rows, int columns) {
    return crop.coordinates(rows, columns);
  }
}
