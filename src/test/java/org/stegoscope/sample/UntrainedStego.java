package org.stegoscope.sample;

import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.stegoscope.checkpoint.Checkpoint;
import org.stegoscope.checkpoint.SafetensorsWriter;
import org.stegoscope.job.JobContext;

/// Makes a checkpoint shaped like one of STEGO: the sample's backbone under a head and two probes
/// of seeded random weights, named as in a Lightning checkpoint. It has learned nothing and says
/// so.
public final class UntrainedStego {

  private static final int CODE = 70;
  private static final int CLASSES = 8;

  private final RandomGenerator random;
  private final SafetensorsWriter writer = new SafetensorsWriter();

  private UntrainedStego(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  public static Path write(Path file, Path backbone, long seed) {
    UntrainedStego stego = new UntrainedStego(seed);
    stego.writer.metadata("stegoscope.untrained", "true");
    stego.writer.metadata(
        "stegoscope.note", "seeded random head and probes (seed %d), untrained".formatted(seed));
    stego.addBackbone(backbone);
    stego.addHead();
    stego.writer.write(file);
    return file;
  }

  private void addBackbone(Path file) {
    Checkpoint.read(file, JobContext.NONE)
        .tensors()
        .values()
        .forEach(
            tensor -> writer.add("net.model." + tensor.name(), tensor.shape(), tensor.floats()));
  }

  private void addHead() {
    int width = UntrainedBackbone.WIDTH;
    convolution("net.cluster1.0", CODE, width);
    convolution("net.cluster2.0", width, width);
    convolution("net.cluster2.2", CODE, width);
    add("cluster_probe.clusters", 1, CLASSES, CODE);
    convolution("linear_probe", CLASSES, CODE);
  }

  /// Of outputs as large as the inputs.
  private void convolution(String name, int out, int in) {
    add(name + ".weight", 1 / Math.sqrt(in), out, in, 1, 1);
    add(name + ".bias", 0, out);
  }

  private void add(String name, double deviation, long... shape) {
    int elements = 1;
    for (long size : shape) {
      elements *= (int) size;
    }
    float[] values = new float[elements];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    writer.add(name, shape, values);
  }
}
