package org.stegoscope.checkpoint;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.stegoscope.job.JobContext;

/// A STEGO network on its way into a `.ckpt` file with the keys that PyTorch Lightning gives it, so
/// that the authors' programs find in it what they look for. The configuration is a plain
/// dictionary, which needs no OmegaConf to be read.
///
/// @param epoch how many epochs are over
/// @param globalStep how many steps are over
/// @param classes `n_classes`, the classes of the data set
/// @param config `cfg`: texts, numbers, Booleans, lists and maps of them
/// @param stateDict the tensors by PyTorch's names, such as `net.cluster1.0.weight`
public record StegoCheckpoint(
    int epoch,
    long globalStep,
    int classes,
    SequencedMap<String, Object> config,
    SequencedMap<String, TorchTensor> stateDict) {

  /// Of the generation of Lightning that has these keys; Lightning looks here to know what to
  /// convert.
  private static final String LIGHTNING_VERSION = "1.4.0";

  public StegoCheckpoint {
    config = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(config));
    stateDict = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(stateDict));
  }

  /// Writes the file whole or not at all.
  ///
  /// @throws org.stegoscope.core.StegoscopeException if it cannot be written, the old file then
  ///   stays
  public void write(Path file, JobContext context) {
    Map<String, Object> hyperParameters = new LinkedHashMap<>();
    hyperParameters.put("n_classes", classes);
    hyperParameters.put("cfg", config);
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("epoch", epoch);
    root.put("global_step", globalStep);
    root.put("pytorch-lightning_version", LIGHTNING_VERSION);
    root.put("state_dict", stateDict);
    root.put("hyper_parameters", hyperParameters);
    TorchZipWriter.write(file, root, context);
  }
}
