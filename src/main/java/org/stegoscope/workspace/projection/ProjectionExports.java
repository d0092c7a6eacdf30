package org.stegoscope.workspace.projection;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.UiThread;

/// Writes what the plots show to files.
public final class ProjectionExports {

  private final Supplier<Optional<ProjectionExport>> source;
  private final JobRunner runner;
  private final UiThread ui;
  private final Notices notices;

  /// `source` is what there is to write; empty where nothing is plotted.
  ProjectionExports(
      Supplier<Optional<ProjectionExport>> source, JobRunner runner, UiThread ui, Notices notices) {
    this.source = source;
    this.runner = runner;
    this.ui = ui;
    this.notices = notices;
  }

  /// Writes a row a token as comma-separated values.
  public void points(Path file) {
    write(file, (from, _) -> from.writePoints(file));
  }

  /// Writes the plots as they are shown, as PNG, SVG or PDF by the ending of the name.
  public void figure(Path file) {
    write(file, (from, context) -> from.writeFigure(file, context));
  }

  /// Writes how much variance leading components hold, as PNG, SVG or PDF.
  public void variance(Path file) {
    write(file, (from, context) -> from.writeVariance(file, context));
  }

  /// Writes the vectors of the tokens in each space, as npz.
  public void features(Path file) {
    write(file, (from, context) -> from.writeFeatures(file, context));
  }

  private void write(Path file, BiConsumer<ProjectionExport, JobContext> write) {
    Optional<ProjectionExport> now = source.get();
    if (now.isEmpty()) {
      notices.tell("Nothing was exported: nothing is plotted yet.");
      return;
    }
    runner
        .submit(
            Lane.CPU,
            "Exporting " + file.getFileName(),
            context -> {
              write.accept(now.get(), context);
              return file;
            })
        .answer()
        .whenComplete((written, failure) ->
            ui.execute(() -> {
              if (failure == null) {
                notices.tell("Exported %s.".formatted(written));
              } else {
                notices.reportUnlessCancelled(failure);
              }
            }));
  }
}
