package org.stegoscope.study.evaluation;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.stegoscope.analysis.ClusterProbe;
import org.stegoscope.analysis.LinearProbe;
import org.stegoscope.analysis.Probe;
import org.stegoscope.core.StegoscopeException;

/// A probe in a file.
record KeptProbe(String key, Probe probe) {

  static byte[] bytes(KeptProbe kept) {
    byte[] name = kept.key().getBytes(StandardCharsets.UTF_8);
    float[] weights =
        switch (kept.probe()) {
          case LinearProbe linear -> linear.weights();
          case ClusterProbe cluster -> cluster.centers();
          default -> throw new IllegalArgumentException("no such probe is fitted");
        };
    float[] biases = kept.probe() instanceof LinearProbe linear ? linear.biases() : new float[0];
    ByteBuffer bytes =
        ByteBuffer.allocate(
            5 * Integer.BYTES + name.length + (weights.length + biases.length) * Float.BYTES);
    bytes.putInt(name.length).put(name);
    bytes.putInt(kept.probe().classes()).putInt(kept.probe().dimension());
    bytes.putInt(weights.length).putInt(biases.length);
    for (float value : weights) {
      bytes.putFloat(value);
    }
    for (float value : biases) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  /// Empty where the bytes are something else.
  static Optional<KeptProbe> read(byte[] bytes) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      byte[] name = new byte[Math.clamp(in.getInt(), 0, in.remaining())];
      in.get(name);
      int classes = in.getInt();
      int dimension = in.getInt();
      float[] weights = new float[Math.min(in.getInt(), in.remaining() / Float.BYTES)];
      float[] biases = new float[Math.min(in.getInt(), in.remaining() / Float.BYTES)];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = in.getFloat();
      }
      for (int i = 0; i < biases.length; i++) {
        biases[i] = in.getFloat();
      }
      Probe probe =
          biases.length > 0
              ? new LinearProbe(classes, dimension, weights, biases)
              : new ClusterProbe(classes, dimension, weights);
      return Optional.of(new KeptProbe(new String(name, StandardCharsets.UTF_8), probe));
    } catch (BufferUnderflowException | NegativeArraySizeException | StegoscopeException e) {
      return Optional.empty();
    }
  }
}
