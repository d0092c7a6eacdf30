package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.stegoscope.dataset.Normalization;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.model.Precision;
import org.stegoscope.workspace.Laboratory;
import picocli.CommandLine.Option;

/// The options that say which models are evaluated.
final class EvaluatedModels {

  @Option(
      names = "--checkpoint",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "The weights of each model: PyTorch or safetensors files.")
  private List<Path> checkpoints = new ArrayList<>();

  @Option(
      names = "--precision",
      paramLabel = "float32|bfloat16",
      defaultValue = "float32",
      description = "Number format of weights and products (default: ${DEFAULT-VALUE}).")
  private Precision precision;

  @Option(
      names = "--normalization",
      paramLabel = "imagenet|half|M,M,M/S,S,S",
      description = "Means and deviations of the input (default: what each checkpoint suggests).")
  private Normalization normalization;

  List<Path> checkpoints() {
    return checkpoints;
  }

  /// Loads a model, which the caller closes.
  LoadedModel open(
      Path checkpoint, Laboratory laboratory, CommonOptions common, JobContext context) {
    common.applyThreads();
    return laboratory.model(
        checkpoint,
        new ModelOptions(
            common.device(), precision, OptionalInt.empty(), Optional.ofNullable(normalization)),
        context);
  }
}
