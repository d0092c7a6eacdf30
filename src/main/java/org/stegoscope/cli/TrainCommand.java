package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.stegoscope.study.training.CostText;
import org.stegoscope.study.training.Ended;
import org.stegoscope.study.training.RunFolder;
import org.stegoscope.study.training.SetupCheck;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.Preset;
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

  @Mixin private TrainingChoice choice;
  @Mixin private CommonOptions common;

  @Option(
      names = "--dataset",
      paramLabel = "KIND:DIR",
      description = "A data set, such as camvid:DIR, or a folder of pictures. Sets dataset.")
  private String dataset;

  @Option(
      names = "--backbone",
      paramLabel = "FILE",
      description = "The weights of the vision transformer. Sets backbone.")
  private String backbone;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "standard",
      converter = TrainingChoice.Presets.class,
      description = {
        "Values that belong together (default: ${DEFAULT-VALUE}): quick, those of the paper's",
        "Table 1 (cocostuff27, cityscapes, potsdam), and others; see --list."
      })
  private Preset preset;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A parameter, as often as needed; see --list.")
  private Map<String, String> changes = new LinkedHashMap<>();

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
    TrainingSettings settings = settings();
    if (check) {
      return report(
          SetupCheck.of(
              settings, choice.models(laboratory, common), choice.cache(out), terminal.context()));
    }
    Ended ended =
        choice.recorded(
            choice.training(laboratory, common, terminal, out),
            training -> training.begin(settings, new RunFolder(out), terminal.context()));
    choice.report(ended, new RunFolder(out), "train", terminal, common);
    return ExitCode.OK.status();
  }

  private TrainingSettings settings() {
    Map<String, String> all = new LinkedHashMap<>();
    if (dataset != null) {
      all.put(Parameter.DATASET.key(), dataset);
    }
    if (backbone != null) {
      all.put(Parameter.BACKBONE_FILE.key(), backbone);
    }
    all.putAll(changes);
    return TrainingSettings.of(preset).withAll(all);
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
