package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.stegoscope.checkpoint.Problem;
import org.stegoscope.checkpoint.Severity;
import org.stegoscope.checkpoint.architecture.CheckpointInspection;
import org.stegoscope.core.StegoscopeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "inspect",
    description = {
      "Tell what is in checkpoint files: format, network, tensors, configuration, problems.",
      "Nothing named in a file is run, imported or built."
    })
final class InspectCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Option(
      names = "--statistics",
      description = "Also read every tensor: least, greatest, mean, deviation, histogram.")
  private boolean statistics;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "PyTorch or safetensors files.")
  private List<Path> files;

  private final Terminal terminal;

  InspectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    boolean allRead = true;
    for (Path file : files) {
      try {
        inspect(file);
      } catch (StegoscopeException e) {
        terminal.complain(e.getMessage());
        allRead = false;
      }
    }
    return (allRead ? ExitCode.OK : ExitCode.BAD_INPUT).status();
  }

  private void inspect(Path file) {
    CheckpointReport report = report(CheckpointInspection.of(file, terminal.context()));
    if (common.json()) {
      terminal.print(report.fields());
    } else {
      terminal.print(report.text());
    }
    for (Problem problem : report.inspection().problems()) {
      if (problem.severity() != Severity.NOTE) {
        terminal.complain(problem.sentence());
      }
    }
  }

  private CheckpointReport report(CheckpointInspection inspection) {
    return statistics
        ? CheckpointReport.withStatistics(inspection, terminal.context())
        : CheckpointReport.of(inspection);
  }
}
