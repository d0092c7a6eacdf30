package org.stegoscope.sample;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.stegoscope.checkpoint.SafetensorsWriter;

/// Makes the backbone of the sample: a small vision transformer with seeded random weights, which
/// has learned nothing. Its patch embedding answers to colour and a little to texture, its
/// positions vary slowly, and its blocks change little, so that k-means over its features finds
/// regions of like colour.
///
/// Only operations whose results Java prescribes are used: the same seed makes the same file on
/// every machine.
public final class UntrainedBackbone {

  public static final long SEED = 7;

  private static final int PATCH = 8;
  static final int WIDTH = 128;
  private static final int DEPTH = 2;
  private static final int HIDDEN = 512;
  private static final int GRID = 28;

  /// How much of the patch embedding's answer is the mean colour and how much the pattern.
  private static final double COLOUR = 0.9;

  private static final double PATTERN = 0.35;
  private static final double POSITION = 0.15;
  private static final double RESIDUAL = 0.15;

  private final RandomGenerator random;
  private final SafetensorsWriter writer = new SafetensorsWriter();

  private UntrainedBackbone(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /// Writes the sample's model to the path that is the only argument.
  public static void main(String[] arguments) {
    write(Path.of(arguments[0]), SEED);
  }

  public static void write(Path file, long seed) {
    UntrainedBackbone backbone = new UntrainedBackbone(seed);
    backbone.writer.metadata("stegoscope.untrained", "true");
    backbone.writer.metadata(
        "stegoscope.note",
        "seeded random weights (seed %d), untrained; for trying the application only"
            .formatted(seed));
    backbone.addAll();
    backbone.writer.write(file);
  }

  private void addAll() {
    add("cls_token", noise(WIDTH, 0.1), 1, 1, WIDTH);
    add("pos_embed", positions(), 1, 1 + GRID * GRID, WIDTH);
    add("patch_embed.proj.weight", filters(), WIDTH, 3, PATCH, PATCH);
    add("patch_embed.proj.bias", noise(WIDTH, 0.2), WIDTH);
    for (int block = 0; block < DEPTH; block++) {
      String name = "blocks." + block + ".";
      norm(name + "norm1");
      layer(name + "attn.qkv", 3 * WIDTH, WIDTH, 1);
      layer(name + "attn.proj", WIDTH, WIDTH, RESIDUAL);
      norm(name + "norm2");
      layer(name + "mlp.fc1", HIDDEN, WIDTH, 1);
      layer(name + "mlp.fc2", WIDTH, HIDDEN, RESIDUAL);
    }
    norm("norm");
  }

  /// One slow wave over the grid a channel; next to nothing for the class token.
  private float[] positions() {
    float[] positions = new float[(1 + GRID * GRID) * WIDTH];
    for (int channel = 0; channel < WIDTH; channel++) {
      double across = uniform(2 * Math.PI);
      double down = uniform(2 * Math.PI);
      double phase = uniform(Math.PI);
      for (int row = 0; row < GRID; row++) {
        for (int column = 0; column < GRID; column++) {
          double angle = (across * column + down * row) / GRID + phase;
          positions[(1 + row * GRID + column) * WIDTH + channel] =
              (float) (POSITION * StrictMath.sin(angle));
        }
      }
    }
    return positions;
  }

  /// Each filter is a colour, the same at every pixel, and noise on it.
  private float[] filters() {
    int pixels = PATCH * PATCH;
    float[] filters = new float[WIDTH * 3 * pixels];
    for (int plane = 0; plane < WIDTH * 3; plane++) {
      double colour = COLOUR * deviate() / pixels;
      for (int pixel = 0; pixel < pixels; pixel++) {
        filters[plane * pixels + pixel] = (float) (colour + PATTERN * deviate() / PATCH);
      }
    }
    return filters;
  }

  private void norm(String name) {
    float[] ones = new float[WIDTH];
    Arrays.fill(ones, 1);
    add(name + ".weight", ones, WIDTH);
    add(name + ".bias", new float[WIDTH], WIDTH);
  }

  /// Outputs as large as the inputs, times `gain`.
  private void layer(String name, int outputs, int inputs, double gain) {
    add(name + ".weight", noise(outputs * inputs, gain / Math.sqrt(inputs)), outputs, inputs);
    add(name + ".bias", new float[outputs], outputs);
  }

  private float[] noise(int count, double deviation) {
    float[] noise = new float[count];
    for (int i = 0; i < count; i++) {
      noise[i] = (float) (deviation * deviate());
    }
    return noise;
  }

  /// Of mean 0 and deviation 1.
  private double deviate() {
    return uniform(Math.sqrt(3));
  }

  private double uniform(double bound) {
    return (2 * random.nextDouble() - 1) * bound;
  }

  private void add(String name, float[] values, long... shape) {
    writer.addHalf(name, shape, values);
  }
}
