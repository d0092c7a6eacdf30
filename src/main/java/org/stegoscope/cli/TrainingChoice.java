package org.stegoscope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.stegoscope.analysis.metrics.SegmentationScores;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.model.Precision;
import org.stegoscope.study.training.Ended;
import org.stegoscope.study.training.RecordedTraining;
import org.stegoscope.study.training.RunFolder;
import org.stegoscope.study.training.Training;
import org.stegoscope.study.training.TrainingControl;
import org.stegoscope.study.training.TrainingListener;
import org.stegoscope.study.training.Validated;
import org.stegoscope.workspace.Laboratory;
import org.stegoscope.workspace.RunsFile;
import picocli.CommandLine.Option;

/// The options of commands that train.
final class TrainingChoice {

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = {
        "Where features are kept, which runs may share (default: the folder computed beside the",
        "run)."
      })
  private Path cache;

  @Option(
      names = "--ckpt",
      description = "Also write best.ckpt and last.ckpt as PyTorch Lightning does.")
  private boolean lightning;

  @Option(
      names = "--store",
      paramLabel = "FILE",
      description = "The record of runs (default: that of this user).")
  private Path store;

  Path cache(Path run) {
    return cache == null ? run.toAbsolutePath().normalize().resolveSibling("computed") : cache;
  }

  Training.ModelSource models(Laboratory laboratory, CommonOptions common) {
    common.applyThreads();
    return (file, context) ->
        laboratory.model(
            file,
            new ModelOptions(
                common.device(), Precision.FLOAT32, OptionalInt.empty(), Optional.empty()),
            context);
  }

  Training training(Laboratory laboratory, CommonOptions common, Terminal terminal, Path run) {
    return new Training(
        models(laboratory, common),
        cache(run),
        common.json() ? TrainingListener.NONE : telling(terminal),
        new TrainingControl(),
        lightning ? Training.Form.ALSO_LIGHTNING : Training.Form.SAFETENSORS,
        terminal::complain);
  }

  /// Does what is asked of a training that is recorded.
  Ended recorded(Training training, Function<RecordedTraining, Ended> work) {
    Path record = store == null ? RunsFile.ofThisUser() : store;
    try (RecordedTraining recorded =
        RecordedTraining.in(record, training, InstantSource.system())) {
      return work.apply(recorded);
    }
  }

  private static TrainingListener telling(Terminal terminal) {
    return new TrainingListener() {
      @Override
      public void validated(Validated found, Rank rank) {
        terminal.print(line(found) + (rank == Rank.BEST ? ", best so far" : ""));
      }
    };
  }

  private static String line(Validated found) {
    StringBuilder text = new StringBuilder("step %,d:".formatted(found.step()));
    found.loss().ifPresent(loss -> text.append(" loss %.4f".formatted(loss)));
    text.append(" cluster loss %.4f".formatted(found.clusterLoss()));
    text.append(", %.1f clusters in use".formatted(found.usedClusters()));
    found.cluster().ifPresent(scores -> text.append(percent(", cluster", scores)));
    found.linear().ifPresent(scores -> text.append(percent(", linear", scores)));
    return text.toString();
  }

  private static String percent(String probe, SegmentationScores scores) {
    return scores.meanIou().asOptional().isPresent()
        ? String.format(
            Locale.ROOT,
            "%s mIoU %.1f %%",
            probe,
            100 * scores.meanIou().asOptional().getAsDouble())
        : probe + " mIoU not computed";
  }

  /// What a training ended with.
  void report(
      Ended ended, RunFolder folder, String command, Terminal terminal, CommonOptions common) {
    Report report = new Report(command);
    for (RunFolder.Which which : RunFolder.Which.values()) {
      for (Path file : java.util.List.of(folder.checkpoint(which), folder.lightning(which))) {
        if (Files.exists(file)) {
          report.wrote(file);
        }
      }
    }
    report.wrote(folder.curve());
    report.wrote(folder.result());
    report
        .with("status", ended.how().name().toLowerCase(Locale.ROOT))
        .with("step", ended.step())
        .with("bestStep", ended.bestStep())
        .with("best", ended.best())
        .with("last", ended.last())
        .print(terminal, common);
  }
}
