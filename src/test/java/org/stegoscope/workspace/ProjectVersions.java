package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.Selection;
import org.stegoscope.figure.scatter.Crowding;
import org.stegoscope.study.evaluation.ClusterMatching;
import org.stegoscope.study.evaluation.StartChoice;
import org.stegoscope.workspace.evaluation.EvaluationSettings;
import org.stegoscope.workspace.evaluation.EvaluationState;
import org.stegoscope.workspace.projection.ClusteringSettings;
import org.stegoscope.workspace.projection.ColorBy;
import org.stegoscope.workspace.projection.ProjectionViewModel;
import org.stegoscope.workspace.projection.TokenLook;
import org.stegoscope.workspace.projection.TokenSelection;
import org.stegoscope.workspace.projection.TokenSettings;

/// Projects that differ by a number: even ones are small, odd ones are big.
final class ProjectVersions {

  /// A file of some hundred kilobytes.
  private static final int MANY_PHOTOS = 1000;

  private static final String SET = "version";

  private ProjectVersions() {}

  /// A window without viewers, in which nothing is open.
  static Project empty() {
    return project(List.of(), Map.of());
  }

  static Project version(Path folder, int number) {
    List<StoredFile> photos =
        IntStream.range(0, number % 2 == 0 ? 1 : MANY_PHOTOS)
            .mapToObj(i -> folder.resolve("photos/%d-%d.png".formatted(number, i)))
            .map(path -> new StoredFile(path, number, "%064x".formatted(number)))
            .toList();
    ClassStyle name = new ClassStyle(Integer.toString(number), new Rgb(1, 2, 3));
    return project(photos, Map.of(SET, Map.of(0, name)));
  }

  /// Which version a project claims to be.
  static int number(Project project) {
    return Integer.parseInt(project.classes().get(SET).get(0).name());
  }

  private static Project project(
      List<StoredFile> photos, Map<String, Map<Integer, ClassStyle>> classes) {
    return new Project(
        photos,
        List.of(),
        new Project.Library(Project.NONE, PhotoList.Order.OPENED),
        new Project.Viewing(Workbench.SEGMENT, 1, 0, true, false, false, 0.5),
        List.of(),
        new Project.StoredQueries(List.of(), Queries.NONE),
        classes,
        new Project.StoredProjection(
            new ProjectionViewModel.State(
                new TokenSettings.State(
                    Scope.ONE, TokenSettings.Sampling.RANDOM, 5000, 200, 2, 7, null),
                List.of(),
                2,
                new TokenLook.State(
                    ColorBy.PHOTO, TokenLook.ShapeBy.NOTHING, 1, 1, Crowding.POINTS, false, false),
                ClusteringSettings.State.USUAL,
                new TokenSelection.State(Selection.none(0), Selection.none(0), TokenSelection.NONE),
                List.of()),
            List.of(),
            ProjectionViewModel.Progress.NONE),
        new EvaluationState(
            new EvaluationSettings.State(
                "",
                0,
                true,
                true,
                false,
                false,
                false,
                false,
                ClusterMatching.HUNGARIAN,
                true,
                false,
                "native",
                false,
                "",
                0,
                600,
                1,
                StartChoice.LOSS,
                ""),
            Optional.empty()));
  }
}
