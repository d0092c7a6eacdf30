package org.stegoscope.study.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.runs.Origin;
import org.stegoscope.study.sweep.CellCheck;
import org.stegoscope.study.sweep.CellRunner;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;

/// Trains the cells of a sweep. Features are kept in one folder for all of them.
///
/// @param cache of the features; empty for the folder `computed` beside the folder of the cells
/// @param listener hears of every run
public record TrainingCells(
    Training.ModelSource models, Optional<Path> cache, TrainingListener listener)
    implements CellRunner, CellCheck {

  private static final String RUN = "run";
  private static final String PREFIX = "val/";

  @Override
  public Map<String, Double> run(TrainingSettings settings, Path folder, JobContext context) {
    Training training =
        new Training(
            models,
            cache.orElseGet(() -> folder.toAbsolutePath().getParent().resolveSibling("computed")),
            listener,
            new TrainingControl(),
            Training.Form.SAFETENSORS,
            _ -> {});
    Ended ended = training.beginOrResume(settings, folder(folder), context);
    Map<String, Double> numbers = new LinkedHashMap<>();
    ended
        .best()
        .forEach((name, value) -> {
          // Of each class there are too many for a table; they are in the curve.
          if (name.startsWith(PREFIX) && !name.contains("/iou/") && !name.equals(Course.MERIT)) {
            numbers.put(name.substring(PREFIX.length()), value);
          }
        });
    return numbers;
  }

  /// The run of a cell, which is or would be in the folder of the cell.
  public static RunFolder folder(Path cell) {
    return new RunFolder(cell.resolve(RUN));
  }

  @Override
  public Optional<Origin> origin(Path folder) {
    Path record = new RunFolder(folder.resolve(RUN)).record();
    return Files.exists(record) ? Optional.of(RunRecord.read(record).recorded()) : Optional.empty();
  }

  @Override
  public List<String> problems(TrainingSettings settings) {
    List<String> found = new ArrayList<>();
    String backbone = settings.text(Parameter.BACKBONE_FILE);
    if (!backbone.isEmpty() && !Files.isReadable(Path.of(backbone))) {
      found.add("There is no backbone %s.".formatted(backbone));
    }
    String dataset = settings.text(Parameter.DATASET);
    if (!dataset.isEmpty()) {
      Path folder = DatasetSource.parse(dataset).folder();
      if (!Files.isDirectory(folder)) {
        found.add("There is no folder %s.".formatted(folder));
      }
    }
    return found;
  }
}
