package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.stegoscope.study.runs.Run;
import org.stegoscope.study.runs.RunDiff;
import org.stegoscope.study.runs.RunExport;
import org.stegoscope.study.runs.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands on the record of runs, each a method. An `ID` may be a part of an id that no other
/// has.
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = "List, compare, describe and export the runs that were recorded.",
    synopsisSubcommandLabel = "COMMAND")
final class RunsCommand implements Runnable {

  private final Terminal terminal;

  RunsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    throw new UsageException(
        "runs needs a command: list, show, diff, export, note, tag, pin, delete or restore.");
  }

  @Command(description = "List runs: pinned ones first, then the newest first.")
  int list(@Mixin CommonOptions options, @Mixin RunsOptions where, @Mixin RunsFilter filter) {
    try (RunStore store = where.open()) {
      List<Run> runs = filter.of(store);
      if (options.json()) {
        terminal.print(
            Map.of("command", "runs list", "runs", runs.stream().map(RunText::fields).toList()));
      } else {
        runs.forEach(run -> terminal.print(RunText.line(run)));
      }
      return ExitCode.OK.status();
    }
  }

  @Command(description = "Tell all of a run: settings, newest numbers, files.")
  int show(
      @Mixin CommonOptions options,
      @Mixin RunsOptions where,
      @Parameters(paramLabel = "ID") String id) {
    try (RunStore store = where.open()) {
      Map<String, Object> fields = RunText.whole(RunsOptions.find(store, id), store);
      if (options.json()) {
        fields.put("command", "runs show");
        terminal.print(fields);
        return ExitCode.OK.status();
      }
      fields.forEach((name, value) -> {
        if (value instanceof Map<?, ?> map) {
          map.forEach((key, one) -> tell(name + "." + key, one));
        } else {
          tell(name, value);
        }
      });
      return ExitCode.OK.status();
    }
  }

  private void tell(String name, Object value) {
    terminal.print(Terminal.oneLine("%-28s %s".formatted(name, value)));
  }

  @Command(description = "Tell in which settings runs differ.")
  int diff(
      @Mixin CommonOptions options,
      @Mixin RunsOptions where,
      @Parameters(paramLabel = "ID", arity = "2..*") List<String> ids) {
    try (RunStore store = where.open()) {
      List<Run> runs = ids.stream().map(id -> RunsOptions.find(store, id)).toList();
      RunDiff diff = RunDiff.of(runs);
      if (options.json()) {
        terminal.print(
            Map.of(
                "command",
                "runs diff",
                "runs",
                runs.stream().map(Run::id).toList(),
                "differences",
                RunText.fields(diff)));
      } else {
        diff.values().keySet().forEach(key -> terminal.print(RunText.line(key, diff)));
      }
      return ExitCode.OK.status();
    }
  }

  @Command(description = "Write runs as CSV, or as JSON with their curves and files.")
  int export(
      @Mixin CommonOptions options,
      @Mixin RunsOptions where,
      @Mixin RunsFilter filter,
      @Option(
              names = "--out",
              required = true,
              paramLabel = "FILE.csv|FILE.json",
              description = "The file to write; its ending says how.")
          Path out) {
    Destination.requireFile(out);
    boolean csv = out.toString().endsWith(".csv");
    if (!csv && !out.toString().endsWith(".json")) {
      throw new UsageException("--out ends in .csv or .json, to say how runs are written.");
    }
    try (RunStore store = where.open()) {
      List<Run> runs = filter.of(store);
      if (csv) {
        RunExport.csv(out, runs);
      } else {
        RunExport.json(out, store, runs);
      }
      Report report = new Report("runs export").with("runs", runs.size());
      report.wrote(out);
      report.print(terminal, options);
      return ExitCode.OK.status();
    }
  }

  @Command(description = "Write a note beside a run, in place of the earlier.")
  int note(
      @Mixin CommonOptions options,
      @Mixin RunsOptions where,
      @Parameters(paramLabel = "ID") String id,
      @Parameters(paramLabel = "TEXT") String text) {
    return change(options, where, List.of(id), run -> run.described(run.name(), text, run.tags()));
  }

  @Command(description = "Give a run tags, or take them away.")
  int tag(
      @Mixin CommonOptions options,
      @Mixin RunsOptions where,
      @Option(names = "--remove", description = "Take them away.") boolean remove,
      @Parameters(paramLabel = "ID") String id,
      @Parameters(paramLabel = "TAG", arity = "1..*") List<String> tags) {
    return change(
        options,
        where,
        List.of(id),
        run -> {
          TreeSet<String> changed = new TreeSet<>(run.tags());
          if (remove) {
            tags.forEach(changed::remove);
          } else {
            tags.stream().map(String::strip).filter(t -> !t.isEmpty()).forEach(changed::add);
          }
          return run.described(run.name(), run.notes(), changed);
        });
  }

  @Command(description = "Keep runs at the top of the list, or no longer.")
  int pin(
      @Mixin CommonOptions options,
      @Mixin RunsOptions where,
      @Option(names = "--off", description = "No longer.") boolean off,
      @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
    return change(
        options, where, ids, run -> run.marked(new Run.Marks(!off, run.marks().deleted())));
  }

  @Command(description = "Take runs out of the list; restore brings them back. No file is touched.")
  int delete(
      @Mixin CommonOptions options,
      @Mixin RunsOptions where,
      @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
    return change(
        options, where, ids, run -> run.marked(new Run.Marks(run.marks().pinned(), true)));
  }

  @Command(description = "Bring deleted runs back.")
  int restore(
      @Mixin CommonOptions options,
      @Mixin RunsOptions where,
      @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
    return change(
        options, where, ids, run -> run.marked(new Run.Marks(run.marks().pinned(), false)));
  }

  /// Nothing is changed where one of the ids is none.
  private int change(
      CommonOptions options, RunsOptions where, List<String> ids, UnaryOperator<Run> how) {
    try (RunStore store = where.open()) {
      List<Run> changed = new ArrayList<>();
      ids.forEach(id -> changed.add(how.apply(RunsOptions.find(store, id))));
      changed.forEach(store::update);
      if (options.json()) {
        terminal.print(
            Map.of("command", "runs", "runs", changed.stream().map(RunText::fields).toList()));
      } else {
        changed.forEach(run -> terminal.print(RunText.line(run)));
      }
      return ExitCode.OK.status();
    }
  }
}
