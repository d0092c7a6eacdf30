package org.stegoscope.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.stegoscope.checkpoint.SafetensorsWriter;

/// Small vision transformers with the weights `0.2 * sin(0.37 n + 0.1)`, `n` counting on through
/// all of them in the order of the state dict, LayerNorm weights one more (the rule of the
/// published test vectors).
public final class TestBackbone {

  private final SequencedMap<String, long[]> shapes = new LinkedHashMap<>();

  /// A backbone for square images of `side` pixels.
  public TestBackbone(int side, int patch, int width, int depth, int hidden) {
    long grid = side / patch;
    shapes.put("cls_token", new long[] {1, 1, width});
    shapes.put("pos_embed", new long[] {1, 1 + grid * grid, width});
    shapes.put("patch_embed.proj.weight", new long[] {width, 3, patch, patch});
    shapes.put("patch_embed.proj.bias", new long[] {width});
    for (int block = 0; block < depth; block++) {
      String name = "blocks." + block + ".";
      layer(name + "norm1", width);
      layer(name + "attn.qkv", 3L * width, width);
      layer(name + "attn.proj", width, width);
      layer(name + "norm2", width);
      layer(name + "mlp.fc1", hidden, width);
      layer(name + "mlp.fc2", width, hidden);
    }
    layer("norm", width);
  }

  private void layer(String name, long... weight) {
    shapes.put(name + ".weight", weight);
    shapes.put(name + ".bias", new long[] {weight[0]});
  }

  /// Adds STEGO's nonlinear head and both probes, named as in a Lightning checkpoint.
  public TestBackbone withStego(int code, int classes) {
    SequencedMap<String, long[]> backbone = new LinkedHashMap<>(shapes);
    long width = shapes.get("cls_token")[2];
    shapes.clear();
    backbone.forEach((name, shape) -> shapes.put("net.model." + name, shape));
    convolution("net.cluster1.0", code, width);
    convolution("net.cluster2.0", width, width);
    convolution("net.cluster2.2", code, width);
    shapes.put("cluster_probe.clusters", new long[] {classes, code});
    convolution("linear_probe", classes, code);
    return this;
  }

  private void convolution(String name, long out, long in) {
    shapes.put(name + ".weight", new long[] {out, in, 1, 1});
    shapes.put(name + ".bias", new long[] {out});
  }

  /// Writes the weights as a safetensors file.
  public Path write(Path file) throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter();
    int counter = 0;
    for (var entry : shapes.entrySet()) {
      long elements = 1;
      for (long size : entry.getValue()) {
        elements *= size;
      }
      float[] values = new float[(int) elements];
      double offset = entry.getKey().matches("(.*\\.)?norm\\d?\\.weight") ? 1 : 0;
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (0.2 * Math.sin(0.37 * counter++ + 0.1) + offset);
      }
      writer.add(entry.getKey(), entry.getValue(), values);
    }
    writer.write(file);
    return file;
  }

  /// A file in the system's folder for temporary files, deleted when the JVM ends.
  public Path writeTemporary() throws IOException {
    Path file = Files.createTempFile("backbone", ".safetensors");
    file.toFile().deleteOnExit();
    return write(file);
  }
}
