package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.job.JobContext;

/// A project as it was read, and those of its files that are not what or where they were.
record LookedProject(ProjectFile.Named read, List<AbsentFile> absent) {

  LookedProject {
    absent = List.copyOf(absent);
  }

  /// Reads a project and looks at all of its files.
  ///
  /// @throws StegoscopeException where the file is no project
  static LookedProject at(Path file, Project usual, JobContext context) {
    ProjectFile.Named read = new ProjectFile(file).read(usual);
    return new LookedProject(read, absent(read.project(), context));
  }

  private static List<AbsentFile> absent(Project project, JobContext context) {
    List<AbsentFile> absent = new ArrayList<>();
    List<StoredFile> photos = project.photos();
    List<StoredFile> models = project.models().stream().map(Project.StoredModel::file).toList();
    int all = photos.size() + models.size();
    for (int i = 0; i < all; i++) {
      context.checkCancelled();
      context.progress("looking at files", (double) i / all);
      boolean photo = i < photos.size();
      int place = photo ? i : i - photos.size();
      StoredFile stored = photo ? photos.get(place) : models.get(place);
      AbsentFile.Role role = photo ? AbsentFile.Role.PHOTO : AbsentFile.Role.CHECKPOINT;
      AbsentFile.check(stored, context)
          .ifPresent(problem -> absent.add(new AbsentFile(role, place, stored, problem)));
    }
    return absent;
  }
}
