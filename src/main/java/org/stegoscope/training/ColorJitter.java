package org.stegoscope.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Changes of the colours of an image, one after another, as torchvision's `ColorJitter` makes
/// them; colours are from 0 to 1.
///
/// @param brightness factor of all colours
/// @param contrast factor of the distance from the mean grey
/// @param saturation factor of the distance of each pixel from its grey
/// @param hue turn of the colour circle, 1 being all of it
public record ColorJitter(
    double brightness, double contrast, double saturation, double hue, List<Change> order) {

  /// STEGO's limits of the factors about 1, and of the turn.
  private static final double LIMIT = 0.3;

  private static final double HUE_LIMIT = 0.1;

  /// One of the changes.
  public enum Change {
    BRIGHTNESS,
    CONTRAST,
    SATURATION,
    HUE
  }

  public static final ColorJitter NONE = new ColorJitter(1, 1, 1, 0, List.of());

  public ColorJitter {
    order = List.copyOf(order);
  }

  static ColorJitter drawn(SplittableRandom random) {
    List<Change> left = new ArrayList<>(List.of(Change.values()));
    List<Change> order = new ArrayList<>();
    while (!left.isEmpty()) {
      order.add(left.remove(random.nextInt(left.size())));
    }
    return new ColorJitter(
        random.nextDouble(1 - LIMIT, 1 + LIMIT),
        random.nextDouble(1 - LIMIT, 1 + LIMIT),
        random.nextDouble(1 - LIMIT, 1 + LIMIT),
        random.nextDouble(-HUE_LIMIT, HUE_LIMIT),
        order);
  }

  /// @param pixels `[pixels, 3]`, changed
  void apply(float[] pixels) {
    for (Change change : order) {
      switch (change) {
        case BRIGHTNESS -> scale(pixels);
        case CONTRAST -> stretch(pixels);
        case SATURATION -> saturate(pixels);
        case HUE -> turn(pixels);
      }
    }
  }

  /// How bright the eye sees a pixel.
  static double grey(float[] pixels, int from) {
    return 0.2989 * pixels[from] + 0.587 * pixels[from + 1] + 0.114 * pixels[from + 2];
  }

  private void scale(float[] pixels) {
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = blend(pixels[i], 0, brightness);
    }
  }

  private void stretch(float[] pixels) {
    double sum = 0;
    for (int i = 0; i < pixels.length; i += 3) {
      sum += grey(pixels, i);
    }
    double mean = sum / (pixels.length / 3);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = blend(pixels[i], mean, contrast);
    }
  }

  private void saturate(float[] pixels) {
    for (int i = 0; i < pixels.length; i += 3) {
      double grey = grey(pixels, i);
      for (int c = i; c < i + 3; c++) {
        pixels[c] = blend(pixels[c], grey, saturation);
      }
    }
  }

  private static float blend(double colour, double other, double factor) {
    return (float) Math.clamp(factor * colour + (1 - factor) * other, 0.0, 1.0);
  }

  private void turn(float[] pixels) {
    for (int i = 0; i < pixels.length; i += 3) {
      double high = Math.max(Math.max(pixels[i], pixels[i + 1]), pixels[i + 2]);
      double low = Math.min(Math.min(pixels[i], pixels[i + 1]), pixels[i + 2]);
      if (high > low) {
        double turned = hue(pixels, i, high, high - low) + 6 * hue;
        for (int c = 0; c < 3; c++) {
          pixels[i + c] = (float) (low + (high - low) * share(turned - 2 * c));
        }
      }
    }
  }

  /// Where on the circle a colour is: red is 0, green 2, blue 4, all of it 6.
  private static double hue(float[] pixels, int i, double high, double range) {
    if (pixels[i] == high) {
      return (pixels[i + 1] - pixels[i + 2]) / range;
    }
    if (pixels[i + 1] == high) {
      return 2 + (pixels[i + 2] - pixels[i]) / range;
    }
    return 4 + (pixels[i] - pixels[i + 1]) / range;
  }

  /// How much a colour has of the one it is this far from.
  private static double share(double apart) {
    double turn = apart - 6 * Math.floor(apart / 6);
    return Math.clamp(2 - Math.min(turn, 6 - turn), 0.0, 1.0);
  }
}
