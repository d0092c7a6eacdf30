package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.stegoscope.study.report.Reports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    description = {
      "Write report.html and report.pdf of a sweep, a study or a training run into its folder, as far",
      "as it is: figures, tables, settings, what it was made from, and commands that make it again."
    })
final class ReportCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "DIR", description = "The folder of the sweep or of the run.")
  private Path folder;

  private final Terminal terminal;

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Report report = new Report("report");
    Reports.write(folder, terminal.context()).forEach(report::wrote);
    report.print(terminal, common);
    return ExitCode.OK.status();
  }
}
