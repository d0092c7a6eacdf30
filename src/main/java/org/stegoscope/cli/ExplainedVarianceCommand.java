package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.dataset.collection.CropScheme;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.DatasetChoice;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.model.Precision;
import org.stegoscope.study.evaluation.EvaluationPlan;
import org.stegoscope.study.evaluation.FigureForm;
import org.stegoscope.study.features.FrozenFeatures;
import org.stegoscope.study.ready.ExplainedVariance;
import org.stegoscope.study.ready.VarianceStudy;
import org.stegoscope.study.report.VarianceReport;
import org.stegoscope.workspace.Laboratory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "explained-variance",
    description = {
      "How many dimensions do the features of a backbone fill? The paper's Figure 3.",
      "Writes the share of the variance that each principal component explains as CSV and JSON, a",
      "figure, and a report (report.html, report.pdf). The same command into the same folder uses the features that are kept there."
    })
final class ExplainedVarianceCommand implements Callable<Integer> {

  /// The share of the time of a curve that its features take.
  private static final double FEATURES = 0.7;

  @Mixin private CommonOptions common;

  @Option(
      names = "--dataset",
      required = true,
      paramLabel = "KIND:DIR",
      description = "A data set, a curve each; as often as needed.")
  private List<DatasetSource> sources = List.of();

  @Option(
      names = "--backbone",
      required = true,
      paramLabel = "FILE",
      description = "The weights of the backbone: one for all curves, or one for each.")
  private List<Path> backbones = List.of();

  @Option(
      names = "--crops",
      paramLabel = "SCHEME",
      description = {
        "The parts that pictures are cut into: one for all curves, or one for each (default: none;",
        "the paper has five for CocoStuff and Cityscapes)."
      })
  private List<CropScheme> crops = List.of(new CropScheme.Whole());

  @Option(
      names = "--split",
      paramLabel = "NAME",
      defaultValue = "train",
      description = "The split whose pictures are looked at (default: ${DEFAULT-VALUE}).")
  private String split;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "5000",
      description = {
        "Look at N pictures, or parts of them, evenly spread over the split (default:",
        "${DEFAULT-VALUE}, as in the paper)."
      })
  private int limit;

  @Option(
      names = "--resolution",
      paramLabel = "upstream:N|native|shorter:N|WxH",
      defaultValue = "upstream:224",
      description = "The picture the backbone sees (default: ${DEFAULT-VALUE}).")
  private Resolution resolution;

  @Option(
      names = "--figures",
      split = ",",
      paramLabel = "png,svg,pdf",
      defaultValue = "png",
      description = "How the figure is written (default: ${DEFAULT-VALUE}).")
  private Set<FigureForm> figures = EnumSet.noneOf(FigureForm.class);

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to; made if its parent exists.")
  private Path out;

  @Spec private CommandSpec spec;

  private final Terminal terminal;
  private final Laboratory laboratory;

  ExplainedVarianceCommand(Terminal terminal, Laboratory laboratory) {
    this.terminal = terminal;
    this.laboratory = laboratory;
  }

  @Override
  public Integer call() {
    Destination.requireFolder(out);
    requireOneOrAll("--backbone", backbones);
    requireOneOrAll("--crops", crops);
    if (limit < 1) {
      throw new UsageException("--limit is at least 1.");
    }
    Destination.create(out);
    common.applyThreads();
    List<ExplainedVariance> curves = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      JobContext own =
          terminal.context().part((double) i / sources.size(), (double) (i + 1) / sources.size());
      curves.add(curve(i, own));
    }
    report(new VarianceStudy(curves));
    return ExitCode.OK.status();
  }

  private void requireOneOrAll(String option, List<?> values) {
    if (values.size() != 1 && values.size() != sources.size()) {
      throw new UsageException(
          "%s is named once, or as often as --dataset, which is %d times, not %d times."
              .formatted(option, sources.size(), values.size()));
    }
  }

  private static <T> T of(List<T> values, int curve) {
    return values.get(values.size() == 1 ? 0 : curve);
  }

  private ExplainedVariance curve(int index, JobContext context) {
    Dataset dataset =
        new DatasetChoice(sources.get(index), of(crops, index), Optional.empty())
            .open(context.silent());
    FrozenFeatures.Wanted wanted =
        new FrozenFeatures.Wanted(
            dataset,
            split,
            EvaluationPlan.evenly(dataset.split(split), limit),
            resolution,
            FeatureRequest.DINO);
    Path file = of(backbones, index);
    ModelOptions options =
        new ModelOptions(common.device(), Precision.FLOAT32, OptionalInt.empty(), Optional.empty());
    try (LoadedModel model = laboratory.model(file, options, context.silent());
        FrozenFeatures features =
            FrozenFeatures.open(
                out.resolve("computed"),
                wanted,
                model,
                (_, sentence) -> terminal.complain(sentence),
                context.part(0, FEATURES))) {
      String name =
          backbones.size() == 1 ? dataset.name() : dataset.name() + " · " + file.getFileName();
      return ExplainedVariance.of(name, features, wanted, model, context.part(FEATURES, 1));
    }
  }

  private void report(VarianceStudy study) {
    Report report = new Report("study " + VarianceStudy.KEY);
    study.write(out, figures, terminal.context()).forEach(report::wrote);
    VarianceReport.write(
            study,
            spec.root().commandLine().getParseResult().originalArgs(),
            out,
            terminal.context())
        .forEach(report::wrote);
    if (common.json()) {
      study.fields().forEach(report::with);
    } else {
      study.curves().forEach(curve -> terminal.print(line(curve)));
    }
    report.print(terminal, common);
  }

  private static String line(ExplainedVariance curve) {
    return String.format(
        Locale.ROOT,
        "%s: of %,d components %,d explain half of the variance, %,d 90 %%, %,d 99 %% (%,d images)",
        Terminal.oneLine(curve.name()),
        curve.channels(),
        curve.componentsFor(0.5),
        curve.componentsFor(0.9),
        curve.componentsFor(0.99),
        curve.images());
  }
}
