package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.stegoscope.study.training.CostText;
import org.stegoscope.study.training.Ended;
import org.stegoscope.study.training.RunFolder;
import org.stegoscope.study.training.SetupCheck;
import org.stegoscope.training.TrainingSettings;
import org.stegoscope.workspace.Laboratory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "train",
    description = {
      "Train STEGO's head, or probes alone, on the features of a frozen backbone.",
      "Writes checkpoints that every command opens, all numbers over time as CSV and for",
      "TensorBoard, and what is needed to go on with resume DIR."
    })
final class TrainCommand implements Callable<Integer> {

  @Mixin private SettingsChoice settings;
  @Mixin private TrainingChoice choice;
  @Mixin private CommonOptions common;

  @Option(
      names = "--list",
      description = "Print all parameters with their meanings and presets, and end.")
  private boolean list;

  @Option(
      names = "--check",
      description = "Only tell what would stop or slow the run, and how long it may take.")
  private boolean check;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder of the run; made if its parent exists.")
  private Path out;

  private final Terminal terminal;
  private final Laboratory laboratory;

  TrainCommand(Terminal terminal, Laboratory laboratory) {
    this.terminal = terminal;
    this.laboratory = laboratory;
  }

  @Override
  public Integer call() {
    if (list) {
      ParameterTable.lines().forEach(terminal::print);
      return ExitCode.OK.status();
    }
    if (out == null) {
      throw new UsageException("--out names the folder of the run.");
    }
    Destination.requireFolder(out);
    TrainingSettings wanted = settings.settings();
    if (check) {
      return report(
          SetupCheck.of(
              wanted, choice.models(laboratory, common), choice.cache(out), terminal.context()));
    }
    Ended ended =
        choice.recorded(
            choice.training(laboratory, common, terminal, out),
            training -> training.begin(wanted, new RunFolder(out), terminal.context()));
    choice.report(ended, new RunFolder(out), "train", terminal, common);
    return ExitCode.OK.status();
  }

  private int report(SetupCheck found) {
    if (common.json()) {
      new Report("train").with("check", found).print(terminal, common);
    } else {
      found
          .findings()
          .forEach(finding ->
              terminal.print(
                  finding.level().name().toLowerCase(Locale.ROOT) + ": " + finding.sentence()));
      found.cost().ifPresent(cost -> CostText.lines(cost).forEach(terminal::print));
    }
    return found.canBegin() ? ExitCode.OK.status() : ExitCode.BAD_INPUT.status();
  }
}
