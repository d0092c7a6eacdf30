package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.stegoscope.analysis.FeatureColors;
import org.stegoscope.analysis.metrics.Protocol;
import org.stegoscope.analysis.projection.ProjectionMethod;
import org.stegoscope.analysis.projection.ProjectionOptions;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.analysis.projection.TokenSampling;
import org.stegoscope.dataset.collection.CropScheme;
import org.stegoscope.model.AttentionRequest;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.Facet;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.Space;
import org.stegoscope.study.evaluation.ClusterMatching;
import org.stegoscope.study.evaluation.EvaluationPlan;
import org.stegoscope.study.evaluation.EvaluationReport;
import org.stegoscope.study.evaluation.StartChoice;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.Preset;
import org.stegoscope.training.TrainingSettings;
import org.stegoscope.workspace.evaluation.AskedEvaluation;
import org.stegoscope.workspace.projection.AskedPlot;
import org.stegoscope.workspace.training.AskedTraining;

/// The words that make the command line do what the window shows.
final class CommandLine {

  private static final Pattern HARMLESS = Pattern.compile("[\\p{Alnum}_./:=@%+,-]+");

  private final List<String> words = new ArrayList<>();

  private CommandLine(String verb) {
    words.add("stegoscope");
    words.add(verb);
  }

  /// The model, the picture it sees, and how it computes: what all verbs share that run one.
  record Run(Path checkpoint, String resolution, Computing computing) {}

  static String segment(List<Path> photos, SegmentationOptions options, Run run) {
    CommandLine line = new CommandLine("segment").checkpoint(run).photos("--image", photos);
    line.option("--probe", options.probe().label());
    if (options.probe() instanceof ProbeChoice.KMeans kmeans) {
      line.option("--clusters", kmeans.clusters()).option("--seed", kmeans.seed());
      line.flagIf("--joint", options.scope() == Scope.ALL);
      line.features(options.features());
    }
    options.probe().refinement().ifPresent(crf -> line.option("--crf", crf.toString()));
    line.flagIf("--flip-average", options.features().averaging() == Averaging.FLIP);
    return line.end(run, "segmentation");
  }

  /// What of attention is drawn and masked.
  record AttentionLook(AttentionDisplay display, int head, double mass) {}

  static String attention(Path photo, AttentionRequest request, AttentionLook look, Run run) {
    CommandLine line = new CommandLine("attention").checkpoint(run).photos("--image", photo);
    line.block(request.block());
    if (request.query() instanceof AttentionRequest.Patch(int row, int column)) {
      line.option("--query", row + "," + column);
    }
    line.flagIf("--rollout", look.display() == AttentionDisplay.ROLLOUT);
    if (look.mass() < 1) {
      line.option("--mass", look.mass());
    }
    line.option("--figure", "attention.png");
    switch (look.display()) {
      case HEAD -> line.option("--head", look.head());
      case MAX -> line.words.add("--max");
      case HEADS -> line.words.add("--heads-overlay");
      case MEAN, ROLLOUT -> {}
    }
    return line.end(run, "attention.npy");
  }

  /// A pixel of a photo, and the other photos that are compared with it.
  record Question(Path photo, int x, int y, List<Path> others) {}

  static String correspond(Question question, FeatureRequest features, Run run) {
    CommandLine line =
        new CommandLine("correspond").checkpoint(run).photos("--image", question.photo());
    line.option("--point", question.x() + "," + question.y());
    if (!question.others().isEmpty()) {
      line.photos("--other", question.others());
    }
    return line.features(features).end(run, "correspondence");
  }

  static String colors(
      List<Path> photos,
      Scope scope,
      FeatureColors.Stretch stretch,
      FeatureRequest features,
      Run run) {
    CommandLine line = new CommandLine("colors").checkpoint(run).photos("--image", photos);
    line.flagIf("--joint", scope == Scope.ALL);
    line.flagIf("--robust", stretch == FeatureColors.Stretch.PERCENTILES_1_TO_99);
    return line.features(features).end(run, "colors");
  }

  static String features(Path photo, FeatureRequest features, Run run) {
    CommandLine line = new CommandLine("features").checkpoint(run).photos("--image", photo);
    line.features(features);
    line.flagIf("--flip-average", features.averaging() == Averaging.FLIP);
    return line.end(run, "features.npy");
  }

  static String project(AskedPlot plot, Run run) {
    ProjectionOptions options = plot.options();
    CommandLine line = new CommandLine("project").checkpoint(run).photos("--image", plot.photos());
    plot.labels().ifPresent(labels -> line.option("--labels", labels));
    line.features(plot.space().features());
    Reduction reduction = plot.space().reduction();
    if (reduction.method() != Reduction.Method.NONE) {
      line.option("--reduce", reduction.word());
    }
    line.option("--tokens", tokens(plot.sampling()));
    line.option("--method", ProjectWords.METHODS.of(options.method()));
    line.option("--metric", ProjectWords.METRICS.of(options.metric()));
    if (options.method().hasIterations()) {
      line.option("--pca", options.principalComponents());
    }
    if (options.method().isTSne()) {
      line.option("--iterations", options.iterations());
      line.option("--perplexity", options.perplexity());
    }
    if (options.method() == ProjectionMethod.UMAP) {
      line.option("--neighbors", options.neighbours());
      line.option("--min-dist", options.minimumDistance());
    }
    line.option("--seed", options.seed());
    plot.sampling().drawnWith().ifPresent(seed -> line.option("--token-seed", seed));
    return line.end(run, "projection");
  }

  private static String tokens(TokenSampling sampling) {
    return switch (sampling) {
      case TokenSampling.All() -> "all";
      case TokenSampling.Grid(int step) -> "grid:" + step;
      case TokenSampling.Random(int count, long _) -> "random:" + count;
      case TokenSampling.PerClass(int count, long _) -> "class:" + count;
    };
  }

  static String evaluate(AskedEvaluation asked, Computing computing) {
    EvaluationPlan plan = asked.plan();
    CommandLine line = new CommandLine("evaluate");
    line.option("--dataset", plan.dataset().source().toString());
    if (!(asked.choice().crops() instanceof CropScheme.Whole)) {
      line.option("--crops", asked.choice().crops().toString());
    }
    asked.choice().classes().ifPresent(file -> line.option("--classes", file));
    line.option("--split", plan.split());
    line.photos(
        "--checkpoint",
        plan.subjects().stream().map(subject -> subject.model().file()).distinct().toList());
    line.option("--probes", sorted(plan.probes()));
    line.option("--crf", sorted(plan.crf()));
    if (asked.limit() > 0) {
      line.option("--limit", asked.limit());
    }
    line.flagIf("--no-flip-average", plan.averaging() == Averaging.NONE);
    line.flagIf("--as-upstream", plan.protocol() == Protocol.UPSTREAM);
    if (!plan.matching().equals(ClusterMatching.HUNGARIAN)) {
      line.option("--match", plan.matching().toString());
    }
    line.flagIf("--stability", asked.studies().contains(EvaluationReport.Study.STABILITY));
    line.flagIf(
        "--correspondences", asked.studies().contains(EvaluationReport.Study.CORRESPONDENCES));
    line.flagIf("--trust", plan.confidence() == EvaluationPlan.Confidence.COUNTED);
    asked
        .fits()
        .ifPresent(fits -> {
          line.flagIf("--fit-probes", true);
          line.option("--fit-split", fits.split());
          if (asked.fitLimit() > 0) {
            line.option("--fit-limit", asked.fitLimit());
          }
          line.option("--fit-steps", fits.options().steps());
          line.option("--seeds", fits.seeds());
          if (fits.starts() != StartChoice.LOSS) {
            line.option("--select", fits.starts());
          }
          String reductions =
              plan.subjects().stream()
                  .map(subject -> subject.reduction().word())
                  .filter(word -> !word.isEmpty())
                  .distinct()
                  .collect(Collectors.joining(","));
          if (!reductions.isEmpty()) {
            line.option("--reduce", reductions);
          }
        });
    return line.end(new Run(null, plan.resolution().toString(), computing), "evaluation");
  }

  static String train(AskedTraining asked, Computing computing) {
    CommandLine line = new CommandLine("train");
    line.option("--dataset", asked.settings().text(Parameter.DATASET));
    line.option("--backbone", asked.settings().text(Parameter.BACKBONE_FILE));
    TrainingSettings usual = TrainingSettings.of(asked.preset());
    if (asked.preset() != Preset.STANDARD) {
      line.option("--preset", asked.preset());
    }
    asked
        .settings()
        .byKey()
        .forEach((key, value) -> {
          Parameter parameter = Parameter.of(key);
          boolean named = parameter == Parameter.DATASET || parameter == Parameter.BACKBONE_FILE;
          if (!named && !value.equals(usual.text(parameter))) {
            line.option("--set", key + "=" + value);
          }
        });
    asked.cache().ifPresent(folder -> line.option("--cache", folder));
    line.unusual("--device", Computing::device, computing);
    line.unusual("--threads", Computing::threads, computing);
    line.option("--out", asked.folder());
    return String.join(" ", line.words);
  }

  /// Of a sweep that was begun, whose folder holds its file.
  static String sweep(Path folder) {
    CommandLine line = new CommandLine("sweep");
    line.words.add(quoted(folder.resolve("sweep.json").toString()));
    return String.join(" ", line.option("--out", folder).words);
  }

  private static String sorted(Set<?> words) {
    return words.stream().map(Object::toString).sorted().collect(Collectors.joining(","));
  }

  static String inspect(Path checkpoint) {
    return "stegoscope inspect " + quoted(checkpoint.toString());
  }

  private CommandLine checkpoint(Run run) {
    return option("--checkpoint", run.checkpoint());
  }

  private CommandLine photos(String option, Path photo) {
    return photos(option, List.of(photo));
  }

  private CommandLine photos(String option, List<Path> photos) {
    words.add(option);
    photos.forEach(photo -> words.add(quoted(photo.toString())));
    return this;
  }

  /// Facet and block are the checkpoint's own in the space of codes.
  private CommandLine features(FeatureRequest features) {
    option("--space", lower(features.space()));
    if (features.space() == Space.DINO) {
      if (features.facet() != Facet.TOKEN) {
        option("--facet", lower(features.facet()));
      }
      block(features.block());
    }
    return this;
  }

  private void block(int block) {
    if (block != FeatureRequest.LAST_BLOCK) {
      option("--block", block);
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private CommandLine option(String option, Object value) {
    words.add(option);
    words.add(quoted(value.toString()));
    return this;
  }

  private void flagIf(String flag, boolean wanted) {
    if (wanted) {
      words.add(flag);
    }
  }

  private String end(Run run, String out) {
    option("--resolution", run.resolution());
    unusual("--device", Computing::device, run.computing());
    unusual("--precision", Computing::precision, run.computing());
    unusual("--threads", Computing::threads, run.computing());
    option("--out", out);
    return String.join(" ", words);
  }

  /// Nothing is said of what is so anyway.
  private void unusual(String option, Function<Computing, Object> part, Computing computing) {
    Object value = part.apply(computing);
    if (!value.equals(part.apply(Computing.DEFAULT))) {
      option(option, value);
    }
  }

  /// As a POSIX shell reads it back unchanged.
  static String quoted(String word) {
    return HARMLESS.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
