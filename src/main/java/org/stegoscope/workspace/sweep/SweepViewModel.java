package org.stegoscope.workspace.sweep;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.study.ready.ReadyStudy;
import org.stegoscope.study.ready.StudyChoice;
import org.stegoscope.study.report.Reports;
import org.stegoscope.study.sweep.CellCheck;
import org.stegoscope.study.sweep.CellRunner;
import org.stegoscope.study.sweep.Sweep;
import org.stegoscope.study.sweep.SweepCell;
import org.stegoscope.study.sweep.SweepFile;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.TrainingSettings;
import org.stegoscope.workspace.Latest;
import org.stegoscope.workspace.Notices;
import org.stegoscope.workspace.UiThread;

/// A sweep that is filled in, what it would run, the run of it, and its results.
public final class SweepViewModel {

  private final CellCheck check;
  private final Supplier<TrainingSettings> base;
  private final Notices notices;
  private final SweepDraft draft = new SweepDraft();
  private final SweepRunning running;
  private final SweepResults results;
  private final ObjectProperty<Path> folder = new SimpleObjectProperty<>();
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<SweepCell>> planned =
      new ReadOnlyObjectWrapper<>(List.of());
  private final Latest<List<SweepCell>> planning;
  private final Latest<Sweep> opening;
  private final Latest<Path> saving;
  private final Latest<List<Path>> reporting;
  private Sweep sweep;

  /// @param runner trains a cell
  /// @param check is asked of each cell before anything starts, off the UI thread
  /// @param base settings that a sweep can begin with; throws where they are none
  /// @param runsFile where runs are recorded
  public SweepViewModel(
      CellRunner runner,
      CellCheck check,
      Supplier<TrainingSettings> base,
      Path runsFile,
      JobRunner jobs,
      UiThread ui,
      Notices notices) {
    this.check = check;
    this.base = base;
    this.notices = notices;
    running = new SweepRunning(new SweepRuns(runner, check, runsFile), jobs, ui, notices);
    results = new SweepResults(running.tableProperty(), jobs, ui, notices);
    planning = new Latest<>(jobs, Lane.CPU, ui, ui::executeSoon, planned::set, notices::report);
    reporting = new Latest<>(jobs, Lane.CPU, ui, Runnable::run, this::reported, notices::report);
    opening = new Latest<>(jobs, Lane.CPU, ui, Runnable::run, draft::take, notices::report);
    saving =
        new Latest<>(
            jobs,
            Lane.CPU,
            ui,
            Runnable::run,
            file -> notices.tell("Saved %s.".formatted(file)),
            notices::report);
    draft.onChange(this::plan);
  }

  /// Writes the report of the sweep that was run into its folder.
  public void report() {
    Path about = folder.get();
    if (about != null) {
      reporting.ask("Report of the sweep", context -> Reports.write(about, context));
    }
  }

  private void reported(List<Path> files) {
    notices.tell(
        "Written: %s.".formatted(String.join(", ", files.stream().map(Path::toString).toList())));
  }

  /// Takes the settings of the workbench of training as what all runs have in common.
  public void takeBase() {
    try {
      draft.setBase(base.get());
    } catch (StegoscopeException e) {
      notices.tell(e.getMessage());
    }
  }

  /// Fills in a study of the paper, over the base that is filled in, or else over the settings of
  /// the workbench of training.
  public void take(ReadyStudy study) {
    try {
      TrainingSettings common = draft.baseProperty().get().isBlank() ? base.get() : draft.base();
      Path weights = Path.of(common.text(Parameter.BACKBONE_FILE));
      opening.ask(
          study.title(),
          context ->
              study.sweep(
                  common,
                  new StudyChoice(
                      List.of(), draft.seeds(), StudyChoice.width(weights, context.silent()))));
    } catch (StegoscopeException | InvalidPathException e) {
      notices.tell(e.getMessage());
    }
  }

  public SweepDraft draft() {
    return draft;
  }

  public SweepRunning running() {
    return running;
  }

  public SweepResults results() {
    return results;
  }

  /// Where the sweep is run; null where nobody has said.
  public ObjectProperty<Path> folderProperty() {
    return folder;
  }

  /// Why what is filled in is no sweep; empty where it is one.
  public ReadOnlyStringProperty obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  /// The cells that would be run, with reasons for those that cannot.
  public ReadOnlyObjectProperty<List<SweepCell>> plannedProperty() {
    return planned.getReadOnlyProperty();
  }

  /// Tells which cells there are. Called when the draft changes, and when it is first shown: nobody
  /// need wait for it before.
  public void plan() {
    try {
      Sweep made = draft.sweep();
      sweep = made;
      obstacle.set("");
      planning.ask("Planning the sweep", _ -> made.cells(check));
    } catch (StegoscopeException e) {
      sweep = null;
      obstacle.set(e.getMessage());
      planning.dismiss();
      planned.set(List.of());
    }
  }

  /// Runs what is filled in, in the chosen folder; cells that finished there are not run again.
  public void start() {
    if (sweep == null) {
      notices.tell(obstacle.get());
    } else if (folder.get() == null) {
      notices.tell("Choose a folder to run the sweep in.");
    } else {
      running.start(sweep, folder.get());
    }
  }

  /// Fills in what a file says.
  public void open(Path file) {
    opening.ask("Opening " + file.getFileName(), _ -> SweepFile.read(file));
  }

  /// Writes what is filled in, for the command line too.
  public void save(Path file) {
    if (sweep == null) {
      notices.tell(obstacle.get());
      return;
    }
    Sweep made = sweep;
    saving.ask(
        "Saving " + file.getFileName(),
        _ -> {
          SweepFile.write(file, made);
          return file;
        });
  }
}
