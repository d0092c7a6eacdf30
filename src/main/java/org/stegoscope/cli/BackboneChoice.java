package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.stegoscope.dataset.Normalization;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.Facet;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.model.Precision;
import org.stegoscope.model.Space;
import org.stegoscope.workspace.Laboratory;
import picocli.CommandLine.Option;

/// The options that say which frozen backbone looks at the pictures of a data set, and how.
final class BackboneChoice {

  /// What STEGO trains on: its `feat` and its `KK`.
  private enum TrainedOn {
    TOKEN,
    KEY
  }

  @Option(
      names = "--backbone",
      required = true,
      paramLabel = "FILE",
      description = {
        "The weights of the backbone: a PyTorch or safetensors file. A head and probes that it also",
        "holds are not used."
      })
  private Path backbone;

  @Option(
      names = "--facet",
      paramLabel = "token|key",
      defaultValue = "token",
      description = "Which vectors of the last block (default: ${DEFAULT-VALUE}).")
  private TrainedOn facet;

  @Option(
      names = "--precision",
      paramLabel = "float32|bfloat16",
      defaultValue = "float32",
      description = "Number format of weights and products (default: ${DEFAULT-VALUE}).")
  private Precision precision;

  @Option(
      names = "--normalization",
      paramLabel = "imagenet|half|M,M,M/S,S,S",
      description = "Means and deviations of the input (default: what the file suggests).")
  private Normalization normalization;

  @Option(
      names = "--resolution",
      paramLabel = "upstream:N|native|shorter:N|WxH",
      defaultValue = "upstream:224",
      description = "The picture the backbone sees (default: ${DEFAULT-VALUE}).")
  private Resolution resolution;

  Resolution resolution() {
    return resolution;
  }

  FeatureRequest request() {
    return new FeatureRequest(
        Space.DINO,
        facet == TrainedOn.KEY ? Facet.KEY : Facet.TOKEN,
        FeatureRequest.LAST_BLOCK,
        Averaging.NONE);
  }

  /// Loads the backbone, which the caller closes.
  LoadedModel open(Laboratory laboratory, CommonOptions common, JobContext context) {
    common.applyThreads();
    return laboratory.model(
        backbone,
        new ModelOptions(
            common.device(), precision, OptionalInt.empty(), Optional.ofNullable(normalization)),
        context);
  }
}
