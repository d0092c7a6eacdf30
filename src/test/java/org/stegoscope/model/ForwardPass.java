package org.stegoscope.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stegoscope.checkpoint.architecture.WeightSource;
import org.stegoscope.job.JobContext;

/// One forward pass to be timed, of the sine picture that the Python peer uses: as the application
/// runs it, and written plainly for the same libtorch, with its fused attention and nothing else.
public final class ForwardPass implements AutoCloseable {

  private static final List<String> PARTS =
      List.of("norm1", "attn.qkv", "attn.proj", "norm2", "mlp.fc1", "mlp.fc2");

  private final LoadedModel model;
  private final float[] image;
  private final int side;
  private final NDManager manager = TorchRuntime.engine().newBaseManager();
  private float[] tokens = new float[0];
  private OpLibrary plain;
  private NDArray[] weights;

  public ForwardPass(Path file, int side, int threads) {
    this.side = side;
    TorchRuntime.setThreads(threads);
    model = new ModelLoader().load(file, ModelOptions.DEFAULT, JobContext.NONE);
    image = new float[3 * side * side];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) Math.sin(0.05 * i);
    }
  }

  /// Milliseconds of the application's pass.
  public double runMillis() {
    long begin = System.nanoTime();
    tokens = model.tokens(image, side, side, JobContext.NONE);
    return (System.nanoTime() - begin) / 1e6;
  }

  /// Milliseconds of the plain pass.
  public double runPlainMillis() {
    if (weights == null) {
      preparePlain();
    }
    long begin = System.nanoTime();
    try (NDManager scope = manager.newSubManager()) {
      NDArray input = scope.create(image, new Shape(1, 3, side, side));
      long tokenCount = 1L + (side / 8) * (side / 8);
      NDArray positions = scope.create(model.positions(side, side), new Shape(1, tokenCount, 384));
      tokens =
          plain
              .call(scope, "plain", input, positions, weights, model.heads(), model.depth())
              .toFloatArray();
    }
    return (System.nanoTime() - begin) / 1e6;
  }

  private void preparePlain() {
    plain = new OpLibrary(manager, "plain.txt");
    List<NDArray> list = new ArrayList<>();
    list.add(weight("cls_token"));
    addLayer(list, "patch_embed.proj");
    for (int block = 0; block < model.depth(); block++) {
      for (String part : PARTS) {
        addLayer(list, "blocks." + block + "." + part);
      }
    }
    addLayer(list, "norm");
    weights = list.toArray(NDArray[]::new);
  }

  private void addLayer(List<NDArray> list, String name) {
    list.add(weight(name + ".weight"));
    list.add(weight(name + ".bias"));
  }

  private NDArray weight(String name) {
    WeightSource source = model.architecture().weights().get(name);
    return manager.create(source.floats(), new Shape(source.shape()));
  }

  /// The first numbers of the class token of the last pass.
  public float[] firstNumbers() {
    return Arrays.copyOf(tokens, 4);
  }

  @Override
  public void close() {
    model.close();
    manager.close();
  }
}
