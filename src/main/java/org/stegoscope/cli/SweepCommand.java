package org.stegoscope.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.Diagnosis;
import org.stegoscope.study.evaluation.FigureForm;
import org.stegoscope.study.ready.BareFeatures;
import org.stegoscope.study.ready.ReadyStudy;
import org.stegoscope.study.report.SweepReport;
import org.stegoscope.study.runs.RunStore;
import org.stegoscope.study.sweep.CellState;
import org.stegoscope.study.sweep.CellStatus;
import org.stegoscope.study.sweep.Sweep;
import org.stegoscope.study.sweep.SweepCell;
import org.stegoscope.study.sweep.SweepFigures;
import org.stegoscope.study.sweep.SweepFile;
import org.stegoscope.study.sweep.SweepFiles;
import org.stegoscope.study.sweep.SweepFolder;
import org.stegoscope.study.sweep.SweepListener;
import org.stegoscope.study.sweep.SweepQueue;
import org.stegoscope.study.sweep.SweepRecord;
import org.stegoscope.study.sweep.SweepTable;
import org.stegoscope.study.sweep.SweepText;
import org.stegoscope.workspace.RunsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "sweep",
    description = {
      "Train over any parameters, values and seeds.",
      "Writes a folder for each run, and table.csv, table.json, table.md, figures and a report of all",
      "(report.html, report.pdf). The same command into the same folder goes on where it was stopped."
    })
class SweepCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "FILE.json", description = "The sweep: its base, axes and seeds.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder to write to; made if its parent exists. Only --plan needs none.")
  private Path out;

  @Option(
      names = "--plan",
      description = "List the runs, and why some cannot be run; run and write nothing.")
  private boolean plan;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "CELL",
      description = "Run these cells alone, by their numbers as --plan lists them.")
  private List<Integer> only = List.of();

  @Option(names = "--retry-failed", description = "Run again what failed.")
  private boolean retryFailed;

  @Option(
      names = "--figures",
      split = ",",
      paramLabel = "png,svg,pdf",
      defaultValue = "png",
      description = "How figures are written (default: ${DEFAULT-VALUE}).")
  private Set<FigureForm> figures = EnumSet.noneOf(FigureForm.class);

  @Option(
      names = "--store",
      paramLabel = "FILE",
      description = "The record of runs (default: that of this user).")
  private Path store;

  private final Terminal terminal;
  private final SweepRunner runner;

  SweepCommand(Terminal terminal, SweepRunner runner) {
    this.terminal = terminal;
    this.runner = runner;
  }

  @Override
  public Integer call() {
    Sweep sweep = sweep(terminal.context());
    if (plan) {
      plan(sweep);
      return ExitCode.OK.status();
    }
    if (out == null) {
      throw new UsageException("--out says where to write; only --plan needs none.");
    }
    Destination.requireFolder(out);
    SweepFolder folder = SweepFolder.open(out, sweep, runner.check());
    requireKnown(folder);
    common.applyThreads();
    try (RunStore runs = RunStore.open(store == null ? RunsFile.ofThisUser() : store)) {
      SweepRecord record = new SweepRecord(runs, SweepRecord.idOf(out), Diagnosis.version());
      List<CellStatus> compared = new ArrayList<>();
      if (only.isEmpty()) {
        ReadyStudy.baseline(sweep)
            .map(other -> SweepFolder.in(out, other, runner.check()))
            .ifPresent(other -> compared.addAll(run(other, record)));
      }
      List<CellStatus> statuses = run(folder, record);
      return report(SweepTable.of(sweep, statuses), folder, statuses, compared);
    }
  }

  /// What is to be run.
  Sweep sweep(JobContext context) {
    return SweepFile.read(file);
  }

  /// As it is called.
  String command() {
    return "sweep";
  }

  private List<CellStatus> run(SweepFolder folder, SweepRecord record) {
    SweepQueue queue =
        new SweepQueue(folder, runner.runner(common), InstantSource.system(), new Teller());
    choose(queue);
    queue.run(terminal.context(), Optional.of(record));
    // From the folder: other programs may have finished some meanwhile.
    return folder.statuses();
  }

  private void requireKnown(SweepFolder folder) {
    for (int number : only) {
      if (number < 1 || number > folder.cells().size()) {
        throw new StegoscopeException(
            "There is no cell %d: this sweep has 1 to %d."
                .formatted(number, folder.cells().size()));
      }
      SweepCell cell = folder.cells().get(number - 1);
      if (!cell.isValid()) {
        throw new StegoscopeException(
            "Cell %d cannot be run: %s".formatted(number, String.join(" ", cell.problems())));
      }
    }
  }

  private void choose(SweepQueue queue) {
    if (retryFailed) {
      queue.retryFailed();
    }
    if (!only.isEmpty()) {
      queue.waiting().stream().filter(number -> !only.contains(number)).forEach(queue::skip);
    }
  }

  private void plan(Sweep sweep) {
    List<SweepCell> cells = sweep.cells(runner.check());
    if (common.json()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("command", command());
      fields.put("sweep", SweepFile.fields(sweep));
      fields.put("cells", cells.stream().map(SweepCommand::fields).toList());
      terminal.print(fields);
      return;
    }
    for (SweepCell cell : cells) {
      String problems = cell.isValid() ? "" : "  invalid: " + String.join(" ", cell.problems());
      terminal.print(
          Terminal.oneLine("%-4d  %s%s".formatted(cell.number(), cell.name(), problems)));
    }
    long invalid = cells.stream().filter(cell -> !cell.isValid()).count();
    terminal.print(
        invalid == 0
            ? "%d runs".formatted(cells.size())
            : "%d runs, %d of them cannot be run".formatted(cells.size(), invalid));
  }

  private static Map<String, Object> fields(SweepCell cell) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("number", cell.number());
    fields.put("name", cell.name());
    fields.put("seed", cell.seed());
    fields.put("problems", cell.problems());
    cell.settings().ifPresent(settings -> fields.put("settings", settings.byKey()));
    return fields;
  }

  /// Says what came of it; what failed makes the exit code.
  private int report(
      SweepTable table, SweepFolder folder, List<CellStatus> statuses, List<CellStatus> compared) {
    Report report = new Report(command());
    List<Path> written = new ArrayList<>(SweepFiles.write(out, table));
    written.addAll(
        new SweepFigures(table, BareFeatures.levels(out, table.sweep()))
            .write(out, figures, terminal.context()));
    written.addAll(SweepReport.write(table, folder, terminal.context()));
    written.forEach(report::wrote);
    if (common.json()) {
      table.fields().forEach(report::with);
      report.print(terminal, common);
    } else {
      new SweepText(table).markdown().lines().forEach(terminal::print);
    }
    boolean failed = complain(compared);
    failed |=
        complain(
            statuses.stream()
                .filter(status -> only.isEmpty() || only.contains(status.cell().number()))
                .toList());
    return (failed ? ExitCode.BAD_INPUT : ExitCode.OK).status();
  }

  /// Says what failed or could not be run, and whether there was any.
  private boolean complain(List<CellStatus> statuses) {
    boolean failed = false;
    for (CellStatus status : statuses) {
      boolean bad = status.state() == CellState.FAILED || status.state() == CellState.INVALID;
      if (bad) {
        failed = true;
        terminal.complain(
            "Cell %d (%s) %s: %s"
                .formatted(
                    status.cell().number(),
                    status.cell().name(),
                    status.state() == CellState.FAILED ? "failed" : "cannot be run",
                    status.note()));
      }
    }
    return failed;
  }

  /// Says on standard error what happens.
  private final class Teller implements SweepListener {

    @Override
    public void changed(CellStatus status) {}

    @Override
    public void progressed(SweepCell cell, String stage, double fraction) {}

    @Override
    public void notRecorded(String sentence) {
      terminal.complain(sentence);
    }
  }
}
