package org.stegoscope.dataset;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;

/// The mean and standard deviation a model expects to be taken from its input: `[3]` each, red,
/// green, blue, of components scaled to 0..1.
public record Normalization(float[] mean, float[] std) {

  /// The statistics of ImageNet: DINO, STEGO, SmooSeg, CAUSE.
  public static final Normalization IMAGENET =
      new Normalization(new float[] {0.485f, 0.456f, 0.406f}, new float[] {0.229f, 0.224f, 0.225f});

  /// One half for everything, which maps 0..255 to -1..1.
  public static final Normalization HALF =
      new Normalization(new float[] {0.5f, 0.5f, 0.5f}, new float[] {0.5f, 0.5f, 0.5f});

  private static final Pattern SLASH = Pattern.compile("/");
  private static final Pattern COMMA = Pattern.compile(",");

  public Normalization {
    mean = mean.clone();
    std = std.clone();
    if (mean.length != 3 || std.length != 3) {
      throw new IllegalArgumentException(
          "a normalization has 3 means and 3 deviations, not %d and %d"
              .formatted(mean.length, std.length));
    }
    for (int i = 0; i < 3; i++) {
      if (!Float.isFinite(mean[i]) || !Float.isFinite(std[i]) || !(std[i] > 0)) {
        throw new StegoscopeException(
            "Expected finite means and positive deviations, found %s and %s"
                .formatted(Arrays.toString(mean), Arrays.toString(std)));
      }
    }
  }

  @Override
  public float[] mean() {
    return mean.clone();
  }

  @Override
  public float[] std() {
    return std.clone();
  }

  /// `(u8 / 255 - mean) / std` as `[3, height, width]`, every operation rounded to float as PyTorch
  /// rounds it.
  public float[] apply(RgbImage image) {
    int area = image.width() * image.height();
    byte[] pixels = image.pixels();
    float[] normalized = new float[3 * area];
    for (int channel = 0; channel < 3; channel++) {
      float[] table = table(channel);
      for (int i = 0; i < area; i++) {
        normalized[channel * area + i] = table[Byte.toUnsignedInt(pixels[i * 3 + channel])];
      }
    }
    return normalized;
  }

  private float[] table(int channel) {
    float[] table = new float[256];
    for (int value = 0; value < 256; value++) {
      table[value] = (value / 255f - mean[channel]) / std[channel];
    }
    return table;
  }

  /// The normalization a text names: `imagenet`, `half`, or three means and three deviations as
  /// `0.485,0.456,0.406/0.229,0.224,0.225`.
  ///
  /// @throws StegoscopeException where the text is none of these
  public static Normalization parse(String text) {
    return switch (text.strip()) {
      case "imagenet" -> IMAGENET;
      case "half" -> HALF;
      case String numbers -> {
        String[] halves = SLASH.split(numbers, -1);
        if (halves.length != 2) {
          throw unreadable(text);
        }
        yield new Normalization(three(halves[0], text), three(halves[1], text));
      }
    };
  }

  private static float[] three(String numbers, String text) {
    String[] parts = COMMA.split(numbers, -1);
    if (parts.length != 3) {
      throw unreadable(text);
    }
    float[] values = new float[3];
    for (int i = 0; i < 3; i++) {
      try {
        values[i] = Float.parseFloat(parts[i].strip());
      } catch (NumberFormatException e) {
        throw unreadable(text);
      }
    }
    return values;
  }

  private static StegoscopeException unreadable(String text) {
    return new StegoscopeException(
        "Expected a normalization such as imagenet, half or"
            + " 0.485,0.456,0.406/0.229,0.224,0.225, found “%s”".formatted(text));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Normalization that
        && Arrays.equals(mean, that.mean)
        && Arrays.equals(std, that.std);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(mean) + Arrays.hashCode(std);
  }

  /// A text that [#parse] reads back.
  @Override
  public String toString() {
    if (equals(IMAGENET)) {
      return "imagenet";
    }
    if (equals(HALF)) {
      return "half";
    }
    return "%s,%s,%s/%s,%s,%s".formatted(mean[0], mean[1], mean[2], std[0], std[1], std[2]);
  }
}
