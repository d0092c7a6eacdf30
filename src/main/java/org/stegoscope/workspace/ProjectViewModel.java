package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import org.stegoscope.job.JobRunner;
import org.stegoscope.job.Lane;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.workspace.ProjectSaving.Existing;
import org.stegoscope.workspace.RecentFiles.Kind;

/// The project that is open: its file, whether it was changed since it was saved, and what brings
/// it back. What was never saved has no name; it is kept for the next start all the same.
public final class ProjectViewModel implements AutoCloseable {

  /// Something that would lose changes of a project, until the user has decided.
  public record Question(String name, Runnable next) {}

  private final OpenDocument open;
  private final Notices notices;
  private Optional<Notice> offered = Optional.empty();
  private final RecentFiles recent;
  private final Relink relink;
  private final Autosave autosave;
  private final ProjectSaving saving;

  /// The project of a new window.
  private final Project usual;

  private final ReadOnlyObjectWrapper<Path> file = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper modified = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Question> question = new ReadOnlyObjectWrapper<>();
  private final ObservableValue<String> title;
  private final Latest<LookedProject> reading;
  private Consumer<LookedProject> taking = _ -> {};
  private Restoring restoring;
  private Project saved;

  ProjectViewModel(
      OpenDocument open,
      SessionFolder sessions,
      RecentFiles recent,
      JobRunner runner,
      UiThread ui,
      Notices notices) {
    this.open = open;
    saving = new ProjectSaving(runner, ui, notices);
    this.notices = notices;
    this.recent = recent;
    relink = new Relink(runner, ui, notices, this::arrived, _ -> look());
    autosave = new Autosave(sessions, runner, ui, notices, this::unsaved);
    usual = open.blank();
    restoring = new Restoring(open, usual, _ -> {});
    saved = usual.edits();
    reading =
        new Latest<>(
            runner,
            Lane.CPU,
            ui,
            Runnable::run,
            looked -> taking.accept(looked),
            failure -> {
              opening.set(false);
              notices.reportUnlessCancelled(failure);
            });
    reading.onCancel(() -> opening.set(false));
    title = Bindings.createStringBinding(this::titleNow, file, modified);
    open.photos().items().addListener((ListChangeListener<PhotoItem>) _ -> look());
    open.models().items().addListener((ListChangeListener<ModelItem>) _ -> look());
    open.viewers().countProperty().subscribe((_, _) -> look());
    open.history().onCapture(this::look);
  }

  /// The file of the project; null while it has none.
  public ReadOnlyObjectProperty<Path> fileProperty() {
    return file.getReadOnlyProperty();
  }

  /// Whether there is something to save. Where one looks is saved, but changes nothing.
  public ReadOnlyBooleanProperty modifiedProperty() {
    return modified.getReadOnlyProperty();
  }

  /// Whether a project is being opened.
  public ReadOnlyBooleanProperty openingProperty() {
    return opening.getReadOnlyProperty();
  }

  /// Whether the project is being saved.
  public ReadOnlyBooleanProperty savingProperty() {
    return saving.busyProperty();
  }

  /// What the window is called.
  public ObservableValue<String> title() {
    return title;
  }

  private String titleNow() {
    return file.get() == null
        ? "Stegoscope"
        : name() + (modified.get() ? "*" : "") + " – Stegoscope";
  }

  private String name() {
    return file.get() == null ? "this session" : file.get().getFileName().toString();
  }

  /// What is to be decided before something goes on; null where nothing is.
  public ReadOnlyObjectProperty<Question> questionProperty() {
    return question.getReadOnlyProperty();
  }

  /// The files of the project that are absent.
  public Relink relink() {
    return relink;
  }

  private Project project() {
    return open.project(new OpenDocument.Absentees(restoring.project(), relink.items()));
  }

  /// Looks whether anything has changed.
  void look() {
    if (!opening.get()) {
      modified.set(!project().edits().equals(saved));
    }
  }

  /// What would be lost if the process ended now.
  private Optional<ProjectFile.Named> unsaved() {
    Project now = opening.get() ? null : project();
    boolean toKeep =
        now != null && (file.get() == null ? !now.isEmpty() : !now.edits().equals(saved));
    return toKeep
        ? Optional.of(new ProjectFile.Named(now, Optional.ofNullable(file.get())))
        : Optional.empty();
  }

  /// Keeps what this window does from now on for the next start, and looks for what an earlier one
  /// left behind.
  public void keepSessions() {
    autosave.abandonedProperty().subscribe(this::offer);
    autosave.start();
  }

  /// Stands until it was taken, here or elsewhere.
  private void offer(List<Path> abandoned) {
    offered.ifPresent(notices::dismiss);
    offered =
        abandoned.isEmpty()
            ? Optional.empty()
            : Optional.of(
                notices.offer(
                    "The last session ended unexpectedly; what was not saved is kept.",
                    List.of(
                        new Notice.Offer("Restore the last session", this::restoreAbandoned),
                        new Notice.Offer("Discard", this::discardAbandoned))));
  }

  /// Keeps what has changed, where it is to be kept; to be called a few seconds after a change.
  public void autosave() {
    look();
    if (!opening.get()) {
      autosave.keep();
    }
  }

  /// Sessions that ended without a word, the newest first.
  public ReadOnlyObjectProperty<List<Path>> abandonedProperty() {
    return autosave.abandonedProperty();
  }

  /// Whether [#reopenLast] has something to open.
  public ReadOnlyBooleanProperty hasLastProperty() {
    return autosave.hasLastProperty();
  }

  /// Opens the newest session that ended without a word.
  public void restoreAbandoned() {
    autosave.abandonedProperty().get().stream()
        .findFirst()
        .ifPresent(session ->
            unlessLost(() ->
                read(
                    session,
                    looked ->
                        take(
                            looked,
                            looked.read().name().orElse(null),
                            () -> {
                              // It is given up only once it is wholly here.
                              autosave.adopt(session);
                              saved = null;
                            }))));
  }

  /// Deletes all sessions that ended without a word.
  public void discardAbandoned() {
    autosave.discardAbandoned();
  }

  /// Opens the session that was closed last without a name.
  public void reopenLast() {
    Path last = autosave.last();
    unlessLost(() -> read(last, looked -> take(looked, null, () -> {})));
  }

  /// Closes everything.
  public void newProject() {
    unlessLost(() -> {
      leave();
      reading.dismiss();
      opening.set(true);
      open.clear(usual);
      begin(usual, List.of(), null, () -> {});
    });
  }

  /// Opens a project in place of what is open.
  public void open(Path path) {
    open(path, () -> {});
  }

  /// `onOpened` is called when its settings are those of the window.
  void open(Path path, Runnable onOpened) {
    Path named = path.toAbsolutePath().normalize();
    unlessLost(() ->
        read(
            named,
            looked -> {
              recent.opened(Kind.PROJECT, named);
              take(looked, named, onOpened);
            }));
  }

  private void read(Path path, Consumer<LookedProject> onLooked) {
    opening.set(true);
    taking = onLooked;
    reading.ask("Opening " + path.getFileName(), context -> LookedProject.at(path, usual, context));
  }

  /// Puts a project in place of what is open.
  private void take(LookedProject looked, Path named, Runnable onOpened) {
    leave();
    open.clear(usual);
    Project project = looked.read().project();
    Runnable begin = () -> begin(project, looked.absent(), named, onOpened);
    if (project.models().isEmpty()) {
      begin.run();
    } else {
      ModelOptions options = project.models().getFirst().options();
      open.computing().restore(options.device(), options.precision(), begin);
    }
  }

  private void begin(Project project, List<AbsentFile> absent, Path named, Runnable onOpened) {
    file.set(named);
    relink.clear();
    relink.add(absent);
    restoring = new Restoring(open, project, failed -> relink.add(List.of(failed)));
    restoring.start(
        absent,
        () -> {
          saved = project().edits();
          opening.set(false);
          onOpened.run();
          look();
        });
  }

  /// What has no name is kept as the last session before it goes.
  private void leave() {
    Project now = project();
    if (file.get() == null && !now.isEmpty()) {
      autosave.keepAsLast(now);
    }
    restoring.abandon();
  }

  /// Ends the opening of a project: before anything has changed, or with the checkpoints that are
  /// loaded by now.
  public void cancelOpening() {
    if (reading.busyProperty().get()) {
      reading.dismiss();
      opening.set(false);
    } else {
      restoring.cancel();
    }
  }

  private void arrived(AbsentFile absent, Path path) {
    restoring.arrived(absent, path, this::look);
  }

  /// Does something that ends this project, once its changes are saved or given up.
  public void unlessLost(Runnable next) {
    look();
    if (file.get() != null && modified.get()) {
      question.set(new Question(name(), next));
    } else {
      next.run();
    }
  }

  /// The answer to the question: saves, and goes on once that has succeeded.
  public void saveAndGoOn() {
    Question asked = question.get();
    question.set(null);
    save(asked.next());
  }

  /// The answer to the question: gives the changes up.
  public void discardAndGoOn() {
    Question asked = question.get();
    question.set(null);
    saved = project().edits();
    modified.set(false);
    asked.next().run();
  }

  /// The answer to the question: everything stays as it is.
  public void stay() {
    question.set(null);
  }

  /// Writes the project into its file.
  public void save() {
    save(() -> {});
  }

  /// Writes the project into another file, which is its file from then on. A file whose name was
  /// not chosen as a whole is not replaced: the dialog has not asked about it.
  public void saveAs(Path chosen) {
    Path whole = chosen.toAbsolutePath().normalize();
    Path target = withExtension(whole);
    write(target, target.equals(whole) ? Existing.IS_REPLACED : Existing.STAYS, () -> {});
  }

  private static Path withExtension(Path chosen) {
    String name = chosen.getFileName().toString();
    String extension = "." + ProjectFile.EXTENSION;
    return name.endsWith(extension) ? chosen : chosen.resolveSibling(name + extension);
  }

  private void save(Runnable onSaved) {
    if (file.get() == null) {
      throw new IllegalStateException("this project has no file yet");
    }
    write(file.get(), Existing.IS_REPLACED, onSaved);
  }

  private void write(Path target, Existing existing, Runnable onSaved) {
    if (opening.get()) {
      notices.tell("A project is being opened: save it once that has ended.");
      return;
    }
    saving.save(
        target,
        existing,
        this::project,
        complete -> {
          written(target, complete);
          onSaved.run();
        });
  }

  private void written(Path target, Project complete) {
    file.set(target);
    recent.opened(Kind.PROJECT, target);
    saved = complete.edits();
    Map<Path, String> digests = new HashMap<>();
    complete.photos().forEach(photo -> digests.put(photo.path(), photo.sha256()));
    open.photos().items().stream()
        .filter(item -> item.sha256().isEmpty())
        .forEach(item -> item.know(digests.getOrDefault(StoredFile.place(item.file()), "")));
    look();
    autosave.keep();
  }

  /// Called when no job runs any more, before what is open is closed.
  @Override
  public void close() {
    autosave.close();
  }
}
