package org.stegoscope.study.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.stegoscope.analysis.metrics.ClassScores;
import org.stegoscope.core.Palette;
import org.stegoscope.core.Rgb;
import org.stegoscope.figure.BarsChart;
import org.stegoscope.figure.ChartStyle;
import org.stegoscope.figure.ConfusionChart;
import org.stegoscope.figure.Content;
import org.stegoscope.figure.Figure;
import org.stegoscope.figure.FigureFile;
import org.stegoscope.figure.Panel;
import org.stegoscope.figure.PngSize;
import org.stegoscope.job.JobContext;

/// Draws an evaluation: the table as bars, and for each cell and seed the confusion matrix, the
/// classes and, where it was counted, the confidence.
///
/// @param folder to write to
/// @param forms of each figure
public record EvaluationFigures(EvaluationReport report, Path folder, Set<FigureForm> forms) {

  private static final double DOTS_AN_INCH = 200;

  public EvaluationFigures {
    forms = Set.copyOf(forms);
  }

  /// For what draws nothing to files.
  public static EvaluationFigures of(EvaluationReport report) {
    return new EvaluationFigures(report, Path.of(""), EnumSet.noneOf(FigureForm.class));
  }

  private EvaluationTable table() {
    return report.table();
  }

  /// @return what was written
  List<Path> write(JobContext context) {
    List<Path> written = new ArrayList<>();
    ChartStyle style = ChartStyle.LIGHT;
    written.addAll(write("table", List.of(new Panel("Mean IoU", bars(style).chart())), context));
    for (Cell cell : table().cells()) {
      for (CellRun run : cell.runs()) {
        String name = name(cell, run);
        String title = title(cell);
        written.addAll(
            write(
                "confusion-" + name,
                List.of(new Panel(title, confusion(run, style).chart())),
                context));
        written.addAll(
            write(
                "classes-" + name,
                List.of(new Panel(title, classes(run, style).chart())),
                context));
        Optional<Trust> trust = Trust.of(run);
        if (trust.isPresent()) {
          written.addAll(
              write(
                  "trust-" + name,
                  List.of(
                      new Panel("Reliability", trust.get().reliability(style).chart()),
                      new Panel("Risk over coverage", trust.get().riskChart(style).chart())),
                  context));
        }
      }
    }
    report
        .doubts()
        .ifPresent(doubts ->
            written.addAll(
                study("doubts", "Where predictions hold", doubts.chart(style).chart(), context)));
    report
        .correspondences()
        .ifPresent(found ->
            written.addAll(
                study("correspondences", "Correspondences", found.chart(style).chart(), context)));
    return written;
  }

  private List<Path> study(String name, String title, Content.Chart chart, JobContext context) {
    return write(name, List.of(new Panel(title, chart)), context);
  }

  private List<Path> write(String name, List<Panel> panels, JobContext context) {
    Figure figure = Figure.of(panels).withFooter(List.of(new TableText(table()).caption()));
    List<Path> written = new ArrayList<>();
    for (FigureForm form : FigureForm.values()) {
      if (forms.contains(form)) {
        Path file = folder.resolve(name + "." + form);
        FigureFile.write(file, figure, new PngSize.Dpi(DOTS_AN_INCH), context.silent());
        written.add(file);
      }
    }
    return written;
  }

  /// For instance `1-cluster-crf-seed3`.
  static String name(Cell cell, CellRun run) {
    return "%d-%s%s%s"
        .formatted(
            cell.key().subject() + 1,
            cell.key().probe(),
            cell.key().crf() == CrfUse.ON ? "-crf" : "",
            run.seed().isPresent() ? "-seed" + run.seed().getAsLong() : "");
  }

  private String title(Cell cell) {
    return table().plan().subjects().get(cell.key().subject()).name()
        + " · "
        + cell.key().probe()
        + (cell.key().crf() == CrfUse.ON ? " + CRF" : "");
  }

  /// Mean IoU of each row, a bar a column.
  public BarsChart bars(ChartStyle style) {
    EvaluationPlan plan = table().plan();
    List<BarsChart.Series> series = new ArrayList<>();
    for (ProbeUse probe : ProbeUse.values()) {
      for (CrfUse crf : CrfUse.values()) {
        if (plan.probes().contains(probe) && plan.crf().contains(crf)) {
          series.add(
              new BarsChart.Series(
                  crf == CrfUse.ON ? probe + " + CRF" : probe.toString(),
                  IntStream.range(0, plan.subjects().size())
                      .mapToObj(row ->
                          table()
                              .cell(row, probe, crf)
                              .flatMap(Cell::meanIou)
                              .map(Spread::mean)
                              .orElse(Double.NaN))
                      .toList()));
        }
      }
    }
    return new BarsChart(
        plan.subjects().stream().map(Subject::name).toList(), series, "mean IoU", style);
  }

  /// IoU of each class, in the colour of the class.
  public BarsChart classes(CellRun run, ChartStyle style) {
    Palette palette = table().plan().dataset().classes().palette();
    List<ClassScores> scores = run.scores().classes();
    List<Rgb> colors = scores.stream().map(one -> palette.entry(one.id()).color()).toList();
    return new BarsChart(
        scores.stream().map(one -> palette.entry(one.id()).name()).toList(),
        List.of(
            new BarsChart.Series(
                "IoU",
                scores.stream().map(one -> one.iou().asOptional().orElse(Double.NaN)).toList())),
        "IoU",
        Optional.of(colors),
        style);
  }

  /// Each true class a row whose shares sum to 1, predicted classes across; a last column where
  /// some pixels are predicted as no class.
  public ConfusionChart confusion(CellRun run, ChartStyle style) {
    int classes = table().plan().classes();
    Palette palette = table().plan().dataset().classes().palette();
    List<ConfusionChart.Group> truth =
        IntStream.range(0, classes)
            .mapToObj(id ->
                new ConfusionChart.Group(
                    palette.entry(id).name(), Optional.of(palette.entry(id).color())))
            .toList();
    boolean unmatched =
        IntStream.range(0, classes)
            .anyMatch(label -> run.scores().matched().count(classes, label) > 0);
    List<ConfusionChart.Group> predicted = new ArrayList<>(truth);
    if (unmatched) {
      predicted.add(new ConfusionChart.Group("no class"));
    }
    long[] counts = new long[classes * predicted.size()];
    for (int label = 0; label < classes; label++) {
      for (int other = 0; other < predicted.size(); other++) {
        counts[label * predicted.size() + other] = run.scores().matched().count(other, label);
      }
    }
    return new ConfusionChart(truth, predicted, counts, "truth", "prediction", style);
  }
}
