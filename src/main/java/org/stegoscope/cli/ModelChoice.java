package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.stegoscope.dataset.Normalization;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.model.Precision;
import org.stegoscope.workspace.Laboratory;
import picocli.CommandLine.Option;

/// The options of every command that runs a model: which one, how, and on how large a picture.
final class ModelChoice {

  @Option(
      names = "--checkpoint",
      required = true,
      paramLabel = "FILE",
      description = "The weights: a PyTorch or safetensors file.")
  private Path checkpoint;

  @Option(
      names = "--precision",
      paramLabel = "float32|bfloat16",
      defaultValue = "float32",
      description = "Number format of weights and products (default: ${DEFAULT-VALUE}).")
  private Precision precision;

  @Option(
      names = "--heads",
      paramLabel = "N",
      converter = CountConverter.Heads.class,
      description = "Attention heads, where the guess from the weights is wrong.")
  private Integer heads;

  @Option(
      names = "--normalization",
      paramLabel = "imagenet|half|M,M,M/S,S,S",
      description = "Means and deviations of the input (default: what the checkpoint suggests).")
  private Normalization normalization;

  @Option(
      names = "--resolution",
      paramLabel = "native|upstream:N|WxH",
      defaultValue = "native",
      description = {
        "The picture the model sees (default: ${DEFAULT-VALUE}).",
        "native: the pixels as they are, cut at the right and bottom to whole patches;",
        "upstream:320: the shorter side resized to 320, then the middle square;",
        "448x448: both sides resized."
      })
  private Resolution resolution;

  Path checkpoint() {
    return checkpoint;
  }

  Resolution resolution() {
    return resolution;
  }

  /// Loads the model, which the caller closes.
  LoadedModel open(Laboratory laboratory, CommonOptions common, JobContext context) {
    ModelOptions options =
        new ModelOptions(
            common.device(),
            precision,
            heads == null ? OptionalInt.empty() : OptionalInt.of(heads),
            Optional.ofNullable(normalization));
    common.applyThreads();
    return laboratory.model(checkpoint, options, context);
  }
}
