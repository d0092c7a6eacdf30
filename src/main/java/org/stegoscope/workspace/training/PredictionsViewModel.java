package org.stegoscope.workspace.training;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.study.training.RunFolder;
import org.stegoscope.study.training.RunRecord;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.UiThread;

/// Predictions of a run on a few images, to be walked through step by step. The newest is followed
/// until another step is chosen.
public final class PredictionsViewModel {

  /// What is said where there is nothing to show.
  public static final String EMPTY =
      "No predictions yet: a run keeps those on a few validation images each time it validates.";

  private static final int NEWEST = Integer.MAX_VALUE;

  private final Latest<PredictionReading.Read> reading;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<List<Integer>> steps = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyIntegerWrapper place = new ReadOnlyIntegerWrapper(-1);
  private final ReadOnlyObjectWrapper<List<PredictionPicture>> pictures =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper(EMPTY);
  private PredictionReading source;
  private int wanted = NEWEST;

  PredictionsViewModel(JobRunner runner, UiThread ui, Notices notices) {
    reading = new Latest<>(runner, Lane.CPU, ui, Runnable::run, this::arrived, notices::report);
    shown.subscribe((_, _) -> refresh());
  }

  /// Whether anybody looks at predictions: else none are read.
  public BooleanProperty shownProperty() {
    return shown;
  }

  /// The steps after which there are predictions.
  public ReadOnlyObjectProperty<List<Integer>> stepsProperty() {
    return steps.getReadOnlyProperty();
  }

  /// The place of the shown step among all; negative where there is none.
  public ReadOnlyIntegerProperty placeProperty() {
    return place.getReadOnlyProperty();
  }

  /// The images after the step.
  public ReadOnlyObjectProperty<List<PredictionPicture>> picturesProperty() {
    return pictures.getReadOnlyProperty();
  }

  /// What is shown, in a sentence; [#EMPTY] where nothing is.
  public ReadOnlyStringProperty captionProperty() {
    return caption.getReadOnlyProperty();
  }

  /// Shows a run, from its newest predictions on.
  void show(RunFolder folder, RunRecord run) {
    clear();
    source = new PredictionReading(folder, run);
    refresh();
  }

  void clear() {
    reading.dismiss();
    source = null;
    wanted = NEWEST;
    steps.set(List.of());
    place.set(-1);
    pictures.set(List.of());
    caption.set(EMPTY);
  }

  /// Shows a step by its place among all.
  public void choose(int chosen) {
    if (chosen == place.get() || chosen < 0 || chosen >= steps.get().size()) {
      return;
    }
    wanted = chosen == steps.get().size() - 1 ? NEWEST : chosen;
    refresh();
  }

  /// Looks whether there are new ones.
  void refresh() {
    if (source == null || !shown.get()) {
      return;
    }
    PredictionReading from = source;
    int at = wanted;
    reading.ask(
        "Reading predictions",
        context -> {
          synchronized (from) {
            return from.read(at, context);
          }
        });
  }

  private void arrived(PredictionReading.Read read) {
    steps.set(read.steps());
    pictures.set(read.pictures());
    place.set(read.place());
    caption.set(
        read.place() < 0
            ? EMPTY
            : "After step %,d, %d of %d validations%s"
                .formatted(
                    read.steps().get(read.place()),
                    read.place() + 1,
                    read.steps().size(),
                    read.trouble().isEmpty() ? "" : ". " + read.trouble()));
  }
}
