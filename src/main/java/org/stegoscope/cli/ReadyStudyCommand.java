package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.List;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.ready.ReadyStudy;
import org.stegoscope.study.ready.StudyChoice;
import org.stegoscope.study.sweep.Sweep;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A study that is a sweep: it makes the file that [SweepCommand] would read.
@Command
final class ReadyStudyCommand extends SweepCommand {

  @Mixin private SettingsChoice settings;

  @Option(
      names = "--values",
      split = ",",
      paramLabel = "VALUE",
      description = {
        "Other values than the usual: of dimensions the dimensions, of shifts what is added to each,",
        "of weights what each is multiplied with."
      })
  private List<String> values = List.of();

  @Option(
      names = "--seeds",
      split = ",",
      paramLabel = "SEED",
      description = "The seeds of all runs (default: 0; of the study seeds 0 to 4).")
  private List<Long> seeds = List.of();

  private final ReadyStudy study;

  ReadyStudyCommand(Terminal terminal, SweepRunner runner, ReadyStudy study) {
    super(terminal, runner);
    this.study = study;
  }

  @Override
  Sweep sweep(JobContext context) {
    TrainingSettings base = settings.settings();
    Path weights = Path.of(base.text(Parameter.BACKBONE_FILE));
    return study.sweep(
        base, new StudyChoice(values, seeds, StudyChoice.width(weights, context.silent())));
  }

  @Override
  String command() {
    return "study " + study.key();
  }
}
