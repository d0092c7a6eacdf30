package org.stegoscope.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.stegoscope.checkpoint.SafetensorsWriter;
import org.stegoscope.core.RgbImage;
import org.stegoscope.figure.RgbPng;

/// Small photos and checkpoints made here, the same on every machine.
public final class SampleFiles {

  private static final int MLP_RATIO = 4;
  private static final double INITIAL_DEVIATION = 0.2;

  private SampleFiles() {}

  /// A picture of four coloured quarters: red, green, blue and white from the top left.
  public static Path quarters(Path file, int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int quarter = (x < width / 2 ? 0 : 1) + (y < height / 2 ? 0 : 2);
        for (int component = 0; component < 3; component++) {
          boolean bright = quarter == component || quarter == 3;
          pixels[(y * width + x) * 3 + component] = (byte) (bright ? 220 : 30);
        }
      }
    }
    RgbPng.write(file, new RgbImage(width, height, pixels));
    return file;
  }

  /// A file that claims to be a photo and is none.
  public static Path broken(Path file) throws IOException {
    return Files.writeString(file, "this is not a photo");
  }

  /// A vision transformer of seeded random weights for patches of 8 pixels.
  public static Path untrainedBackbone(Path file, int width, int depth) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    SafetensorsWriter writer = new SafetensorsWriter();
    writer.metadata("stegoscope.untrained", "true");
    tensor(writer, random, "cls_token", 1, 1, width);
    tensor(writer, random, "pos_embed", 1, 1 + 28 * 28, width);
    tensor(writer, random, "patch_embed.proj.weight", width, 3, 8, 8);
    constant(writer, "patch_embed.proj.bias", 0, width);
    for (int block = 0; block < depth; block++) {
      String name = "blocks." + block + ".";
      norm(writer, name + "norm1", width);
      linear(writer, random, name + "attn.qkv", 3 * width, width);
      linear(writer, random, name + "attn.proj", width, width);
      norm(writer, name + "norm2", width);
      linear(writer, random, name + "mlp.fc1", MLP_RATIO * width, width);
      linear(writer, random, name + "mlp.fc2", width, MLP_RATIO * width);
    }
    norm(writer, "norm", width);
    writer.write(file);
    return file;
  }

  private static void linear(
      SafetensorsWriter writer, RandomGenerator random, String name, long out, long in) {
    tensor(writer, random, name + ".weight", out, in);
    constant(writer, name + ".bias", 0, out);
  }

  private static void norm(SafetensorsWriter writer, String name, long width) {
    constant(writer, name + ".weight", 1, width);
    constant(writer, name + ".bias", 0, width);
  }

  private static void tensor(
      SafetensorsWriter writer, RandomGenerator random, String name, long... shape) {
    float[] values = new float[elements(shape)];
    // The positions must not drown what the photo says.
    double deviation =
        name.equals("pos_embed") ? 0.02 : INITIAL_DEVIATION / Math.sqrt((double) shape[0]);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    writer.add(name, shape, values);
  }

  private static void constant(SafetensorsWriter writer, String name, float value, long... shape) {
    float[] values = new float[elements(shape)];
    java.util.Arrays.fill(values, value);
    writer.add(name, shape, values);
  }

  private static int elements(long... shape) {
    long elements = 1;
    for (long size : shape) {
      elements *= size;
    }
    return (int) elements;
  }
}
