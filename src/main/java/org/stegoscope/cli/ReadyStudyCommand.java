package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.ready.ReadyStudy;
import org.stegoscope.study.ready.StudyChoice;
import org.stegoscope.study.sweep.Sweep;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.Preset;
import org.stegoscope.training.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A study that is a sweep: it makes the file that [SweepCommand] would read.
@Command
final class ReadyStudyCommand extends SweepCommand {

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
      description =
          "Values of all runs that belong together, see train (default: ${DEFAULT-VALUE}).")
  private Preset preset;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A parameter of all runs, as often as needed; see train --list.")
  private Map<String, String> changes = new LinkedHashMap<>();

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
    TrainingSettings base = base();
    Path weights = Path.of(base.text(Parameter.BACKBONE_FILE));
    return study.sweep(
        base, new StudyChoice(values, seeds, StudyChoice.width(weights, context.silent())));
  }

  private TrainingSettings base() {
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

  @Override
  String command() {
    return "study " + study.key();
  }
}
