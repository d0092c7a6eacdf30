package org.stegoscope.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.workspace.evaluation.EvaluationViewModel;
import org.stegoscope.workspace.projection.ProjectionViewModel;

/// What a project is made from and restored into: everything that is open in a window.
record OpenDocument(
    Photos photos,
    Models models,
    ComputingViewModel computing,
    Viewers viewers,
    Queries queries,
    ProjectionViewModel projection,
    EvaluationViewModel evaluation,
    Edits edits,
    History history) {

  /// All of it, and what belongs to files of the project that are absent, so that saving loses
  /// nothing of it.
  Project project(Absentees absentees) {
    return new Snapshot(this, absentees).project();
  }

  /// The project of a new window; asked for before anything is opened.
  Project blank() {
    List<Project.StoredViewer> all =
        viewers().all().stream()
            .map(viewer ->
                new Project.StoredViewer(
                    Project.NONE, Project.NONE, Optional.empty(), viewer.state()))
            .toList();
    Project.Viewing viewing =
        new Project.Viewing(viewers().workbenchProperty().get(), 1, 0, true, false, false, 0.5);
    return new Project(
        List.of(),
        List.of(),
        new Project.Library(Project.NONE, PhotoList.Order.OPENED),
        viewing,
        all,
        new Project.StoredQueries(List.of(), Queries.NONE),
        Map.of(),
        new Project.StoredProjection(
            projection.state(), List.of(), ProjectionViewModel.Progress.NONE),
        evaluation.state());
  }

  /// Closes everything; settings become those of `usual`, the project of a new window.
  void clear(Project usual) {
    viewers.all().forEach(viewer -> viewer.source().pinnedProperty().set(false));
    viewers.activeProperty().set(viewers.all().getFirst());
    viewers.show(1);
    queries.clear();
    evaluation.clear();
    photos.list().searchProperty().set("");
    // Not an immutable set, which refuses to be asked for the active photo where there is none.
    photos.remove(new HashSet<>(photos.items()));
    List.copyOf(models.items()).forEach(models::remove);
    viewers.linkedProperty().set(usual.viewing().linked());
    photos.list().orderProperty().set(usual.library().order());
    view().gridShownProperty().set(usual.viewing().grid());
    view().curtainedProperty().set(usual.viewing().curtained());
    view().curtainProperty().set(usual.viewing().curtain());
    edits.restore(
        new Edits.State(
            usual.viewing().workbench(),
            usual.viewers().stream().map(Project.StoredViewer::state).toList(),
            new Queries.State(List.of(), Queries.NONE),
            usual.classes(),
            usual.projection().state(),
            usual.evaluation()));
    viewers.all().forEach(viewer -> viewer.view().fit());
    history.clear();
  }

  /// Grid and curtain are the same in all viewers.
  ViewerViewModel view() {
    return viewers.all().getFirst().view();
  }

  /// The files of a project that are not open, by their places in it.
  record Absentees(Project project, List<AbsentFile> files) {

    List<Integer> places(AbsentFile.Role role) {
      return files.stream()
          .filter(file -> file.role() == role)
          .map(AbsentFile::place)
          .sorted()
          .toList();
    }
  }

  /// Puts a project together: first what is open, then what is absent.
  private static final class Snapshot {

    private final OpenDocument open;
    private final Project opened;
    private final List<Integer> absentPhotos;
    private final List<Integer> absentModels;
    private final Map<PhotoItem, Integer> photoPlaces = new HashMap<>();
    private final Map<ModelItem, Integer> modelPlaces = new HashMap<>();

    Snapshot(OpenDocument open, Absentees absentees) {
      this.open = open;
      opened = absentees.project();
      absentPhotos = absentees.places(AbsentFile.Role.PHOTO);
      absentModels = absentees.places(AbsentFile.Role.CHECKPOINT);
      open.photos().items().forEach(item -> photoPlaces.put(item, photoPlaces.size()));
      open.models().items().forEach(item -> modelPlaces.put(item, modelPlaces.size()));
    }

    Project project() {
      List<Project.StoredViewer> viewers = new ArrayList<>();
      for (int i = 0; i < open.viewers().all().size(); i++) {
        viewers.add(viewer(i));
      }
      return new Project(
          photos(),
          models(),
          new Project.Library(
              photoPlaces.getOrDefault(open.photos().activeProperty().get(), Project.NONE),
              open.photos().list().orderProperty().get()),
          viewing(),
          viewers,
          queries(),
          open.edits().state().classes(),
          projection(),
          open.evaluation().state());
    }

    private Project.StoredProjection projection() {
      List<Integer> models =
          open.projection().plots().stream()
              .map(plot -> plot.settings().modelProperty().get())
              .map(model ->
                  model == null ? Project.NONE : modelPlaces.getOrDefault(model, Project.NONE))
              .toList();
      return new Project.StoredProjection(
          open.projection().state(), models, open.projection().progress());
    }

    private List<StoredFile> photos() {
      List<StoredFile> files = new ArrayList<>();
      open.photos().items().forEach(item -> files.add(StoredFile.of(item.file(), item.sha256())));
      absentPhotos.forEach(place -> files.add(opened.photos().get(place)));
      return files;
    }

    private List<Project.StoredModel> models() {
      List<Project.StoredModel> models = new ArrayList<>();
      for (ModelItem item : open.models().items()) {
        StoredFile file = StoredFile.of(item.file(), item.model().sha256());
        models.add(new Project.StoredModel(file, item.model().options()));
      }
      absentModels.forEach(place -> models.add(opened.models().get(place)));
      return models;
    }

    private Project.Viewing viewing() {
      Viewers viewers = open.viewers();
      return new Project.Viewing(
          viewers.workbenchProperty().get(),
          viewers.countProperty().get(),
          viewers.all().indexOf(viewers.active()),
          viewers.linkedProperty().get(),
          open.view().gridShownProperty().get(),
          open.view().curtainedProperty().get(),
          open.view().curtainProperty().get());
    }

    private Project.StoredViewer viewer(int i) {
      Viewer viewer = open.viewers().all().get(i);
      Project.StoredViewer before = opened.viewers().get(i);
      ViewerSource source = viewer.source();
      ShownPhoto shown = source.shownProperty().get();
      boolean pinned = source.pinnedProperty().get() && shown != null;
      int photo =
          pinned
              ? photoPlaces.getOrDefault(shown.item(), Project.NONE)
              : absent(before.photo(), absentPhotos, photoPlaces.size());
      ModelItem model = source.modelProperty().get();
      int modelPlace =
          model == null
              ? absent(before.model(), absentModels, modelPlaces.size())
              : modelPlaces.getOrDefault(model, Project.NONE);
      return new Project.StoredViewer(photo, modelPlace, viewer.view().look(), viewer.state());
    }

    /// The place here of something that is absent; none where it is not.
    private static int absent(int before, List<Integer> absent, int open) {
      int index = absent.indexOf(before);
      return index < 0 ? Project.NONE : open + index;
    }

    private Project.StoredQueries queries() {
      Queries.State now = open.queries().state();
      List<Project.StoredQuery> all = new ArrayList<>();
      for (Query query : now.queries()) {
        all.add(
            new Project.StoredQuery(
                query.id(),
                photoPlaces.getOrDefault(query.photo(), Project.NONE),
                new InputGeometry.Point(query.x(), query.y())));
      }
      Set<Integer> ids = all.stream().map(Project.StoredQuery::id).collect(Collectors.toSet());
      for (Project.StoredQuery query : opened.queries().all()) {
        int place = absent(query.photo(), absentPhotos, photoPlaces.size());
        if (place != Project.NONE && !ids.contains(query.id())) {
          all.add(new Project.StoredQuery(query.id(), place, query.at()));
        }
      }
      return new Project.StoredQueries(all, now.active());
    }
  }
}
