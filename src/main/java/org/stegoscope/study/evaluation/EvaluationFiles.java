package org.stegoscope.study.evaluation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stegoscope.core.AtomicFile;
import org.stegoscope.figure.JsonFile;
import org.stegoscope.job.JobContext;

/// Writes a table of evaluation: as CSV, JSON, Markdown and LaTeX, and for each cell the confusion
/// matrix as CSV and as a figure.
public final class EvaluationFiles {

  private final EvaluationReport report;
  private final EvaluationTable table;

  public EvaluationFiles(EvaluationReport report) {
    this.report = report;
    table = report.table();
  }

  /// All of them, into a folder that is there.
  ///
  /// @param forms of each figure
  /// @return what was written
  public List<Path> write(Path folder, Set<FigureForm> forms, JobContext context) {
    EvaluationFigures figures = new EvaluationFigures(report, folder, forms);
    List<Path> written = new ArrayList<>();
    written.add(text(folder.resolve("table.csv"), csv()));
    written.add(json(folder.resolve("table.json"), fields()));
    TableText text = new TableText(table);
    written.add(text(folder.resolve("table.md"), text.as(TableText.Form.MARKDOWN)));
    written.add(text(folder.resolve("table.tex"), text.as(TableText.Form.LATEX)));
    for (Cell cell : table.cells()) {
      for (CellRun run : cell.runs()) {
        written.add(
            text(
                folder.resolve("confusion-" + EvaluationFigures.name(cell, run) + ".csv"),
                confusionCsv(run)));
      }
    }
    report
        .doubts()
        .ifPresent(doubts -> written.add(json(folder.resolve("doubts.json"), doubts.fields())));
    report
        .correspondences()
        .ifPresent(found -> {
          Map<String, Object> fields = new LinkedHashMap<>();
          fields.put("images", found.images());
          fields.put("curves", found.fields());
          written.add(json(folder.resolve("correspondences.json"), fields));
        });
    written.addAll(figures.write(context));
    return written;
  }

  private static Path json(Path file, Map<String, Object> fields) {
    JsonFile.write(file, fields);
    return file;
  }

  /// As in JSON.
  public Map<String, Object> fields() {
    return new EvaluationFields(table).all();
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
      Optional<PublishedScore> published = PublishedScore.of(table.plan(), cell.key());
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
}
