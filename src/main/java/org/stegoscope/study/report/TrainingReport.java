package org.stegoscope.study.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.figure.Figure;
import org.stegoscope.figure.Panel;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.evaluation.Spread;
import org.stegoscope.study.sweep.SweepText;
import org.stegoscope.study.training.Curve;
import org.stegoscope.study.training.Ended;
import org.stegoscope.study.training.RunFolder;
import org.stegoscope.study.training.RunRecord;

/// The report of a training run: its scores, its curves, and all that is needed to do it again.
///
/// @param ended empty where it was never brought to an end
public record TrainingReport(RunFolder folder, RunRecord run, Optional<Ended> ended) {

  /// Of the run that a folder holds, into the folder.
  ///
  /// @return what was written
  /// @throws StegoscopeException where it holds none, or the disk refuses
  public static List<Path> write(Path folder, JobContext context) {
    RunFolder files = new RunFolder(folder);
    RunRecord run = RunRecord.read(files.record());
    Document document = new TrainingReport(files, run, files.ended()).document();
    return Reports.write(document, folder, context);
  }

  private Document document() {
    List<Document.Section> sections = new ArrayList<>();
    sections.add(new Document.Section("Result", result()));
    List<Document.Block> figures = figures();
    if (!figures.isEmpty()) {
      sections.add(new Document.Section("Curves", figures));
    }
    List<Document.Block> settings = new ArrayList<>(new SettingsPart(run.settings()).blocks());
    if (!run.changes().isEmpty()) {
      settings.add(changes());
    }
    sections.add(new Document.Section("Settings", settings));
    sections.add(
        new Document.Section(
            "What it was made from", List.of(Document.Table.of("", new TreeMap<>(run.origin())))));
    sections.add(new Document.Section("How to make it again", commands()));
    return new Document(
        "Training run " + Commands.named(folder.path()).getFileName(), summary(), sections);
  }

  private String summary() {
    return ended
        .map(known ->
            String.format(
                Locale.ROOT,
                "%s after step %,d; the best state is that after step %,d.",
                sentence(known.how()),
                known.step(),
                known.bestStep()))
        .orElse("Not brought to an end.");
  }

  private static String sentence(Ended.How how) {
    return switch (how) {
      case FINISHED -> "Finished";
      case PAUSED -> "Paused";
      case STOPPED -> "Stopped";
    };
  }

  private List<Document.Block> result() {
    if (ended.isEmpty()) {
      return List.of(new Document.Prose("There is no result yet."));
    }
    List<Document.Block> blocks = new ArrayList<>();
    blocks.add(scores(ended.get()));
    Document.Table classes = classes(ended.get());
    if (!classes.rows().isEmpty()) {
      blocks.add(classes);
    }
    return blocks;
  }

  private static Document.Table scores(Ended ended) {
    List<List<String>> rows = new ArrayList<>();
    ended
        .best()
        .forEach((name, value) -> {
          if (!name.contains("/iou/")) {
            rows.add(List.of(name, number(name, value), number(name, ended.last().get(name))));
          }
        });
    return new Document.Table(
        "Numbers of the validation; mIoU and accuracy in percent",
        List.of(
            Document.Column.text("number"),
            Document.Column.number("best state"),
            Document.Column.number("last state")),
        rows);
  }

  private static String number(String name, Double value) {
    return SweepText.number(name, Optional.ofNullable(value).map(known -> new Spread(known, 0, 1)));
  }

  private Document.Table classes(Ended ended) {
    List<List<String>> rows = new ArrayList<>();
    for (String name : run.classes()) {
      Double linear = ended.best().get("val/linear/iou/" + name);
      Double cluster = ended.best().get("val/cluster/iou/" + name);
      if (linear != null || cluster != null) {
        rows.add(List.of(name, percent(linear), percent(cluster)));
      }
    }
    return new Document.Table(
        "IoU of each class in the best state, in percent",
        List.of(
            Document.Column.text("class"),
            Document.Column.number("linear probe"),
            Document.Column.number("cluster probe")),
        rows);
  }

  private static String percent(Double share) {
    return share == null ? "–" : String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private List<Document.Block> figures() {
    List<Document.Block> blocks = new ArrayList<>();
    CurveCharts.of(Curve.read(folder.curve()))
        .forEach((caption, chart) ->
            blocks.add(
                new Document.Picture(caption, Figure.of(List.of(new Panel("", chart.chart()))))));
    return blocks;
  }

  private Document.Table changes() {
    List<List<String>> rows = new ArrayList<>();
    for (RunRecord.Change change : run.changes()) {
      rows.add(List.of(String.valueOf(change.step()), change.parameter().key(), change.value()));
    }
    return new Document.Table(
        "Changed on the way",
        List.of(
            Document.Column.number("after step"),
            Document.Column.text("parameter"),
            Document.Column.text("value")),
        rows);
  }

  private List<Document.Block> commands() {
    List<Document.Block> blocks = new ArrayList<>();
    blocks.add(
        new Document.Prose(
            "Paths are as they were given, counted from the folder that the run was begun in."));
    List<String> lines = new ArrayList<>();
    String again = Commands.named(folder.path()) + "-again";
    lines.add(Commands.train(run.settings(), again));
    blocks.add(new Document.Code(lines));
    if (!run.changes().isEmpty()) {
      Map<Integer, List<String>> byStep = new LinkedHashMap<>();
      for (RunRecord.Change change : run.changes()) {
        byStep
            .computeIfAbsent(
                change.step(), _ -> new ArrayList<>(List.of("stegoscope", "resume", again)))
            .addAll(List.of("--set", change.parameter().key() + "=" + change.value()));
      }
      blocks.add(
          new Document.Prose(
              "It was paused and its settings were changed; each time, after the step that the"
                  + " table of changes tells:"));
      blocks.add(new Document.Code(byStep.values().stream().map(Commands::of).toList()));
    }
    return blocks;
  }
}
