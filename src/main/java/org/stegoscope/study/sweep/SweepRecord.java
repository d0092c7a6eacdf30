package org.stegoscope.study.sweep;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.study.runs.MetricPoint;
import org.stegoscope.study.runs.Origin;
import org.stegoscope.study.runs.Run;
import org.stegoscope.study.runs.RunKind;
import org.stegoscope.study.runs.RunStatus;
import org.stegoscope.study.runs.RunStore;
import org.stegoscope.training.Parameter;

/// Writes the cells of a sweep into the record of runs, each as a run whose parent is the id of the
/// sweep. A cell that is run again stays the same run.
///
/// @param id of the sweep
/// @param codeVersion of this program
public record SweepRecord(RunStore store, String id, String codeVersion) {

  /// The id of the sweep in a folder, the same whenever it is asked for.
  public static String idOf(Path folder) {
    String path = folder.toAbsolutePath().normalize().toString();
    return "sweep-" + UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8));
  }

  void started(SweepCell cell, Instant now) {
    Run run =
        store
            .find(runId(cell))
            .orElseGet(() -> {
              Run queued = queued(cell, now);
              store.create(queued);
              return queued;
            });
    store.update(run.with(RunStatus.RUNNING, now));
  }

  /// The cell is not run on for now.
  ///
  /// @param status why
  void left(SweepCell cell, RunStatus status, Instant now) {
    store.update(run(cell).with(status, now));
  }

  /// A cell that finished or failed.
  void ended(SweepCell cell, CellResult result) {
    Run run = run(cell);
    long step = cell.settings().orElseThrow().whole(Parameter.MAX_STEPS);
    store.append(
        run.id(),
        result.metrics().entrySet().stream()
            .map(metric -> new MetricPoint(metric.getKey(), step, metric.getValue()))
            .toList());
    store.update(
        result
            .problem()
            .map(sentence -> run.failed(sentence, result.ended()))
            .orElseGet(() -> run.with(RunStatus.FINISHED, result.ended())));
  }

  /// What a cell was made from, which is known once it has run.
  void made(SweepCell cell, Origin origin) {
    store.update(run(cell).from(origin));
  }

  /// Tells the end of a cell to a run that does not know of it, as its program died in between.
  void settle(SweepCell cell, CellResult result) {
    store
        .find(runId(cell))
        .filter(run -> !run.status().isOver())
        .ifPresent(_ -> ended(cell, result));
  }

  private Run run(SweepCell cell) {
    return store
        .find(runId(cell))
        .orElseThrow(() ->
            new StegoscopeException(
                "The run %s is no longer in the record of runs.".formatted(runId(cell))));
  }

  private Run queued(SweepCell cell, Instant now) {
    return Run.queued(
            runId(cell),
            cell.name(),
            RunKind.SWEEP_CELL,
            now,
            cell.settings().orElseThrow().byKey(),
            new Origin(codeVersion, List.of(cell.seed()), "", ""))
        .partOf(id);
  }

  /// The id of the run of a cell.
  public String runId(SweepCell cell) {
    return String.format(Locale.ROOT, "%s-%s", id, SweepFolder.digest(cell));
  }
}
