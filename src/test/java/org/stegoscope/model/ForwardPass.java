package org.stegoscope.model;

import java.nio.file.Path;
import java.util.Arrays;
import org.stegoscope.job.JobContext;

/// One forward pass to be timed: the sine picture of the peer, at a given size.
public final class ForwardPass implements AutoCloseable {

  private final LoadedModel model;
  private final float[] image;
  private final int side;
  private float[] tokens = new float[0];

  public ForwardPass(Path weights, int side, int threads) {
    this.side = side;
    TorchRuntime.setThreads(threads);
    model = new ModelLoader().load(weights, ModelOptions.DEFAULT, JobContext.NONE);
    image = new float[3 * side * side];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) Math.sin(0.05 * i);
    }
  }

  public double runMillis() {
    long begin = System.nanoTime();
    tokens = model.tokens(image, side, side, JobContext.NONE);
    return (System.nanoTime() - begin) / 1e6;
  }

  public float[] firstNumbers() {
    return Arrays.copyOf(tokens, 4);
  }

  @Override
  public void close() {
    model.close();
  }
}
