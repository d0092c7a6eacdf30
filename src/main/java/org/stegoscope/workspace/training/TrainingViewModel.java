package org.stegoscope.workspace.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.study.training.RunFolder;
import org.stegoscope.study.training.RunRecord;
import org.stegoscope.study.training.SetupCheck;
import org.stegoscope.study.training.Training;
import org.stegoscope.study.training.TrainingControl;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.UiThread;

/// Training: what a run is made from, how it goes, and how it compares with others. One run trains
/// at a time.
public final class TrainingViewModel {

  private static final String GOING = "a training is going on";
  private static final String CHECKING = "the set-up is being looked at";
  private static final String AT_ITS_END = "all its steps are made: raise max_steps";
  private static final String NONE = "no run was begun or opened";

  private final Supplier<Training.ModelSource> models;
  private final Consumer<Path> opening;
  private final Notices notices;
  private final TrainingForm form = new TrainingForm();
  private final RunPlace place;
  private final TrainingCharts charts;
  private final PredictionsViewModel predictions;
  private final NeighboursViewModel neighbours;
  private final ShownRuns runs;
  private final RunCourse course;
  private final Latest<SetupCheck> checking;
  private final ReadOnlyObjectWrapper<SetupCheck> check = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper startObstacle = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper checkObstacle = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper pauseObstacle = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper stopObstacle = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper goOnObstacle = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper bestObstacle = new ReadOnlyStringWrapper("");

  /// @param models how backbones are opened from now on, asked on the UI thread
  /// @param folder where runs are kept unless the user says otherwise
  /// @param opening opens a checkpoint to be worked with
  public TrainingViewModel(
      Supplier<Training.ModelSource> models,
      Path folder,
      Consumer<Path> opening,
      JobRunner runner,
      UiThread ui,
      Notices notices) {
    this.models = models;
    this.opening = opening;
    this.notices = notices;
    place = new RunPlace(folder, runner, ui, notices);
    charts = new TrainingCharts(runner, ui, notices);
    predictions = new PredictionsViewModel(runner, ui, notices);
    neighbours = new NeighboursViewModel(runner, ui, notices);
    runs = new ShownRuns(charts, this::opened, runner, ui, notices);
    course =
        new RunCourse(
            models,
            place,
            new RunCourse.Seen(runs, charts, predictions, neighbours),
            runner,
            ui,
            notices);
    checking = new Latest<>(runner, Lane.STUDY, ui, Runnable::run, check::set, notices::report);
    form.revisionProperty().subscribe(_ -> changed());
    place.nameProperty().subscribe(_ -> update());
    course.stateProperty().subscribe(_ -> update());
    course.recordProperty().subscribe(_ -> update());
    course.bestProperty().subscribe(_ -> update());
    checking.busyProperty().subscribe(_ -> update());
    charts.shownProperty().subscribe((_, _) -> suggest());
  }

  private void suggest() {
    if (charts.shownProperty().get() && !course.stateProperty().get().isGoing()) {
      place.suggest();
    }
  }

  /// The settings of the next run.
  public TrainingForm form() {
    return form;
  }

  /// Where the next run goes.
  public RunPlace place() {
    return place;
  }

  /// The run that trains or was opened last.
  public RunCourse course() {
    return course;
  }

  public TrainingCharts charts() {
    return charts;
  }

  public PredictionsViewModel predictions() {
    return predictions;
  }

  public NeighboursViewModel neighbours() {
    return neighbours;
  }

  /// The runs whose curves are shown.
  public ShownRuns runs() {
    return runs;
  }

  /// What a look at the set-up found; null where nobody looked since the settings changed.
  public ReadOnlyObjectProperty<SetupCheck> checkProperty() {
    return check.getReadOnlyProperty();
  }

  /// Why the set-up cannot be looked at; empty where it can.
  public ReadOnlyStringProperty checkObstacleProperty() {
    return checkObstacle.getReadOnlyProperty();
  }

  /// Why nothing can be paused; empty where something can.
  public ReadOnlyStringProperty pauseObstacleProperty() {
    return pauseObstacle.getReadOnlyProperty();
  }

  /// Why nothing can be stopped; empty where something can.
  public ReadOnlyStringProperty stopObstacleProperty() {
    return stopObstacle.getReadOnlyProperty();
  }

  /// Why no run can be begun; empty where one can.
  public ReadOnlyStringProperty startObstacleProperty() {
    return startObstacle.getReadOnlyProperty();
  }

  /// Why no run can be gone on with; empty where one can.
  public ReadOnlyStringProperty goOnObstacleProperty() {
    return goOnObstacle.getReadOnlyProperty();
  }

  /// Why there is no checkpoint to be opened; empty where there is.
  public ReadOnlyStringProperty bestObstacleProperty() {
    return bestObstacle.getReadOnlyProperty();
  }

  /// What was found out is of other settings.
  private void changed() {
    checking.dismiss();
    check.set(null);
    update();
  }

  private String problem() {
    String ofForm = form.problemProperty().get();
    return ofForm.isEmpty() ? place.problem() : ofForm;
  }

  private void update() {
    RunState state = course.stateProperty().get();
    boolean going = state.isGoing();
    boolean known = course.recordProperty().get() != null;
    boolean written = course.bestProperty().get() != null;
    boolean whole = state == RunState.STOPPED || state == RunState.FINISHED;
    startObstacle.set(going ? GOING : problem());
    checkObstacle.set(going || !checking.busyProperty().get() ? startObstacle.get() : CHECKING);
    String resume = known ? form.problemProperty().get() : NONE;
    goOnObstacle.set(going ? GOING : isAtItsEnd() ? AT_ITS_END : resume);
    pauseObstacle.set(going ? "" : "nothing is trained at the moment");
    stopObstacle.set(
        going ? "" : whole && written ? "the checkpoints of the run are written" : resume);
    String unwritten =
        known ? "checkpoints are written when a run is stopped or has finished" : NONE;
    bestObstacle.set(going ? GOING : written ? "" : unwritten);
  }

  private boolean isAtItsEnd() {
    if (course.recordProperty().get() == null
        || course.stateProperty().get() != RunState.FINISHED
        || !form.problemProperty().get().isEmpty()) {
      return false;
    }
    int made = course.recordProperty().get().current().whole(Parameter.MAX_STEPS);
    return form.settings().whole(Parameter.MAX_STEPS) <= made;
  }

  /// Looks what would stop or slow the run.
  public void check() {
    if (!checkObstacle.get().isEmpty()) {
      return;
    }
    TrainingSettings settings = form.settings();
    Training.ModelSource source = models.get();
    Path cache = place.cache(place.folder());
    checking.ask("Checking the set-up", context -> SetupCheck.of(settings, source, cache, context));
  }

  /// The run that would be begun.
  ///
  /// @throws StegoscopeException where none can be
  public AskedTraining asked() {
    if (!problem().isEmpty()) {
      throw new StegoscopeException(problem());
    }
    return new AskedTraining(
        form.presetProperty().get(), form.settings(), place.folder().path(), place.chosenCache());
  }

  /// Begins a run.
  public void start() {
    if (startObstacle.get().isEmpty()) {
      course.begin(form.settings(), place.folder());
    }
  }

  /// Goes on with the run, with what may change in it as it is in the form.
  public void goOn() {
    if (goOnObstacle.get().isEmpty()) {
      resume(TrainingControl.Request.GO_ON);
    }
  }

  /// Ends after the step it is at; the run can be gone on with as if nothing had been.
  public void pause() {
    course.end(TrainingControl.Request.PAUSE);
  }

  /// The same, and writes the checkpoints; also of a run that is paused.
  public void stop() {
    if (course.stateProperty().get().isGoing()) {
      course.end(TrainingControl.Request.STOP);
    } else if (stopObstacle.get().isEmpty()) {
      resume(TrainingControl.Request.STOP);
    }
  }

  private void resume(TrainingControl.Request request) {
    RunRecord run = course.recordProperty().get();
    Map<String, String> changes = new LinkedHashMap<>(form.settings().byKey());
    changes.entrySet().removeAll(run.current().byKey().entrySet());
    try {
      // What cannot change is told here, before the run is touched.
      run.changed(0, changes);
      course.resume(changes, request);
    } catch (StegoscopeException e) {
      notices.tell(e.getMessage());
    }
  }

  /// Shows a run from its folder, to be looked at and gone on with.
  public void open(Path folder) {
    if (course.stateProperty().get().isGoing()) {
      notices.tell("Nothing was opened: " + GOING + ".");
    } else {
      runs.open(new RunFolder(folder));
    }
  }

  private void opened(ShownRun run, OpenedRun opened) {
    if (!course.stateProperty().get().isGoing()) {
      form.show(opened.record().current());
      course.show(run, opened);
    }
  }

  /// Opens the best checkpoint of the run to be worked with.
  public void openBest() {
    if (bestObstacle.get().isEmpty()) {
      opening.accept(course.bestProperty().get());
    }
  }
}
