package org.stegoscope.study.evaluation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.core.Palette;
import org.stegoscope.figure.ChartStyle;
import org.stegoscope.figure.ConfusionChart;
import org.stegoscope.figure.Figure;
import org.stegoscope.figure.FigureFile;
import org.stegoscope.figure.JsonFile;
import org.stegoscope.figure.Panel;
import org.stegoscope.figure.PngSize;
import org.stegoscope.job.JobContext;

/// Writes a table of evaluation: as CSV, JSON, Markdown and LaTeX, and for each cell the confusion
/// matrix as CSV and as a figure.
public final class EvaluationFiles {

  private static final double DOTS_AN_INCH = 200;

  private final EvaluationTable table;

  public EvaluationFiles(EvaluationTable table) {
    this.table = table;
  }

  /// All of them, into a folder that is there.
  ///
  /// @return what was written
  public List<Path> write(Path folder, JobContext context) {
    List<Path> written = new ArrayList<>();
    written.add(text(folder.resolve("table.csv"), csv()));
    Path json = folder.resolve("table.json");
    JsonFile.write(json, fields());
    written.add(json);
    TableText text = new TableText(table);
    written.add(text(folder.resolve("table.md"), text.as(TableText.Form.MARKDOWN)));
    written.add(text(folder.resolve("table.tex"), text.as(TableText.Form.LATEX)));
    for (Cell cell : table.cells()) {
      for (CellRun run : cell.runs()) {
        String name = name(cell, run);
        written.add(text(folder.resolve(name + ".csv"), confusionCsv(run)));
        Path figure = folder.resolve(name + ".png");
        writeConfusion(figure, cell, run, context);
        written.add(figure);
        Optional<Trust> trust = Trust.of(run);
        if (trust.isPresent()) {
          Path drawn = folder.resolve(name.replace("confusion", "trust") + ".png");
          writeTrust(drawn, trust.get(), context);
          written.add(drawn);
        }
      }
    }
    return written;
  }

  /// As in JSON.
  public Map<String, Object> fields() {
    return new EvaluationFields(table).all();
  }

  /// For instance `confusion-1-cluster-crf-seed3`.
  private static String name(Cell cell, CellRun run) {
    return "confusion-%d-%s%s%s"
        .formatted(
            cell.key().subject() + 1,
            cell.key().probe(),
            cell.key().crf() == CrfUse.ON ? "-crf" : "",
            run.seed().isPresent() ? "-seed" + run.seed().getAsLong() : "");
  }

  private static Path text(Path file, String text) {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    return file;
  }

  /// A row a cell.
  public String csv() {
    StringBuilder csv = new StringBuilder("model,space,probes,probe,crf,seeds");
    for (EvaluationFields.Named score : EvaluationFields.scores()) {
      csv.append(',').append(score.name()).append(',').append(score.name()).append("Deviation");
    }
    csv.append(",publishedMeanIouPercent,publishedSource,notComputed\n");
    for (Cell cell : table.cells()) {
      Subject subject = table.plan().subjects().get(cell.key().subject());
      List<String> row = new ArrayList<>();
      row.add(subject.name());
      row.add(subject.space().name().toLowerCase(Locale.ROOT));
      row.add(subject.origin().name().toLowerCase(Locale.ROOT));
      row.add(cell.key().probe().toString());
      row.add(cell.key().crf().toString());
      row.add(Integer.toString(cell.runs().size()));
      for (EvaluationFields.Named score : EvaluationFields.scores()) {
        Optional<Spread> spread = cell.spread(score.of());
        row.add(spread.map(known -> number(known.mean())).orElse(""));
        row.add(
            spread
                .filter(known -> known.seeds() > 1)
                .map(known -> number(known.deviation()))
                .orElse(""));
      }
      Optional<PublishedScore> published =
          PublishedScore.of(
              table.plan().dataset().source().format(),
              subject.space(),
              cell.key().probe(),
              cell.key().crf());
      row.add(published.map(known -> Double.toString(known.percent())).orElse(""));
      row.add(published.map(known -> known.source().toString()).orElse(""));
      row.add(cell.reason().orElse(""));
      csv.append(row.stream().map(EvaluationFiles::quoted).collect(Collectors.joining(",")))
          .append('\n');
    }
    return csv.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  private static String quoted(String text) {
    return text.matches("[^\",\n\r]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  /// True classes in rows, what they were predicted as in columns, pixels.
  private String confusionCsv(CellRun run) {
    List<String> names = names();
    StringBuilder csv = new StringBuilder("truth");
    names.forEach(name -> csv.append(',').append(quoted(name)));
    csv.append(",no class\n");
    for (int label = 0; label < names.size(); label++) {
      csv.append(quoted(names.get(label)));
      for (int predicted = 0; predicted <= names.size(); predicted++) {
        csv.append(',').append(run.scores().matched().count(predicted, label));
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  private List<String> names() {
    return IntStream.range(0, table.plan().classes())
        .mapToObj(table.plan().dataset().classes()::name)
        .toList();
  }

  /// Draws the confusion matrix of a run, each true class a row whose shares sum to 1.
  public void writeConfusion(Path file, Cell cell, CellRun run, JobContext context) {
    Figure figure =
        Figure.of(
                List.of(
                    new Panel(
                        table.plan().subjects().get(cell.key().subject()).name()
                            + " · "
                            + cell.key().probe()
                            + (cell.key().crf() == CrfUse.ON ? " + CRF" : ""),
                        confusion(run, ChartStyle.LIGHT).chart())))
            .withFooter(List.of(new TableText(table).caption()));
    FigureFile.write(file, figure, new PngSize.Dpi(DOTS_AN_INCH), context);
  }

  private void writeTrust(Path file, Trust trust, JobContext context) {
    Figure figure =
        Figure.of(
                List.of(
                    new Panel("Reliability", trust.reliability(ChartStyle.LIGHT).chart()),
                    new Panel("Risk over coverage", trust.riskChart(ChartStyle.LIGHT).chart())))
            .withFooter(List.of(new TableText(table).caption()));
    FigureFile.write(file, figure, new PngSize.Dpi(DOTS_AN_INCH), context);
  }

  /// Predicted classes across; a last column where some pixels are predicted as no class.
  public ConfusionChart confusion(CellRun run, ChartStyle style) {
    int classes = table.plan().classes();
    Palette palette = table.plan().dataset().classes().palette();
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
