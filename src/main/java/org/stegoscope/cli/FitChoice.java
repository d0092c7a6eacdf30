package org.stegoscope.cli;

import java.util.List;
import java.util.Optional;
import org.stegoscope.analysis.fitting.FitOptions;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.study.evaluation.EvaluationPlan;
import org.stegoscope.study.evaluation.FitPlan;
import org.stegoscope.study.evaluation.StartChoice;
import picocli.CommandLine.Option;

/// The options that say how probes are fitted.
final class FitChoice {

  @Option(
      names = "--fit-probes",
      description = "Also fit probes to the features of each model, on another split.")
  private boolean fit;

  @Option(
      names = "--fit-split",
      paramLabel = "NAME",
      defaultValue = "train",
      description = "The split that probes are fitted on (default: ${DEFAULT-VALUE}).")
  private String split;

  @Option(
      names = "--fit-limit",
      paramLabel = "N",
      description = "Fit on N images, evenly spread over the split.")
  private Integer limit;

  @Option(
      names = "--fit-steps",
      paramLabel = "N",
      defaultValue = "600",
      description = "Batches that each probe is fitted with (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--fit-batch",
      paramLabel = "N",
      defaultValue = "16",
      description = "Images in a batch (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--learning-rate",
      paramLabel = "R",
      defaultValue = "0.005",
      description = "Of Adam (default: ${DEFAULT-VALUE}, as STEGO has it).")
  private double learningRate;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Fit every probe N times; tables then have means and deviations (default:"
              + " ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "The first seed; the others are counted up (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--restarts",
      paramLabel = "N",
      defaultValue = "3",
      description = {
        "Starts of a cluster probe, of which one is kept, see --select (default: ${DEFAULT-VALUE})."
      })
  private int restarts;

  @Option(
      names = "--select",
      paramLabel = "loss|labels",
      defaultValue = "loss",
      description = {
        "Keep the start that is nearest to its tokens, without a look at labels, or the one with the",
        "best mean IoU on the images it is fitted to (default: ${DEFAULT-VALUE})."
      })
  private StartChoice select;

  @Option(
      names = "--reduce",
      split = ",",
      paramLabel = "pca:N|rp:N",
      description = {
        "Also fit probes to the features of each model reduced to N dimensions, by principal",
        "components of the features of --fit-split, or by a random projection drawn with --seed.",
        "Several with commas between them. Needs --fit-probes."
      })
  private List<Reduction> reductions = List.of();

  /// What features are also reduced by.
  List<Reduction> reductions() {
    return reductions.stream().map(reduction -> reduction.withSeed(seed)).distinct().toList();
  }

  /// Throws unless the options go together.
  void require() {
    if (!fit && !reductions.isEmpty()) {
      throw new UsageException("--reduce needs --fit-probes.");
    }
  }

  /// Empty where no probe is to be fitted.
  Optional<FitPlan> plan(Dataset dataset) {
    if (!fit) {
      return Optional.empty();
    }
    if (seeds < 1 || restarts < 1 || (limit != null && limit < 1)) {
      throw new UsageException("--seeds, --restarts and --fit-limit are at least 1.");
    }
    List<Sample> samples = dataset.split(split);
    return Optional.of(
        new FitPlan(
            split,
            limit == null ? samples : EvaluationPlan.evenly(samples, limit),
            new FitOptions(steps, batch, learningRate, seed),
            seeds,
            restarts,
            select));
  }
}
