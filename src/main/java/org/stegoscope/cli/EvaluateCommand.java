package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.stegoscope.analysis.crf.CrfOptions;
import org.stegoscope.analysis.metrics.Protocol;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.dataset.collection.Sample;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.study.evaluation.Cell;
import org.stegoscope.study.evaluation.ClusterMatching;
import org.stegoscope.study.evaluation.CrfRefinement;
import org.stegoscope.study.evaluation.CrfUse;
import org.stegoscope.study.evaluation.EvaluationFiles;
import org.stegoscope.study.evaluation.EvaluationPlan;
import org.stegoscope.study.evaluation.EvaluationReport;
import org.stegoscope.study.evaluation.EvaluationTable;
import org.stegoscope.study.evaluation.FigureForm;
import org.stegoscope.study.evaluation.FitPlan;
import org.stegoscope.study.evaluation.ProbeUse;
import org.stegoscope.study.evaluation.Subject;
import org.stegoscope.study.evaluation.Subjects;
import org.stegoscope.study.evaluation.TableText;
import org.stegoscope.study.report.EvaluatedReport;
import org.stegoscope.workspace.Laboratory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "evaluate",
    description = {
      "Score models on a data set with labels: the paper's Table 2.",
      "Writes table.csv, table.json with all it was made from, table.md, table.tex, confusion",
      "matrices, and a report (report.html, report.pdf). The same command into the same folder goes on where it was stopped."
    })
final class EvaluateCommand implements Callable<Integer> {

  @Mixin private EvaluatedModels models;
  @Mixin private DatasetOptions options;
  @Mixin private FitChoice fits;
  @Mixin private CommonOptions common;

  @Option(
      names = "--dataset",
      required = true,
      paramLabel = "KIND:DIR",
      description = "A data set, such as camvid:DIR, or a folder of pictures and labels.")
  private DatasetSource source;

  @Option(
      names = "--split",
      paramLabel = "NAME",
      defaultValue = "val",
      description = "The split that is scored (default: ${DEFAULT-VALUE}).")
  private String split;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Score N images, evenly spread over the split, for a quick look.")
  private Integer limit;

  @Option(
      names = "--probes",
      split = ",",
      paramLabel = "linear,cluster",
      defaultValue = "linear,cluster",
      description = "Which probes (default: ${DEFAULT-VALUE}).")
  private Set<ProbeUse> probes = EnumSet.noneOf(ProbeUse.class);

  @Option(
      names = "--crf",
      split = ",",
      paramLabel = "off,on",
      defaultValue = "off",
      description = "Without and with a dense CRF (default: ${DEFAULT-VALUE}).")
  private Set<CrfUse> crf = EnumSet.noneOf(CrfUse.class);

  @Option(
      names = "--crf-settings",
      paramLabel = "stego|dino-vit-features|SETTINGS",
      defaultValue = "stego",
      description = "Of the dense CRF, see segment --help (default: ${DEFAULT-VALUE}).")
  private CrfOptions crfSettings;

  @Option(
      names = "--resolution",
      paramLabel = "upstream:N|native|shorter:N|WxH",
      defaultValue = "upstream:320",
      description = {
        "The picture models see (default: ${DEFAULT-VALUE}). With upstream:N labels are resized and",
        "cut out alike, as STEGO does; else predictions are as large as the labels of the file."
      })
  private Resolution resolution;

  @Option(
      names = "--no-flip-average",
      description = "Do not average over the image and its mirror image, as STEGO does.")
  private boolean straight;

  @Option(
      names = "--match",
      paramLabel = "hungarian|majority|C,C,...",
      defaultValue = "hungarian",
      description = {
        "How clusters become classes (default: ${DEFAULT-VALUE}); or by hand: the class of each",
        "cluster from the first to the last, - for none."
      })
  private ClusterMatching matching;

  @Option(
      names = "--as-upstream",
      description = "Count extra clusters and absent classes as STEGO did.")
  private boolean asUpstream;

  @Option(
      names = "--trust",
      description = {
        "Also count how sure the probes are: calibration, and risk over coverage, in table.json and",
        "as figures. Takes longer."
      })
  private boolean trust;

  @Option(
      names = "--stability",
      description = {
        "Also tell whether predictions hold: when pictures are mirrored or shifted by half a patch,",
        "and between the linear and the cluster probe of a row. Takes six passes a picture."
      })
  private boolean stability;

  @Option(
      names = "--figures",
      split = ",",
      paramLabel = "png,svg,pdf",
      defaultValue = "png",
      description = "How figures are written (default: ${DEFAULT-VALUE}).")
  private Set<FigureForm> figures = EnumSet.noneOf(FigureForm.class);

  @Option(
      names = "--correspondences",
      description = {
        "Also tell how well likeness of features and of codes tells that two places are of one",
        "class: precision over recall, beside a kernel of place and colour."
      })
  private boolean correspondences;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to; made if its parent exists.")
  private Path out;

  @Spec private CommandSpec spec;

  private final Terminal terminal;
  private final Laboratory laboratory;

  EvaluateCommand(Terminal terminal, Laboratory laboratory) {
    this.terminal = terminal;
    this.laboratory = laboratory;
  }

  @Override
  public Integer call() {
    Destination.requireFolder(out);
    fits.require();
    if (limit != null && limit < 1) {
      throw new UsageException("--limit is at least 1.");
    }
    Dataset dataset = options.of(source).openWithOccurringClasses(terminal.context());
    List<Sample> samples =
        limit == null ? dataset.split(split) : EvaluationPlan.evenly(dataset.split(split), limit);
    Optional<FitPlan> fit = fits.plan(dataset);
    dataset.caution(split).ifPresent(terminal::complain);
    List<LoadedModel> loaded = new ArrayList<>();
    try {
      for (Path file : models.checkpoints()) {
        loaded.add(models.open(file, laboratory, common, terminal.context()));
      }
      List<Subject> subjects =
          Subjects.of(
              loaded,
              fit.isPresent() ? Subjects.Probes.ALSO_FITTED : Subjects.Probes.STORED,
              fits.reductions());
      Destination.create(out);
      EvaluationPlan plan =
          new EvaluationPlan(
              dataset,
              split,
              samples,
              subjects,
              probes,
              crf,
              new CrfRefinement(crfSettings),
              resolution,
              straight ? Averaging.NONE : Averaging.FLIP,
              asUpstream ? Protocol.UPSTREAM : Protocol.OWN,
              matching,
              trust ? EvaluationPlan.Confidence.COUNTED : EvaluationPlan.Confidence.LEFT_OUT);
      report(
          EvaluationReport.of(plan, fit, studies(), out.resolve("computed"), terminal.context()));
    } finally {
      loaded.forEach(LoadedModel::close);
    }
    return ExitCode.OK.status();
  }

  private Set<EvaluationReport.Study> studies() {
    Set<EvaluationReport.Study> studies = EnumSet.noneOf(EvaluationReport.Study.class);
    if (stability) {
      studies.add(EvaluationReport.Study.STABILITY);
    }
    if (correspondences) {
      studies.add(EvaluationReport.Study.CORRESPONDENCES);
    }
    return studies;
  }

  private void report(EvaluationReport made) {
    EvaluationTable table = made.table();
    EvaluationFiles files = new EvaluationFiles(made);
    List<Path> written = new ArrayList<>(files.write(out, figures, terminal.context()));
    written.addAll(
        EvaluatedReport.write(
            made,
            Studies.question(spec.name()),
            spec.root().commandLine().getParseResult().originalArgs(),
            out,
            terminal.context()));
    table.leftOut().forEach(terminal::complain);
    Report report = new Report("evaluate");
    written.forEach(report::wrote);
    if (common.json()) {
      files.fields().forEach(report::with);
      report.print(terminal, common);
    } else {
      new TableText(table).as(TableText.Form.MARKDOWN).lines().forEach(terminal::print);
      table.cells().forEach(cell -> cell.reason().ifPresent(reason -> tell(table, cell, reason)));
      made.doubts().ifPresent(doubts -> doubts.words().forEach(terminal::print));
    }
  }

  private void tell(EvaluationTable table, Cell cell, String reason) {
    terminal.print(
        "%s, %s: not computed: %s."
            .formatted(
                table.plan().subjects().get(cell.key().subject()).name(),
                cell.key().probe(),
                reason));
  }
}
