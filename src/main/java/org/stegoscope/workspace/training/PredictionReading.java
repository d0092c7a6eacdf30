package org.stegoscope.workspace.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.collection.Dataset;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.training.Predictions;
import org.stegoscope.study.training.RunFolder;
import org.stegoscope.study.training.RunRecord;
import org.stegoscope.workspace.Raster;

/// Reads predictions of a run from its folder, and photos and labels of the watched images once.
/// For one thread at a time.
final class PredictionReading {

  /// Twice as large as on the screen, for screens of many pixels.
  private static final int SIDE_PX = 320;

  private static final int NO_CLASS = 0xFF3C3C3C;
  private static final int VOID = 0xFF000000;

  /// What there was to be read.
  ///
  /// @param place of the step that was read among all; negative where there is none
  /// @param trouble why photos are missing, a sentence; empty where they are not
  record Read(List<Integer> steps, int place, List<PredictionPicture> pictures, String trouble) {}

  private record Known(Optional<Raster> photo, Optional<Raster> labels) {}

  private final RunRecord run;
  private final Predictions predictions;
  private final Map<Integer, Known> known = new HashMap<>();
  private Optional<Dataset> dataset = Optional.empty();
  private Palette palette;
  private String trouble = "";

  PredictionReading(RunFolder folder, RunRecord run) {
    this.run = run;
    predictions = new Predictions(folder);
    palette = Palette.generated(run.classes().size(), "class");
  }

  /// Reads a step.
  ///
  /// @param place of the step among all; beyond the last for the last
  Read read(int place, JobContext context) {
    List<Integer> steps = predictions.steps();
    int chosen = Math.min(place, steps.size() - 1);
    List<PredictionPicture> pictures = new ArrayList<>();
    if (chosen >= 0) {
      open(context);
      for (Predictions.Watched watched : predictions.images()) {
        context.checkCancelled();
        pictures.add(picture(steps.get(chosen), watched, context));
      }
    }
    return new Read(steps, chosen, List.copyOf(pictures), trouble);
  }

  private void open(JobContext context) {
    if (dataset.isPresent() || !trouble.isEmpty()) {
      return;
    }
    try {
      Dataset opened = Predictions.dataset(run, context.silent());
      palette = opened.classes().palette().extendedTo(run.classes().size(), "class");
      dataset = Optional.of(opened);
    } catch (StegoscopeException e) {
      trouble = e.getMessage();
    }
  }

  private PredictionPicture picture(int step, Predictions.Watched watched, JobContext context) {
    Known seen = known.computeIfAbsent(watched.image(), _ -> seen(watched, context));
    return new PredictionPicture(
        watched.id(),
        seen.photo(),
        seen.labels(),
        drawn(predictions.of(step, watched, Predictions.Probe.CLUSTER, context), context),
        drawn(predictions.of(step, watched, Predictions.Probe.LINEAR, context), context));
  }

  private Known seen(Predictions.Watched watched, JobContext context) {
    if (dataset.isEmpty()) {
      return new Known(Optional.empty(), Optional.empty());
    }
    try {
      Predictions.Seen seen = Predictions.seen(run, dataset.get(), watched, context);
      return new Known(
          Optional.of(Raster.thumbnail(seen.picture(), SIDE_PX, context)),
          seen.labels().map(labels -> drawn(labels, context)));
    } catch (StegoscopeException e) {
      trouble = e.getMessage();
      return new Known(Optional.empty(), Optional.empty());
    }
  }

  /// In the colours of the classes, void black, reduced by the pixel in the middle of what each
  /// covers: classes are never mixed.
  private Raster drawn(LabelMap labels, JobContext context) {
    double scale = Math.max(1, (double) Math.max(labels.width(), labels.height()) / SIDE_PX);
    int width = Math.max(1, (int) Math.round(labels.width() / scale));
    int height = Math.max(1, (int) Math.round(labels.height() / scale));
    int[] argb = new int[width * height];
    for (int y = 0; y < height; y++) {
      context.checkCancelled();
      int sourceY = (int) ((2L * y + 1) * labels.height() / (2L * height));
      for (int x = 0; x < width; x++) {
        int id = labels.at((int) ((2L * x + 1) * labels.width() / (2L * width)), sourceY);
        argb[y * width + x] =
            id == LabelMap.VOID
                ? VOID
                : id < palette.size() ? palette.entry(id).color().argb() : NO_CLASS;
      }
    }
    return new Raster(width, height, argb);
  }
}
