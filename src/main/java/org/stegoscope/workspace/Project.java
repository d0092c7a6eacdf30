package org.stegoscope.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.job.JobContext;
import org.stegoscope.model.ModelOptions;
import org.stegoscope.workspace.evaluation.EvaluationState;
import org.stegoscope.workspace.projection.ProjectionViewModel;

/// Everything that is open and how it is looked at, at one time: what a project file holds. Photos
/// and models are known by their places in the lists, or [#NONE].
///
/// @param models each with how it computes
/// @param viewers all of them, also those that are not on the screen
/// @param classes the names and colours of classes, by set and id
record Project(
    List<StoredFile> photos,
    List<StoredModel> models,
    Library library,
    Viewing viewing,
    List<StoredViewer> viewers,
    StoredQueries queries,
    Map<String, Map<Integer, ClassStyle>> classes,
    StoredProjection projection,
    EvaluationState evaluation) {

  static final int NONE = -1;

  /// A checkpoint and how it is run.
  record StoredModel(StoredFile file, ModelOptions options) {}

  /// Which photo is active, and the order in which they are listed.
  record Library(int active, PhotoList.Order order) {}

  /// What the viewers have in common; the place of the curtain from 0 to 1.
  record Viewing(
      Workbench workbench,
      int count,
      int active,
      boolean linked,
      boolean grid,
      boolean curtained,
      double curtain) {}

  /// One viewer.
  ///
  /// @param photo the one it is pinned to
  /// @param look empty where the whole photo is shown
  record StoredViewer(int photo, int model, Optional<Look> look, Viewer.State state) {}

  /// Spaces side by side.
  ///
  /// @param models the places of the models of the plots, [#NONE] for that of the active viewer
  /// @param progress what was computed
  record StoredProjection(
      ProjectionViewModel.State state,
      List<Integer> models,
      ProjectionViewModel.Progress progress) {

    StoredProjection {
      models = List.copyOf(models);
    }
  }

  /// A place of a photo, in its pixels.
  record StoredQuery(int id, int photo, InputGeometry.Point at) {}

  /// The queries, of which `active` is an id or [Queries#NONE].
  record StoredQueries(List<StoredQuery> all, int active) {

    StoredQueries {
      all = List.copyOf(all);
    }
  }

  Project {
    photos = List.copyOf(photos);
    models = List.copyOf(models);
    viewers = List.copyOf(viewers);
  }

  boolean isEmpty() {
    return photos.isEmpty() && models.isEmpty() && evaluation.data().isEmpty();
  }

  /// With the digests of files nobody has looked into yet.
  Project completed(JobContext context) {
    List<StoredFile> files = new ArrayList<>();
    for (StoredFile photo : photos) {
      context.progress("reading files", (double) files.size() / photos.size());
      files.add(photo.completed(context));
    }
    List<StoredModel> checkpoints =
        models.stream()
            .map(model -> new StoredModel(model.file().completed(context), model.options()))
            .toList();
    return new Project(
        files, checkpoints, library, viewing, viewers, queries, classes, projection, evaluation);
  }

  /// What is worth asking about before it is lost. Looking around is kept and changes nothing:
  /// which photo and which viewer are active, and where viewers look. Nor do sizes and digests of
  /// files, which become known by and by.
  Project edits() {
    return new Project(
        photos.stream().map(Project::place).toList(),
        models.stream()
            .map(model -> new StoredModel(place(model.file()), model.options()))
            .toList(),
        new Library(NONE, library.order()),
        new Viewing(
            viewing.workbench(),
            viewing.count(),
            NONE,
            viewing.linked(),
            viewing.grid(),
            viewing.curtained(),
            viewing.curtain()),
        viewers.stream()
            .map(viewer ->
                new StoredViewer(viewer.photo(), viewer.model(), Optional.empty(), viewer.state()))
            .toList(),
        new StoredQueries(queries.all(), Queries.NONE),
        classes,
        projection,
        evaluation);
  }

  private static StoredFile place(StoredFile file) {
    return StoredFile.of(file.path(), "");
  }
}
