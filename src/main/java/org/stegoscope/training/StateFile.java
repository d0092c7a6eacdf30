package org.stegoscope.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stegoscope.analysis.fitting.Adam;
import org.stegoscope.analysis.fitting.ClusterProbeStep;
import org.stegoscope.analysis.fitting.LinearProbeStep;
import org.stegoscope.checkpoint.Checkpoint;
import org.stegoscope.checkpoint.SafetensorsWriter;
import org.stegoscope.checkpoint.StoredTensor;
import org.stegoscope.checkpoint.Value;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// Everything that a later step depends on, in a safetensors file: heads, probes and what their
/// optimisers remember. Numbers come back bit by bit.
public final class StateFile {

  private static final String STEP = "stegoscope.step";
  private static final String CLUSTERS = "cluster_probe.clusters";
  private static final String LINEAR_WEIGHT = "linear_probe.weight";
  private static final String LINEAR_BIAS = "linear_probe.bias";
  private static final String DECODER_WEIGHT = "decoder.weight";
  private static final String DECODER_BIAS = "decoder.bias";
  private static final String ADAM = "adam.";

  private StateFile() {}

  /// Writes the file whole or not at all.
  ///
  /// @throws StegoscopeException where the disk refuses; the old file stays
  public static void write(Path file, HeadTrainer.State state) {
    SafetensorsWriter writer = new SafetensorsWriter();
    writer.metadata(STEP, Integer.toString(state.step()));
    writer.metadata("stegoscope.width", Integer.toString(state.head().width()));
    writer.metadata("stegoscope.dimension", Integer.toString(state.head().dimension()));
    float[][] layers = state.head().layers();
    for (int i = 0; i < layers.length; i++) {
      if (layers[i].length > 0) {
        add(writer, HeadWeights.NAMES.get(i), layers[i], state.ofHead().get(i));
      }
    }
    LinearProbeStep.State linear = state.linear();
    add(writer, LINEAR_WEIGHT, linear.weights(), linear.ofWeights());
    add(writer, LINEAR_BIAS, linear.biases(), linear.ofBiases());
    ClusterProbeStep.State cluster = state.cluster();
    writer.metadata("stegoscope.clusters", Integer.toString(cluster.clusters()));
    add(writer, CLUSTERS, cluster.centres(), cluster.adam());
    state
        .decoder()
        .ifPresent(decoder -> {
          add(writer, DECODER_WEIGHT, decoder.weights(), decoder.ofWeights());
          add(writer, DECODER_BIAS, decoder.biases(), decoder.ofBiases());
        });
    writer.write(file);
  }

  private static void add(SafetensorsWriter writer, String name, float[] values, Adam.State adam) {
    long[] shape = {values.length};
    writer.add(name, shape, values);
    writer.add(ADAM + name + ".first", shape, adam.first());
    writer.add(ADAM + name + ".second", shape, adam.second());
    writer.metadata(ADAM + name, Integer.toString(adam.steps()));
  }

  /// @throws StegoscopeException where the file cannot be read or is of something else
  public static HeadTrainer.State read(Path file) {
    return new Reading(file, Checkpoint.read(file, JobContext.NONE)).state();
  }

  private record Reading(Path file, Checkpoint checkpoint) {

    HeadTrainer.State state() {
      int width = number("stegoscope.width");
      int dimension = number("stegoscope.dimension");
      float[][] layers = new float[HeadWeights.NAMES.size()][];
      List<Adam.State> adams = new ArrayList<>();
      for (int i = 0; i < layers.length; i++) {
        String name = HeadWeights.NAMES.get(i);
        boolean has = checkpoint.tensors().containsKey(name);
        layers[i] = has ? floats(name) : new float[0];
        adams.add(has ? adam(name) : new Adam(0, 0).state());
      }
      HeadWeights head =
          new HeadWeights(
              width, dimension, layers[0], layers[1], layers[2], layers[3], layers[4], layers[5]);
      return new HeadTrainer.State(
          number(STEP),
          head,
          adams,
          new LinearProbeStep.State(
              floats(LINEAR_WEIGHT), floats(LINEAR_BIAS), adam(LINEAR_WEIGHT), adam(LINEAR_BIAS)),
          new ClusterProbeStep.State(
              number("stegoscope.clusters"), floats(CLUSTERS), adam(CLUSTERS)),
          decoder());
    }

    private Optional<Decoder.State> decoder() {
      return checkpoint.tensors().containsKey(DECODER_WEIGHT)
          ? Optional.of(
              new Decoder.State(
                  floats(DECODER_WEIGHT),
                  floats(DECODER_BIAS),
                  adam(DECODER_WEIGHT),
                  adam(DECODER_BIAS)))
          : Optional.empty();
    }

    private Adam.State adam(String name) {
      return new Adam.State(
          number(ADAM + name), floats(ADAM + name + ".first"), floats(ADAM + name + ".second"));
    }

    private float[] floats(String name) {
      StoredTensor tensor = checkpoint.tensors().get(name);
      if (tensor == null) {
        throw wrong("the tensor " + name);
      }
      return tensor.floats();
    }

    private int number(String key) {
      if (checkpoint.metadata() instanceof Value.Mapping all
          && all.get("__metadata__").orElse(null) instanceof Value.Mapping texts
          && texts.get(key).orElse(null) instanceof Value.Text(String text)) {
        try {
          return Integer.parseInt(text);
        } catch (NumberFormatException e) {
          throw wrong(key);
        }
      }
      throw wrong(key);
    }

    private StegoscopeException wrong(String what) {
      return new StegoscopeException(
          "%s is not the state of a training: %s is missing. Choose the folder of a run."
              .formatted(file, what));
    }
  }
}
