package org.stegoscope.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.Photo;
import org.stegoscope.figure.Content;
import org.stegoscope.figure.Guide;
import org.stegoscope.figure.Marker;
import org.stegoscope.figure.Panel;
import org.stegoscope.figure.Scaling;
import org.stegoscope.job.JobContext;

/// A viewer as it is at one time, for a figure. Made on the UI thread, drawn on any.
record ViewerPicture(
    String title,
    RgbImage photo,
    PhotoPart visible,
    List<Over> layers,
    List<Marker> markers,
    List<Guide> guides,
    List<String> provenance) {

  /// A layer and how much of it is seen.
  record Over(Painted painted, double opacity) {}

  /// The viewer shows a photo.
  static ViewerPicture of(Viewer viewer, Queries queries) {
    ShownPhoto shown = viewer.source().shownProperty().get();
    ModelItem model = viewer.source().modelProperty().get();
    String title = shown.item().name() + (model == null ? "" : " · " + model.name());
    List<Over> layers =
        viewer.layers().stream()
            .filter(layer -> isSeen(layer, shown.photo()))
            .map(layer -> new Over(layer.paintedProperty().get(), layer.opacityProperty().get()))
            .toList();
    List<String> lines =
        ShownProvenance.of(viewer, queries).stream().map(ProvenanceLine::of).toList();
    return new ViewerPicture(
        title,
        shown.photo().image(),
        viewer.view().visible().orElse(PhotoPart.whole(shown.photo().image())),
        layers,
        ViewerMarkers.of(viewer, queries),
        guides(viewer, shown.photo()),
        lines.isEmpty() ? List.of(ProvenanceLine.of(shown.photo())) : lines);
  }

  private static boolean isSeen(Layer layer, Photo photo) {
    Painted painted = layer.paintedProperty().get();
    return layer.shownProperty().get() && painted != null && painted.photo().equals(photo);
  }

  private static List<Guide> guides(Viewer viewer, Photo photo) {
    List<Guide> guides = new ArrayList<>();
    if (isSeen(viewer.overlay(), photo)) {
      guides.add(legend(viewer));
    }
    if (isSeen(viewer.correspondence(), photo)
        && viewer.correspondence().displayProperty().get() == CorrespondenceViewModel.Display.ALL) {
      guides.add(queries(viewer.correspondence().similarityProperty().get()));
    }
    addBar(viewer.correspondence(), viewer.correspondence().heat(), photo, guides);
    addBar(viewer.attention(), viewer.attention().heat(), photo, guides);
    addBar(viewer.doubt(), viewer.doubt().heat(), photo, guides);
    return guides;
  }

  /// The classes in the picture with their share of it, without those that are hidden.
  private static Guide legend(Viewer viewer) {
    List<Guide.Row> rows =
        viewer.segmentation().legendProperty().get().stream()
            .filter(entry -> !entry.isVoid() && !viewer.overlay().hidden().contains(entry.id()))
            .map(entry ->
                new Guide.Row(entry.name(), entry.color(), OptionalDouble.of(entry.share())))
            .toList();
    return new Guide.Legend("Classes", rows);
  }

  private static Guide queries(Similarity similarity) {
    List<Guide.Row> rows =
        similarity.maps().stream()
            .map(Similarity.Map::query)
            .map(query ->
                new Guide.Row(
                    "%d · %s".formatted(query.id() + 1, query.photo().name()),
                    query.color(),
                    OptionalDouble.empty()))
            .toList();
    return new Guide.Legend("Queries", rows);
  }

  private static void addBar(Layer layer, HeatSettings heat, Photo photo, List<Guide> guides) {
    ColorScale scale = heat.scaleProperty().get();
    if (isSeen(layer, photo) && scale != null) {
      ScalarMap.Range range = scale.range();
      guides.add(new Guide.ColorBar(scale.label(), scale.colors(), range));
    }
  }

  Panel panel(FigureExtent extent, JobContext context) {
    PhotoPart part =
        switch (extent) {
          case WHOLE -> PhotoPart.whole(photo);
          case VISIBLE -> visible;
        };
    return new Panel(
        title,
        new Content.Picture(
            part.photo(photo, context),
            Scaling.SMOOTH,
            layers.stream()
                .map(over -> part.layer(over.painted(), photo, over.opacity(), context))
                .toList(),
            markers.stream().flatMap(marker -> part.marker(marker).stream()).toList()));
  }
}
