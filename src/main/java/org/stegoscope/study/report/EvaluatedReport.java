package org.stegoscope.study.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.stegoscope.analysis.metrics.ClassScores;
import org.stegoscope.figure.ChartStyle;
import org.stegoscope.figure.Content;
import org.stegoscope.figure.Figure;
import org.stegoscope.figure.Panel;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.evaluation.Cell;
import org.stegoscope.study.evaluation.CellRun;
import org.stegoscope.study.evaluation.CrfUse;
import org.stegoscope.study.evaluation.EvaluationFigures;
import org.stegoscope.study.evaluation.EvaluationFiles;
import org.stegoscope.study.evaluation.EvaluationReport;
import org.stegoscope.study.evaluation.EvaluationTable;
import org.stegoscope.study.evaluation.ProbeUse;
import org.stegoscope.study.evaluation.PublishedScore;
import org.stegoscope.study.evaluation.TableText;

/// The report of an evaluation, or of a study that is one.
public final class EvaluatedReport {

  /// What is asked of an evaluation.
  public enum Question {
    EVALUATION("Evaluation", ""),
    PROBE_TABLE(
        "Probe table",
        "What do features, their projections and the codes of a head tell a probe? As in Table 2 of"
            + " the paper, with probes fitted here. "),
    TRANSFER(
        "Transfer",
        "Is a head of use on another data set than the one it was trained on? Probes anew: its row"
            + " of fitted probes, linear. Clusters anew: the same row, cluster. Zero-shot: its row"
            + " without fitted probes, cluster, whose clusters are those of the other data set. ");

    private final String title;
    private final String words;

    Question(String title, String words) {
      this.title = title;
      this.words = words;
    }
  }

  private final EvaluationReport made;
  private final EvaluationTable table;
  private final Question question;

  private EvaluatedReport(EvaluationReport made, Question question) {
    this.made = made;
    this.table = made.table();
    this.question = question;
  }

  /// Into a folder that is there.
  ///
  /// @param command the words after the name of the program that make it again
  /// @return what was written
  public static List<Path> write(
      EvaluationReport made,
      Question question,
      List<String> command,
      Path folder,
      JobContext context) {
    return Reports.write(new EvaluatedReport(made, question).document(command), folder, context);
  }

  private Document document(List<String> command) {
    List<Document.Section> sections = new ArrayList<>();
    List<Document.Block> result = new ArrayList<>();
    result.add(scores());
    made.doubts()
        .ifPresent(doubts -> doubts.words().forEach(line -> result.add(new Document.Prose(line))));
    sections.add(new Document.Section("Result", result));
    List<Document.Block> missing = missing();
    if (!missing.isEmpty()) {
      sections.add(new Document.Section("What was not computed, and why", missing));
    }
    sections.add(new Document.Section("Figures", figures()));
    sections.add(new Document.Section("Classes", classes()));
    SequencedMap<String, String> origin = new LinkedHashMap<>();
    flatten("", new EvaluationFiles(made).fields().get("provenance"), origin);
    sections.add(
        new Document.Section("What it was made from", List.of(Document.Table.of("", origin))));
    List<String> words = new ArrayList<>(List.of("stegoscope"));
    words.addAll(command);
    sections.add(
        new Document.Section(
            "How to make it again",
            List.of(
                new Document.Prose("Paths are as they were given."),
                new Document.Code(List.of(Commands.of(words))))));
    return new Document(
        question.title + ": " + table.plan().dataset().name(),
        question.words + new TableText(table).caption() + ".",
        sections);
  }

  private String name(Cell cell) {
    return row(cell.key().subject()) + " · " + column(cell.key().probe(), cell.key().crf());
  }

  private String row(int subject) {
    return table.plan().subjects().get(subject).name();
  }

  private static String column(ProbeUse probe, CrfUse crf) {
    return crf == CrfUse.ON ? probe + " + CRF" : probe.toString();
  }

  /// A row for each cell.
  private Document.Table scores() {
    List<List<String>> rows = new ArrayList<>();
    for (Cell cell : table.cells()) {
      rows.add(
          List.of(
              row(cell.key().subject()),
              column(cell.key().probe(), cell.key().crf()),
              TableText.percent(cell.meanIou()),
              TableText.percent(cell.pixelAccuracy()),
              PublishedScore.of(table.plan(), cell.key()).map(PublishedScore::toString).orElse("–"),
              String.valueOf(cell.runs().size())));
    }
    return new Document.Table(
        "Means and deviations over the seeds of probes, in percent",
        List.of(
            Document.Column.text("model"),
            Document.Column.text("probe"),
            Document.Column.number("mean IoU"),
            Document.Column.number("accuracy"),
            Document.Column.number("mean IoU as published"),
            Document.Column.number("seeds")),
        rows);
  }

  private List<Document.Block> missing() {
    List<Document.Block> blocks = new ArrayList<>();
    for (Cell cell : table.cells()) {
      cell.reason()
          .ifPresent(reason -> blocks.add(new Document.Prose(name(cell) + ": " + reason + ".")));
    }
    table.leftOut().forEach(sentence -> blocks.add(new Document.Prose(sentence)));
    return blocks;
  }

  private List<Document.Block> figures() {
    EvaluationFigures figures = EvaluationFigures.of(made);
    List<Document.Block> blocks = new ArrayList<>();
    blocks.add(picture("Mean IoU", figures.bars(ChartStyle.LIGHT).chart()));
    for (Cell cell : table.cells()) {
      for (CellRun run : cell.runs()) {
        blocks.add(
            picture(
                "Confusion, " + named(cell, run),
                figures.confusion(run, ChartStyle.LIGHT).chart()));
      }
    }
    made.doubts()
        .ifPresent(doubts ->
            blocks.add(picture("Where predictions hold", doubts.chart(ChartStyle.LIGHT).chart())));
    made.correspondences()
        .ifPresent(
            found -> blocks.add(picture("Correspondences", found.chart(ChartStyle.LIGHT).chart())));
    return blocks;
  }

  private String named(Cell cell, CellRun run) {
    return name(cell) + (run.seed().isPresent() ? ", seed " + run.seed().getAsLong() : "");
  }

  private static Document.Picture picture(String caption, Content.Chart chart) {
    return new Document.Picture(caption, Figure.of(List.of(new Panel("", chart))));
  }

  /// Scores of each class, a table for each probe.
  private List<Document.Block> classes() {
    List<Document.Block> blocks = new ArrayList<>();
    for (Cell cell : table.cells()) {
      for (CellRun run : cell.runs()) {
        List<List<String>> rows = new ArrayList<>();
        for (ClassScores scores : run.scores().classes()) {
          rows.add(
              List.of(
                  table.plan().dataset().classes().name(scores.id()),
                  percent(scores.iou().asOptional()),
                  percent(scores.precision().asOptional()),
                  percent(scores.recall().asOptional())));
        }
        blocks.add(
            new Document.Table(
                named(cell, run) + ", in percent",
                List.of(
                    Document.Column.text("class"),
                    Document.Column.number("IoU"),
                    Document.Column.number("precision"),
                    Document.Column.number("recall")),
                rows));
      }
    }
    return blocks;
  }

  private static String percent(OptionalDouble share) {
    return share.isPresent() ? String.format(Locale.ROOT, "%.1f", 100 * share.getAsDouble()) : "–";
  }

  /// Fields within fields by their path, such as `fit.steps`.
  private static void flatten(String path, Object value, SequencedMap<String, String> into) {
    switch (value) {
      case Map<?, ?> map ->
          map.forEach((key, one) ->
              flatten(path.isEmpty() ? String.valueOf(key) : path + "." + key, one, into));
      case List<?> list when list.stream().anyMatch(Map.class::isInstance) -> {
        for (int i = 0; i < list.size(); i++) {
          flatten("%s[%d]".formatted(path, i + 1), list.get(i), into);
        }
      }
      case null -> into.put(path, "–");
      default -> into.put(path, value.toString());
    }
  }
}
