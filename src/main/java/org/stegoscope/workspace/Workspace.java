package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.stegoscope.job.Job;
import org.stegoscope.job.JobListener;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.model.Diagnosis;
import org.stegoscope.workspace.evaluation.EvaluationViewModel;
import org.stegoscope.workspace.projection.MarkedTokens;
import org.stegoscope.workspace.projection.ProjectionViewModel;
import org.stegoscope.workspace.sweep.Sweeps;
import org.stegoscope.workspace.training.TrainingViewModel;

/// Everything that is open in a window, and what can be done with it. All methods are called on the
/// UI thread and return at once.
public final class Workspace implements AutoCloseable {

  /// More fill the memory of a usual machine with their features.
  private static final int MOST_PICTURES = 500;

  private final UiThread ui;
  private final JobRunner runner;
  private final Tasks tasks;
  private final Notices notices = new Notices();
  private final Log log;
  private final Photos photos;
  private final Models models;
  private final ComputingViewModel computing;
  private final Queries queries;
  private final ClassStyles styles = new ClassStyles();
  private final Viewers viewers;
  private final CorrespondenceSearch search;
  private final ProjectionViewModel projection;
  private final EvaluationViewModel evaluation;
  private final CheckpointViewModel checkpoint;
  private final TrainingViewModel training;
  private final Sweeps sweeps;
  private final Commands commands;
  private final Exports exports;
  private final History history;
  private final Settings settings;
  private final RecentFiles recent;
  private final RecentRecorder recorder;
  private final ProjectViewModel project;

  /// `runners` makes the runner that reports to a listener; the workspace closes it.
  public Workspace(Laboratory laboratory, UiThread ui, Function<JobListener, JobRunner> runners) {
    this.ui = ui;
    tasks = new Tasks(ui);
    runner = runners.apply(tasks);
    log = new Log(runner, ui, notices);
    photos = new Photos(laboratory, runner, ui, notices);
    models = new Models(laboratory, runner, ui, notices);
    computing = new ComputingViewModel(laboratory, models, runner, ui, notices);
    queries = new Queries(photos.items());
    MarkedTokens tokens = new MarkedTokens();
    viewers = new Viewers(laboratory, photos, models, queries, styles, tokens, runner, ui, notices);
    projection =
        new ProjectionViewModel(
            laboratory, photos, models, viewers, tokens, styles, runner, ui, notices);
    search = new CorrespondenceSearch(laboratory, photos, queries, viewers, runner, ui, notices);
    evaluation =
        new EvaluationViewModel(
            models, UserFolder.ofThisUser().resolve("evaluations"), runner, ui, notices);
    checkpoint = new CheckpointViewModel(laboratory, models, runner, ui, notices);
    viewers
        .workbenchProperty()
        .subscribe(now -> checkpoint.shownProperty().set(now == Workbench.CHECKPOINT));
    models.onUnusable(checkpoint::open);
    training =
        TrainingBench.of(
            laboratory, models, computing, evaluation, this::workWith, runner, ui, notices);
    sweeps = TrainingBench.sweeps(laboratory, computing, training, runner, ui, notices);
    viewers
        .workbenchProperty()
        .subscribe(now -> training.charts().shownProperty().set(now == Workbench.TRAIN));
    commands =
        new Commands(
            photos,
            viewers,
            queries,
            search,
            computing,
            projection,
            evaluation,
            checkpoint,
            training,
            sweeps.sweep());
    exports = new Exports(laboratory, photos, viewers, queries, commands, runner, ui, notices);
    Edits edits = new Edits(viewers, queries, styles, projection, evaluation);
    history = new History(edits, ui);
    // What follows of opening and closing by itself is nothing a user would undo.
    photos.shownProperty().subscribe((_, _) -> history.rebase());
    photos.items().subscribe(history::rebase);
    models.activeProperty().subscribe((_, _) -> history.rebase());
    models.items().subscribe(history::rebase);
    tokens.tokensProperty().subscribe((_, _) -> history.rebase());
    viewers.countProperty().subscribe((_, _) -> history.rebase());
    // A data set is open once it was found, long after the gesture that asked for it.
    evaluation.data().onOpened(history::capture);
    settings = new Settings(Settings.ofThisUser(), runner, ui, notices);
    recent = new RecentFiles(settings, runner, ui);
    recorder = new RecentRecorder(recent, photos, models);
    project =
        new ProjectViewModel(
            new OpenDocument(
                photos,
                models,
                computing,
                viewers,
                queries,
                projection,
                evaluation,
                edits,
                history),
            new SessionFolder(UserFolder.ofThisUser().resolve("sessions")),
            recent,
            runner,
            ui,
            notices);
  }

  public Tasks tasks() {
    return tasks;
  }

  public Notices notices() {
    return notices;
  }

  public Log log() {
    return log;
  }

  public Photos photos() {
    return photos;
  }

  public Models models() {
    return models;
  }

  public ComputingViewModel computing() {
    return computing;
  }

  /// The places the user asks about.
  public Queries queries() {
    return queries;
  }

  /// The search for the active query in all open photos.
  public CorrespondenceSearch search() {
    return search;
  }

  /// The names and colours the user gave to classes.
  ClassStyles styles() {
    return styles;
  }

  public Viewers viewers() {
    return viewers;
  }

  /// Spaces side by side.
  public ProjectionViewModel projection() {
    return projection;
  }

  /// Models on a data set.
  public EvaluationViewModel evaluation() {
    return evaluation;
  }

  /// The file that is looked into.
  public CheckpointViewModel checkpoint() {
    return checkpoint;
  }

  /// Heads and probes that are trained here.
  public TrainingViewModel training() {
    return training;
  }

  /// Many trainings, and the record of all.
  public Sweeps sweeps() {
    return sweeps;
  }

  /// Opens a checkpoint as it is now, also where it was open as it was before.
  private void workWith(Path checkpoint) {
    models.items().stream()
        .filter(item -> item.file().equals(checkpoint))
        .toList()
        .forEach(models::remove);
    open(List.of(checkpoint));
    viewers.work(Workbench.SEGMENT);
  }

  public History history() {
    return history;
  }

  /// Computes again what the viewers show, for instance after a cancel.
  public void again() {
    viewers.shown().forEach(Viewer::again);
  }

  /// The segmentation of the active viewer.
  public SegmentationViewModel segmentation() {
    return viewers.active().segmentation();
  }

  /// The layer that the segmentation of the active viewer is.
  public OverlayViewModel overlay() {
    return viewers.active().overlay();
  }

  /// Where the active viewer looks.
  public ViewerViewModel viewer() {
    return viewers.active().view();
  }

  public Settings settings() {
    return settings;
  }

  public RecentFiles recent() {
    return recent;
  }

  /// The project that everything open belongs to.
  public ProjectViewModel project() {
    return project;
  }

  /// Opens pictures of the data set as photos, with its labels for their tokens.
  public void openPicturesOfDataset() {
    List<Path> pictures = evaluation.pictures(MOST_PICTURES);
    if (pictures.isEmpty()) {
      notices.tell("No picture of the data set can be opened as a photo.");
      return;
    }
    evaluation.labelFolder().ifPresent(projection.settings().labelsProperty()::set);
    open(pictures);
  }

  /// Opens photos, folders of photos, checkpoints and a project, told apart by their names.
  public void open(List<Path> paths) {
    if (!paths.isEmpty()) {
      open("Looking at files", context -> OpenedFiles.of(paths, context));
    }
  }

  public void open(Sample sample) {
    open("Opening the sample", context -> OpenedFiles.of(sample.files(), context));
  }

  private void open(String title, Job<OpenedFiles> job) {
    ask(
        Lane.CPU,
        title,
        job,
        files -> {
          if (files.projects().isEmpty()) {
            open(files);
          } else {
            // There is one project at a time; what was opened with it joins it.
            project.open(files.projects().getFirst(), () -> open(files));
          }
        });
  }

  private void open(OpenedFiles files) {
    recorder.opened(files);
    models.open(files.checkpoints());
    photos.add(files.photos());
  }

  /// Finds out about this machine and its tensor engine.
  public void diagnose(Consumer<Diagnosis> onAnswer) {
    ask(Lane.DEVICE, "Looking at this machine", _ -> Diagnosis.ofThisMachine(), onAnswer);
  }

  private <T> void ask(Lane lane, String title, Job<T> job, Consumer<T> onAnswer) {
    runner
        .submit(lane, title, job)
        .answer()
        .whenComplete((value, failure) ->
            ui.execute(() -> {
              if (failure == null) {
                onAnswer.accept(value);
              } else {
                notices.reportUnlessCancelled(failure);
              }
            }));
  }

  /// The commands that compute what the active viewer shows.
  public Commands commands() {
    return commands;
  }

  /// What can be written of what the viewers show.
  public Exports exports() {
    return exports;
  }

  /// The command that computes what the open workbench shows; empty where there is an obstacle.
  public Optional<String> commandLine() {
    return commands.ofWorkbench();
  }

  /// Cancels every job, waits for it, and gives the memory of the models back.
  @Override
  public void close() {
    runner.close();
    project.close();
    settings.close();
    models.close();
    log.close();
  }
}
