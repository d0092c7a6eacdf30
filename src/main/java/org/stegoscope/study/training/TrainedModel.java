package org.stegoscope.study.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.stegoscope.checkpoint.SafetensorsWriter;
import org.stegoscope.checkpoint.StegoCheckpoint;
import org.stegoscope.checkpoint.TorchTensor;
import org.stegoscope.checkpoint.architecture.Architecture;
import org.stegoscope.checkpoint.architecture.Preprocessing;
import org.stegoscope.checkpoint.architecture.VitShape;
import org.stegoscope.checkpoint.architecture.WeightSource;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.job.JobContext;
import org.stegoscope.training.HeadTrainer;
import org.stegoscope.training.HeadWeights;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;

/// A backbone with a trained head and its probes, on its way into a file that this program and, as
/// `.ckpt`, the authors' programs read (keys as in STEGO's checkpoints).
///
/// @param backbone of which only the transformer is taken
record TrainedModel(RunRecord run, Architecture backbone, HeadTrainer.State state, int passes) {

  private static final Pattern OF_TRANSFORMER =
      Pattern.compile("cls_token|pos_embed|patch_embed\\..*|blocks\\..*|norm\\..*");

  /// A tensor whose numbers are read when they are written.
  private record Tensor(long[] shape, Supplier<float[]> values) {}

  private SequencedMap<String, Tensor> tensors() {
    SequencedMap<String, Tensor> all = new LinkedHashMap<>();
    backbone
        .weights()
        .forEach((name, weight) -> {
          if (OF_TRANSFORMER.matcher(name).matches()) {
            all.put("net.model." + name, tensor(weight));
          }
        });
    float[][] layers = state.head().layers();
    for (int i = 0; i < layers.length; i++) {
      if (layers[i].length > 0) {
        all.put("net." + HeadWeights.NAMES.get(i), layer(layers[i], HeadWeights.NAMES.get(i)));
      }
    }
    int dimension = state.head().dimension();
    float[] centres = state.cluster().centres();
    all.put(
        "cluster_probe.clusters",
        new Tensor(new long[] {state.cluster().clusters(), dimension}, () -> centres));
    float[] weights = state.linear().weights();
    float[] biases = state.linear().biases();
    all.put(
        "linear_probe.weight",
        new Tensor(new long[] {biases.length, dimension, 1, 1}, () -> weights));
    all.put("linear_probe.bias", new Tensor(new long[] {biases.length}, () -> biases));
    state
        .decoder()
        .ifPresent(decoder -> {
          long width = decoder.biases().length;
          all.put(
              "decoder.weight", new Tensor(new long[] {width, dimension, 1, 1}, decoder::weights));
          all.put("decoder.bias", new Tensor(new long[] {width}, decoder::biases));
        });
    return all;
  }

  private static Tensor tensor(WeightSource weight) {
    return new Tensor(weight.shape(), weight::floats);
  }

  /// Of a 1x1 convolution.
  private Tensor layer(float[] values, String name) {
    if (name.endsWith("bias")) {
      return new Tensor(new long[] {values.length}, () -> values);
    }
    int width = state.head().width();
    return new Tensor(new long[] {values.length / width, width, 1, 1}, () -> values);
  }

  /// Writes it as safetensors with its configuration.
  void writeSafetensors(Path file, JobContext context) {
    SafetensorsWriter writer = new SafetensorsWriter();
    config().forEach((key, value) -> writer.metadata(key, String.valueOf(value)));
    writer.metadata("global_step", Integer.toString(state.step()));
    writer.metadata("stegoscope.note", note());
    tensors().forEach((name, tensor) -> writer.add(name, tensor.shape(), tensor.values()));
    writer.write(file, context);
  }

  /// Writes it as PyTorch Lightning does.
  void writeLightning(Path file, JobContext context) {
    SequencedMap<String, TorchTensor> stateDict = new LinkedHashMap<>();
    tensors()
        .forEach((name, tensor) ->
            stateDict.put(name, TorchTensor.floats(tensor.shape(), tensor.values())));
    new StegoCheckpoint(passes, state.step(), run.classes().size(), config(), stateDict)
        .write(file, context);
  }

  private String note() {
    return String.format(
        Locale.ROOT,
        "Trained by %s in %,d steps on %s, seed %d",
        run.origin().getOrDefault("application", "Stegoscope"),
        state.step(),
        run.settings().text(Parameter.DATASET),
        run.settings().seed());
  }

  /// STEGO's keys, and beside them ours that it has not.
  private SequencedMap<String, Object> config() {
    TrainingSettings settings = run.current();
    VitShape vit = backbone.vit().orElseThrow();
    SequencedMap<String, Object> config = new LinkedHashMap<>();
    config.put("arch", "dino");
    config.put("model_type", modelType(vit.width()));
    config.put("dino_patch_size", (long) vit.patchSizePx());
    config.put(
        "dataset_name", DatasetSource.parse(settings.text(Parameter.DATASET)).format().toString());
    config.put("continuous", true);
    for (Map.Entry<String, String> setting : settings.byKey().entrySet()) {
      config.put(upstream(setting.getKey()), plain(setting.getValue()));
    }
    if (state.head().projection() == HeadWeights.Projection.NONE) {
      config.put("projection_type", null);
      config.put("dim", (long) state.head().dimension());
    } else {
      config.put("projection_type", state.head().projection().name().toLowerCase(Locale.ROOT));
    }
    config.put(Preprocessing.KEY, backbone.preprocessing().toString());
    config.put("class_names", List.copyOf(run.classes()));
    return config;
  }

  private static String upstream(String key) {
    return switch (key) {
      case "stabilize" -> "stabalize";
      case "crops" -> "crop_type";
      default -> key;
    };
  }

  private static Object plain(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.parseBoolean(text);
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notWhole) {
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException noNumber) {
        return text;
      }
    }
  }

  private static String modelType(int width) {
    return switch (width) {
      case 192 -> "vit_tiny";
      case 384 -> "vit_small";
      case 768 -> "vit_base";
      case 1024 -> "vit_large";
      default -> "vit_" + width;
    };
  }
}
