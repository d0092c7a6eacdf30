package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.stegoscope.study.training.Ended;
import org.stegoscope.study.training.RunFolder;
import org.stegoscope.workspace.Laboratory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "resume",
    description = {
      "Go on with a training that was paused, stopped or killed: on the same machine with the same",
      "threads its curves are those of a training that was not, bit by bit."
    })
final class ResumeCommand implements Callable<Integer> {

  @Mixin private TrainingChoice choice;
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "DIR", description = "The folder of the run.")
  private Path folder;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = {
        "A parameter that has another value from here on: learning rates, max_steps, or how often",
        "it is validated and logged."
      })
  private Map<String, String> changes = new LinkedHashMap<>();

  private final Terminal terminal;
  private final Laboratory laboratory;

  ResumeCommand(Terminal terminal, Laboratory laboratory) {
    this.terminal = terminal;
    this.laboratory = laboratory;
  }

  @Override
  public Integer call() {
    Ended ended =
        choice.recorded(
            choice.training(laboratory, common, terminal, folder),
            training -> training.resume(new RunFolder(folder), changes, terminal.context()));
    choice.report(ended, new RunFolder(folder), "resume", terminal, common);
    return ExitCode.OK.status();
  }
}
