package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.stegoscope.job.JobCancelledException;
import org.stegoscope.job.JobHandle;

/// A project on its way into the window: first its files, then, once the last checkpoint is loaded
/// or has failed, its settings. Files that are found later bring what belongs to them.
///
/// Called on the UI thread.
final class Restoring {

  private final OpenDocument open;
  private final Project project;
  private final Consumer<AbsentFile> onAbsent;
  private final Map<Integer, PhotoItem> photos = new HashMap<>();
  private final Map<Integer, ModelItem> models = new HashMap<>();
  private final List<JobHandle<?>> loading = new ArrayList<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private Runnable onApplied = () -> {};
  private int pending;
  private boolean applied;

  /// `onAbsent` hears of checkpoints that cannot be loaded.
  Restoring(OpenDocument open, Project project, Consumer<AbsentFile> onAbsent) {
    this.open = open;
    this.project = project;
    this.onAbsent = onAbsent;
  }

  Project project() {
    return project;
  }

  /// Opens all files of the project but those that are absent. `whenApplied` is called once all
  /// settings are those of the project.
  void start(List<AbsentFile> absent, Runnable whenApplied) {
    onApplied = whenApplied;
    Set<Integer> absentPhotos = places(absent, AbsentFile.Role.PHOTO);
    Set<Integer> absentModels = places(absent, AbsentFile.Role.CHECKPOINT);
    List<Integer> there =
        IntStream.range(0, project.photos().size())
            .filter(i -> !absentPhotos.contains(i))
            .boxed()
            .toList();
    List<PhotoItem> items =
        open.photos().put(there.stream().map(i -> project.photos().get(i).path()).toList());
    for (int i = 0; i < there.size(); i++) {
      photos.put(there.get(i), items.get(i));
    }
    open.photos().activeProperty().set(active());
    pending = 1;
    for (int i = 0; i < project.models().size(); i++) {
      if (!absentModels.contains(i)) {
        pending++;
        load(i, project.models().get(i).file().path(), this::modelEnded);
      }
    }
    modelEnded();
  }

  private static Set<Integer> places(List<AbsentFile> absent, AbsentFile.Role role) {
    Set<Integer> places = new HashSet<>();
    absent.stream().filter(file -> file.role() == role).forEach(file -> places.add(file.place()));
    return places;
  }

  /// The project's active photo, or another one where that is absent; null where there is none.
  private PhotoItem active() {
    PhotoItem first = open.photos().items().isEmpty() ? null : open.photos().items().getFirst();
    return photos.getOrDefault(project.library().active(), first);
  }

  private void load(int place, Path file, Runnable onEnd) {
    Project.StoredModel stored = project.models().get(place);
    loading.add(
        open.models()
            .load(
                file,
                stored.options(),
                item -> {
                  models.put(place, item);
                  onEnd.run();
                },
                failure -> {
                  onAbsent.accept(failed(place, stored.file(), file, failure));
                  onEnd.run();
                }));
  }

  private static AbsentFile failed(int place, StoredFile stored, Path file, Throwable failure) {
    String why =
        failure instanceof JobCancelledException
            ? "Loading it was cancelled."
            : Sentences.of(failure);
    AbsentFile.Problem problem = new AbsentFile.Problem.Unusable(why);
    AbsentFile absent = new AbsentFile(AbsentFile.Role.CHECKPOINT, place, stored, problem);
    absent.tried(file, problem);
    return absent;
  }

  /// Loads no more checkpoints; what is open stays, with the project's settings.
  void cancel() {
    loading.forEach(JobHandle::cancel);
  }

  /// Has no effect any more, for instance because another project is opened.
  void abandon() {
    onApplied = () -> {};
    applied = true;
    cancel();
    waiting.forEach(Runnable::run);
    waiting.clear();
  }

  private void modelEnded() {
    pending--;
    if (pending == 0 && !applied) {
      applied = true;
      apply();
      onApplied.run();
    }
  }

  private void apply() {
    Project.Viewing viewing = project.viewing();
    Viewers viewers = open.viewers();
    open.photos().list().orderProperty().set(project.library().order());
    viewers.show(viewing.count());
    viewers.linkedProperty().set(viewing.linked());
    open.view().gridShownProperty().set(viewing.grid());
    open.view().curtainedProperty().set(viewing.curtained());
    open.view().curtainProperty().set(viewing.curtain());
    for (int i = 0; i < viewers.all().size(); i++) {
      ModelItem model = models.get(project.viewers().get(i).model());
      viewers.all().get(i).source().modelProperty().set(model);
    }
    viewers.activeProperty().set(viewers.all().get(viewing.active()));
    leaveWithoutModel();
    open.models().activeProperty().set(viewers.active().source().modelProperty().get());
    open.edits().restore(edits());
    for (int i = 0; i < project.projection().models().size(); i++) {
      ModelItem model = models.get(project.projection().models().get(i));
      open.projection().plots().get(i).settings().modelProperty().set(model);
    }
    open.projection().resume(project.projection().progress());
    for (int i = 0; i < viewers.all().size(); i++) {
      showPhoto(i);
    }
    open.history().clear();
  }

  /// A viewer of a checkpoint that is absent waits for it, instead of showing what another one
  /// sees.
  private void leaveWithoutModel() {
    for (int i = 0; i < project.viewers().size(); i++) {
      int place = project.viewers().get(i).model();
      if (place != Project.NONE && !models.containsKey(place)) {
        open.viewers().all().get(i).source().modelProperty().set(null);
      }
    }
  }

  private Edits.State edits() {
    List<Query> queries = new ArrayList<>();
    project.queries().all().stream()
        .filter(query -> photos.containsKey(query.photo()))
        .forEach(query -> queries.add(live(query)));
    boolean activeIsThere =
        queries.stream().anyMatch(query -> query.id() == project.queries().active());
    return new Edits.State(
        project.viewing().workbench(),
        project.viewers().stream().map(Project.StoredViewer::state).toList(),
        new Queries.State(queries, activeIsThere ? project.queries().active() : Queries.NONE),
        project.classes(),
        project.projection().state(),
        project.evaluation());
  }

  private Query live(Project.StoredQuery query) {
    return new Query(query.id(), photos.get(query.photo()), query.at().x(), query.at().y());
  }

  /// What depends on the photo of a viewer is restored once that is decoded.
  private void showPhoto(int i) {
    Project.StoredViewer stored = project.viewers().get(i);
    Viewer viewer = open.viewers().all().get(i);
    boolean onScreen = i < project.viewing().count();
    PhotoItem pinned = onScreen ? photos.get(stored.photo()) : null;
    PhotoItem shown = pinned != null ? pinned : open.photos().activeProperty().get();
    if (pinned != null) {
      viewer.source().pin(pinned);
    }
    onceShown(
        viewer,
        shown,
        () -> {
          viewer.attention().pointProperty().set(stored.state().attention().point());
          viewer.view().restore(stored.look());
          open.history().rebase();
        });
  }

  private void onceShown(Viewer viewer, PhotoItem photo, Runnable work) {
    var shown = viewer.source().shownProperty();
    if (shown.get() != null && shown.get().item().equals(photo)) {
      work.run();
      return;
    }
    ChangeListener<ShownPhoto> listener =
        new ChangeListener<>() {
          @Override
          public void changed(
              ObservableValue<? extends ShownPhoto> value, ShownPhoto before, ShownPhoto now) {
            if (now != null && now.item().equals(photo)) {
              shown.removeListener(this);
              work.run();
            }
          }
        };
    shown.addListener(listener);
    waiting.add(() -> shown.removeListener(listener));
  }

  /// A file that was absent has been found; `onEnd` is called once it is open or has failed.
  void arrived(AbsentFile absent, Path file, Runnable onEnd) {
    switch (absent.role()) {
      case PHOTO -> {
        photoArrived(absent.place(), file);
        onEnd.run();
      }
      case CHECKPOINT ->
          load(
              absent.place(),
              file,
              () -> {
                modelArrived(absent.place());
                onEnd.run();
              });
    }
  }

  private void photoArrived(int place, Path file) {
    PhotoItem item = open.photos().put(List.of(file.toAbsolutePath().normalize())).getFirst();
    photos.put(place, item);
    arrange();
    if (open.photos().activeProperty().get() == null || place == project.library().active()) {
      open.photos().activeProperty().set(item);
    }
    List<Query> queries = new ArrayList<>(open.queries().state().queries());
    project.queries().all().stream()
        .filter(query -> query.photo() == place)
        .filter(query -> queries.stream().noneMatch(known -> known.id() == query.id()))
        .forEach(query -> queries.add(live(query)));
    int active = open.queries().state().active();
    open.queries()
        .restore(
            new Queries.State(
                queries, active == Queries.NONE ? project.queries().active() : active));
    for (int i = 0; i < project.viewing().count(); i++) {
      boolean pinned = open.viewers().all().get(i).source().pinnedProperty().get();
      if (project.viewers().get(i).photo() == place && !pinned) {
        showPhoto(i);
      }
    }
    open.history().rebase();
  }

  /// As the project lists them; photos of no project come last.
  private void arrange() {
    Map<PhotoItem, Integer> places = new HashMap<>();
    photos.forEach((place, item) -> places.put(item, place));
    open.photos()
        .arrange(Comparator.comparing(item -> places.getOrDefault(item, Integer.MAX_VALUE)));
  }

  private void modelArrived(int place) {
    ModelItem item = models.get(place);
    if (item == null) {
      return;
    }
    for (int i = 0; i < project.viewers().size(); i++) {
      Project.StoredViewer stored = project.viewers().get(i);
      Viewer viewer = open.viewers().all().get(i);
      if (stored.model() == place && viewer.source().modelProperty().get() == null) {
        viewer.source().modelProperty().set(item);
        // A new model chooses a probe for itself.
        viewer.segmentation().probeProperty().set(stored.state().segmentation().probe());
      }
    }
    List<ViewerSource> waitingStill =
        open.viewers().all().stream()
            .map(Viewer::source)
            .filter(source -> source.modelProperty().get() == null)
            .toList();
    open.models().activeProperty().set(open.viewers().active().source().modelProperty().get());
    // A model that becomes active is shown wherever there is none.
    waitingStill.forEach(source -> source.modelProperty().set(null));
    open.history().rebase();
  }
}
