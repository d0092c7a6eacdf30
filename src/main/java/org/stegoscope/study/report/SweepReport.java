package org.stegoscope.study.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stegoscope.figure.Figure;
import org.stegoscope.figure.Panel;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.ready.BareFeatures;
import org.stegoscope.study.ready.ReadyStudy;
import org.stegoscope.study.sweep.CellCheck;
import org.stegoscope.study.sweep.Sweep;
import org.stegoscope.study.sweep.SweepAxis;
import org.stegoscope.study.sweep.SweepFigures;
import org.stegoscope.study.sweep.SweepFile;
import org.stegoscope.study.sweep.SweepFolder;
import org.stegoscope.study.sweep.SweepTable;
import org.stegoscope.study.sweep.SweepText;
import org.stegoscope.training.TrainingSettings;

/// The report of a sweep: what was asked, what came of it, and all that is needed to do it again.
public final class SweepReport {

  private final SweepTable table;
  private final SweepFolder folder;
  private final JobContext context;

  private SweepReport(SweepTable table, SweepFolder folder, JobContext context) {
    this.table = table;
    this.folder = folder;
    this.context = context;
  }

  /// Of the sweep that a folder holds, as far as it is, into the folder.
  ///
  /// @return what was written
  /// @throws org.stegoscope.core.StegoscopeException where it holds none, or the disk refuses
  public static List<Path> write(Path folder, JobContext context) {
    Sweep sweep = SweepFile.read(folder.resolve("sweep.json"));
    SweepFolder opened = SweepFolder.in(folder, sweep, CellCheck.NONE);
    return write(SweepTable.of(sweep, opened.statuses()), opened, context);
  }

  /// The same of what is known of the cells.
  public static List<Path> write(SweepTable table, SweepFolder folder, JobContext context) {
    return Reports.write(
        new SweepReport(table, folder, context).document(), folder.folder(), context);
  }

  private Document document() {
    List<Document.Section> sections = new ArrayList<>();
    sections.add(new Document.Section("Result", result()));
    List<Document.Block> figures = figures();
    if (!figures.isEmpty()) {
      sections.add(new Document.Section("Figures", figures));
    }
    SweepRunsPart runs = new SweepRunsPart(table, folder);
    List<Document.Block> problems = runs.problems();
    if (!problems.isEmpty()) {
      sections.add(new Document.Section("What did not finish, and why", problems));
    }
    sections.add(new Document.Section("What was varied", List.of(axes())));
    sections.add(
        new Document.Section(
            "Settings of all runs", new SettingsPart(table.sweep().base()).blocks()));
    sections.add(new Document.Section("Runs", List.of(runs.table(drawn()))));
    sections.add(new Document.Section("What it was made from", runs.origins(context)));
    sections.add(new Document.Section("How to make it again", commands()));
    return new Document(table.sweep().name(), summary(), sections);
  }

  private String summary() {
    Optional<ReadyStudy> study = ReadyStudy.behind(table.sweep());
    String question =
        study.map(known -> known.question() + " Ends in " + known.ending() + ". ").orElse("");
    return question + new SweepText(table).caption() + ".";
  }

  private List<String> drawn() {
    return new SweepFigures(table).drawn();
  }

  private List<Document.Block> result() {
    List<Document.Block> blocks = new ArrayList<>();
    BestRow.of(table).ifPresent(best -> blocks.add(new Document.Prose(best.sentence())));
    blocks.add(numbers("", table));
    BareFeatures.table(folder.folder(), table.sweep())
        .ifPresent(
            bare -> blocks.add(numbers("Bare features, without a head or a projection", bare)));
    return blocks;
  }

  private static Document.Table numbers(String caption, SweepTable of) {
    List<Document.Column> columns = new ArrayList<>();
    of.sweep().axes().forEach(axis -> columns.add(Document.Column.text(axis.name())));
    columns.add(Document.Column.number("seeds"));
    of.metrics()
        .forEach(metric ->
            columns.add(
                Document.Column.number(metric + (SweepText.isShare(metric) ? " [%]" : ""))));
    List<List<String>> rows = new ArrayList<>();
    for (SweepTable.Row row : of.rows()) {
      List<String> cells = new ArrayList<>(row.points());
      cells.add(String.valueOf(row.finished()));
      of.metrics().forEach(metric -> cells.add(SweepText.number(metric, row.spread(metric))));
      rows.add(cells);
    }
    return new Document.Table(caption, columns, rows);
  }

  private List<Document.Block> figures() {
    List<Document.Block> blocks = new ArrayList<>();
    SweepFigures figures =
        new SweepFigures(table, BareFeatures.levels(folder.folder(), table.sweep()));
    figures
        .charts()
        .forEach((name, chart) ->
            blocks.add(new Document.Picture(name, Figure.of(List.of(new Panel("", chart))))));
    return blocks;
  }

  private Document.Table axes() {
    List<List<String>> rows = new ArrayList<>();
    for (SweepAxis axis : table.sweep().axes()) {
      for (SweepAxis.Point point : axis.points()) {
        List<String> sets = new ArrayList<>();
        point.values().forEach((parameter, text) -> sets.add(parameter.key() + " = " + text));
        rows.add(List.of(axis.name(), point.name(), String.join(", ", sets)));
      }
    }
    rows.add(
        List.of(
            "seeds",
            String.join(", ", table.sweep().seeds().stream().map(String::valueOf).toList()),
            "of all that is drawn"));
    return new Document.Table(
        "",
        List.of(
            Document.Column.text("axis"),
            Document.Column.text("point"),
            Document.Column.text("sets")),
        rows);
  }

  private List<Document.Block> commands() {
    List<Document.Block> blocks = new ArrayList<>();
    Path own = Commands.named(folder.folder());
    String file = own.resolve("sweep.json").toString();
    String again = own + "-again";
    blocks.add(
        new Document.Prose(
            "All of it. Paths are as they were given, counted from the folder that the sweep was"
                + " begun in."));
    blocks.add(
        new Document.Code(
            List.of(Commands.of(List.of("stegoscope", "sweep", file, "--out", again)))));
    Optional<TrainingSettings> best = BestRow.of(table).flatMap(BestRow::settings);
    if (best.isPresent()) {
      blocks.add(new Document.Prose("The best row alone, with its first seed that finished."));
      blocks.add(new Document.Code(List.of(Commands.train(best.get(), own + "-best"))));
    }
    return blocks;
  }
}
