package org.stegoscope.workspace;

import java.util.List;
import java.util.stream.IntStream;
import org.stegoscope.figure.Figure;
import org.stegoscope.figure.Guide;
import org.stegoscope.figure.Panel;
import org.stegoscope.job.JobContext;

/// The figure of what is on the screen: a panel for each viewer, each guide to colours once, and
/// below what all of it was made from.
final class ViewFigure {

  private ViewFigure() {}

  static List<ViewerPicture> pictures(Viewers viewers, Queries queries) {
    return viewers.shown().stream()
        .filter(viewer -> viewer.source().shownProperty().get() != null)
        .map(viewer -> ViewerPicture.of(viewer, queries))
        .toList();
  }

  /// There is at least one picture.
  static Figure of(List<ViewerPicture> pictures, FigureExtent extent, JobContext context) {
    List<Panel> panels = pictures.stream().map(picture -> picture.panel(extent, context)).toList();
    List<Guide> guides =
        IntStream.range(0, pictures.size())
            .boxed()
            .flatMap(i -> pictures.get(i).guides().stream().map(guide -> named(guide, i, pictures)))
            .distinct()
            .toList();
    List<String> footer =
        pictures.stream().flatMap(picture -> picture.provenance().stream()).distinct().toList();
    return Figure.of(panels).withGuides(guides).withFooter(footer);
  }

  /// Legends of different pictures say whose they are.
  private static Guide named(Guide guide, int picture, List<ViewerPicture> pictures) {
    boolean same = pictures.stream().allMatch(other -> other.guides().contains(guide));
    return guide instanceof Guide.Legend(String title, List<Guide.Row> rows) && !same
        ? new Guide.Legend("%s, panel %d".formatted(title, picture + 1), rows)
        : guide;
  }
}
