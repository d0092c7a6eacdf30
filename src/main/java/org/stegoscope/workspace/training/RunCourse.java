package org.stegoscope.workspace.training;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.stegoscope.job.JobContext;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.study.training.Ended;
import org.stegoscope.study.training.RecordedTraining;
import org.stegoscope.study.training.RunFolder;
import org.stegoscope.study.training.RunRecord;
import org.stegoscope.study.training.Training;
import org.stegoscope.study.training.TrainingControl;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.RunsFile;
import org.stegoscope.workspace.UiThread;

/// The run that is trained or was opened last: what it is doing, and what is seen of it. It goes on
/// whatever is looked at meanwhile, and can be gone on with when the program was closed in between.
public final class RunCourse {

  /// What is told of a run.
  record Seen(
      ShownRuns runs,
      TrainingCharts charts,
      PredictionsViewModel predictions,
      NeighboursViewModel neighbours) {}

  /// How a run came to its end for now.
  private record End(Ended ended, OpenedRun run) {}

  /// Begins a run or goes on with it.
  @FunctionalInterface
  private interface Work {

    Ended run(RecordedTraining training, JobContext context);
  }

  private final Supplier<Training.ModelSource> models;
  private final RunPlace place;
  private final Seen seen;
  private final UiThread ui;
  private final Notices notices;
  private final Latest<End> training;
  private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(RunState.NONE);
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<RunRecord> record = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Path> best = new ReadOnlyObjectWrapper<>();
  private TrainingControl control = new TrainingControl();
  private ShownRun current;
  private TrainingSettings begun;
  private LiveFeed feed;
  private int validations;

  RunCourse(
      Supplier<Training.ModelSource> models,
      RunPlace place,
      Seen seen,
      JobRunner runner,
      UiThread ui,
      Notices notices) {
    this.models = models;
    this.place = place;
    this.seen = seen;
    this.ui = ui;
    this.notices = notices;
    training = new Latest<>(runner, Lane.STUDY, ui, Runnable::run, this::ended, this::failed);
    training.onCancel(() -> closed(RunState.PAUSED));
    seen.runs().onLooked(this::looked);
  }

  /// What the run is doing.
  public ReadOnlyObjectProperty<RunState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// The same in a sentence, with its step; empty where there is no run.
  public ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }

  /// What the run is made from; null where there is none, or nothing of it on the disk yet.
  public ReadOnlyObjectProperty<RunRecord> recordProperty() {
    return record.getReadOnlyProperty();
  }

  /// The checkpoint of its best state; null where none is written.
  public ReadOnlyObjectProperty<Path> bestProperty() {
    return best.getReadOnlyProperty();
  }

  void begin(TrainingSettings settings, RunFolder folder) {
    current = seen.runs().begin(folder);
    begun = settings;
    record.set(null);
    best.set(null);
    seen.predictions().clear();
    seen.neighbours().clear();
    seen.charts().show(Optional.empty());
    train(TrainingControl.Request.GO_ON, (work, context) -> work.begin(settings, folder, context));
  }

  /// @param request [TrainingControl.Request#STOP] only writes the checkpoints
  void resume(Map<String, String> changes, TrainingControl.Request request) {
    RunFolder folder = current.folder();
    train(request, (work, context) -> work.resume(folder, changes, context));
  }

  /// Ends the run after the step it is at. One that is only getting ready is left, features that
  /// were computed being kept, unless its checkpoints are wanted.
  void end(TrainingControl.Request request) {
    if (state.get() == RunState.PREPARING && request == TrainingControl.Request.PAUSE) {
      training.dismiss();
      closed(RunState.PAUSED);
    } else if (state.get().isGoing()) {
      control.ask(request);
      state.set(RunState.ENDING);
    }
  }

  private void train(TrainingControl.Request request, Work work) {
    RunFolder folder = current.folder();
    control = new TrainingControl();
    control.ask(request);
    feed = new LiveFeed(folder, ui, this::found, this::heard);
    validations = -1;
    Training with =
        new Training(
            models.get(),
            place.cache(folder),
            feed,
            control,
            Training.Form.SAFETENSORS,
            sentence -> ui.execute(() -> notices.tell(sentence)));
    state.set(request == TrainingControl.Request.GO_ON ? RunState.PREPARING : RunState.ENDING);
    words.set("%s: %s".formatted(current.name(), state.get().words()));
    training.ask(
        "Training " + current.name(),
        context -> new End(recorded(with, work, context), OpenedRun.of(folder)));
  }

  private static Ended recorded(Training with, Work work, JobContext context) {
    try (RecordedTraining recorded =
        RecordedTraining.in(RunsFile.ofThisUser(), with, InstantSource.system())) {
      return work.run(recorded, context);
    }
  }

  private void found(LiveFeed from, LiveFeed.Found now) {
    if (from == feed) {
      seen.neighbours().show(now.neighbours(), now.dataset(), now.samples());
    }
  }

  /// News of a run that was left may still be on their way when another goes on.
  private void heard(LiveFeed from, LiveFeed.News news) {
    if (from != feed || !state.get().isGoing()) {
      return;
    }
    tell(news);
    if (state.get() == RunState.PREPARING) {
      state.set(RunState.TRAINING);
    }
    if (validations < 0) {
      place.suggest();
      seen.predictions().show(current.folder(), news.run());
    } else if (news.validations() != validations) {
      seen.predictions().refresh();
    }
    validations = news.validations();
    words.set(
        "%s: %s, step %,d of %,d"
            .formatted(
                current.name(),
                state.get().words(),
                news.step(),
                news.run().current().whole(Parameter.MAX_STEPS)));
    if (news.similarities().isPresent()) {
      seen.charts().show(news.similarities());
    }
    seen.runs().redraw();
  }

  private void tell(LiveFeed.News news) {
    record.set(news.run());
    current.record(news.run());
    current.curves(news.curves());
  }

  private void ended(End end) {
    show(
        end.run(),
        switch (end.ended().how()) {
          case FINISHED -> RunState.FINISHED;
          case PAUSED -> RunState.PAUSED;
          case STOPPED -> RunState.STOPPED;
        });
    seen.predictions().refresh();
  }

  private void failed(Throwable failure) {
    notices.report(failure);
    closed(RunState.FAILED);
  }

  /// The last whole step is kept; what was only begun is looked for on the disk.
  private void closed(RunState now) {
    String step = "";
    if (feed.hasBegun()) {
      tell(feed.news());
      step = ", step %,d".formatted(feed.news().step());
    } else {
      seen.runs().look(current);
    }
    words.set("%s: %s%s".formatted(current.name(), now.words(), step));
    state.set(now);
    seen.runs().redraw();
  }

  private void looked(OpenedRun opened) {
    boolean asked = current != null && current.folder().equals(opened.folder());
    // A run that was there before is not that which could not be begun in its folder.
    boolean own = begun == null || opened.record().settings().equals(begun);
    if (asked && own && !state.get().isGoing()) {
      show(opened, state.get());
    }
  }

  /// Shows a run that was opened from its folder.
  void show(ShownRun run, OpenedRun opened) {
    current = run;
    begun = null;
    seen.neighbours().clear();
    seen.charts().show(Optional.empty());
    seen.predictions().show(run.folder(), opened.record());
    show(opened, opened.state());
  }

  private void show(OpenedRun opened, RunState now) {
    current.record(opened.record());
    current.curves(opened.curves());
    record.set(opened.record());
    best.set(opened.best().orElse(null));
    words.set("%s: %s, step %,d".formatted(current.name(), now.words(), opened.step()));
    state.set(now);
    seen.runs().redraw();
  }
}
