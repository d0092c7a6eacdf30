package org.stegoscope.study.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.evaluation.Spread;
import org.stegoscope.study.sweep.CellResult;
import org.stegoscope.study.sweep.CellState;
import org.stegoscope.study.sweep.CellStatus;
import org.stegoscope.study.sweep.SweepFolder;
import org.stegoscope.study.sweep.SweepTable;
import org.stegoscope.study.sweep.SweepText;
import org.stegoscope.study.training.RunRecord;
import org.stegoscope.study.training.TrainingCells;

/// The runs of a sweep in its report, in their order.
record SweepRunsPart(SweepTable table, SweepFolder folder) {

  private List<CellStatus> cells() {
    return table.rows().stream()
        .flatMap(row -> row.cells().stream())
        .sorted(Comparator.comparingInt(status -> status.cell().number()))
        .toList();
  }

  /// What is not finished, with its reason; nothing where all is.
  List<Document.Block> problems() {
    List<List<String>> rows = new ArrayList<>();
    for (CellStatus status : cells()) {
      if (status.state() != CellState.FINISHED) {
        rows.add(
            List.of(
                String.valueOf(status.cell().number()),
                status.cell().name(),
                status.state().toString(),
                status.note()));
      }
    }
    return rows.isEmpty()
        ? List.of()
        : List.of(
            new Document.Table(
                "",
                List.of(
                    Document.Column.number("run"),
                    Document.Column.text("of"),
                    Document.Column.text("state"),
                    Document.Column.text("why")),
                rows));
  }

  /// @param metrics that are told of each run
  Document.Table table(List<String> metrics) {
    List<Document.Column> columns = new ArrayList<>();
    columns.add(Document.Column.number("run"));
    table.sweep().axes().forEach(axis -> columns.add(Document.Column.text(axis.name())));
    columns.add(Document.Column.number("seed"));
    columns.add(Document.Column.text("state"));
    metrics.forEach(metric ->
        columns.add(Document.Column.number(metric + (SweepText.isShare(metric) ? " [%]" : ""))));
    columns.add(Document.Column.number("time"));
    columns.add(Document.Column.text("folder"));
    List<List<String>> rows = new ArrayList<>();
    for (CellStatus status : cells()) {
      List<String> cells = new ArrayList<>();
      cells.add(String.valueOf(status.cell().number()));
      cells.addAll(status.cell().points());
      cells.add(String.valueOf(status.cell().seed()));
      cells.add(status.state().toString());
      for (String metric : metrics) {
        Optional<Double> value = status.result().map(result -> result.metrics().get(metric));
        cells.add(SweepText.number(metric, value.map(number -> new Spread(number, 0, 1))));
      }
      cells.add(status.result().map(SweepRunsPart::time).orElse(""));
      cells.add(
          Optional.ofNullable(folder.place(status.cell()))
              .map(place -> place.getFileName().toString())
              .orElse(""));
      rows.add(cells);
    }
    return new Document.Table("Their folders are in the folder cells", columns, rows);
  }

  private static String time(CellResult result) {
    Duration took = Duration.between(result.started(), result.ended());
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", took.toHours(), took.toMinutesPart(), took.toSecondsPart());
  }

  /// What the runs were made from, as each has noted.
  List<Document.Block> origins(JobContext context) {
    Origins origins = new Origins();
    for (CellStatus status : cells()) {
      context.checkCancelled();
      Path place = folder.place(status.cell());
      if (place != null && status.state() == CellState.FINISHED) {
        record(place).ifPresent(run -> origins.add(status.cell().number(), run.origin()));
      }
    }
    return List.of(
        origins.isEmpty()
            ? new Document.Prose("No run has noted what it was made from.")
            : origins.table());
  }

  /// Empty where there is none, or a damaged one.
  private static Optional<RunRecord> record(Path place) {
    Path file = TrainingCells.folder(place).record();
    try {
      return Files.exists(file) ? Optional.of(RunRecord.read(file)) : Optional.empty();
    } catch (StegoscopeException e) {
      System.getLogger(SweepRunsPart.class.getName())
          .log(System.Logger.Level.WARNING, "not reported: " + file, e);
      return Optional.empty();
    }
  }
}
