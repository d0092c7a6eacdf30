package org.stegoscope.workspace;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.stegoscope.core.RgbImage;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.Facet;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.Space;

/// What can be exported of a viewer now. Used on the UI thread.
record ExportSource(Viewer viewer, Queries queries) {

  private static final String NO_PHOTO = "no photo is open";

  PhotoItem item() {
    return viewer.source().shownProperty().get().item();
  }

  /// What a kind of file would hold, or why there is none.
  ExportView view(ExportKind kind) {
    if (viewer.source().shownProperty().get() == null) {
      return ExportView.impossible(NO_PHOTO);
    }
    return switch (kind) {
      case FIGURE -> ExportView.possible("", "the command line draws no figures of several layers");
      case MASK -> mask();
      case MAP ->
          map()
              .map(array -> ExportView.possible(array.description(), commandObstacle(array)))
              .orElse(ExportView.impossible("no layer with numbers is shown"));
      case FEATURES ->
          viewer.source().subjectProperty().get() == null
              ? ExportView.impossible("no model looks at a photo")
              : ExportView.possible(description(request()), "");
    };
  }

  private ExportView mask() {
    Segmentation shown = segmentation();
    if (shown == null || !viewer.overlay().shownProperty().get()) {
      return ExportView.impossible("no segmentation is shown");
    }
    RgbImage photo = shown.photo().image();
    return ExportView.possible(
        "%d × %d class ids, %d classes; names and colours beside it"
            .formatted(photo.width(), photo.height(), shown.palette().size()),
        "");
  }

  private String commandObstacle(ExportedArray array) {
    if (array.layer() == LayerKind.SEGMENTATION) {
      return "the command line writes no confidence";
    }
    if (array.layer() == LayerKind.DOUBT) {
      return "doubts are written by segment --doubt, which is not composed here";
    }
    boolean all =
        viewer.correspondence().displayProperty().get() == CorrespondenceViewModel.Display.ALL;
    return array.layer() == LayerKind.CORRESPONDENCE && all
        ? "the command line compares one query at a time"
        : "";
  }

  Segmentation segmentation() {
    return viewer.segmentation().segmentationProperty().get();
  }

  Optional<ExportedArray> map() {
    return ExportedArray.of(viewer, queries);
  }

  /// The features of photos that the topmost layer reads.
  FeatureSweep.Key features(List<PhotoItem> items) {
    Subject subject = viewer.source().subjectProperty().get();
    return new FeatureSweep.Key(items, subject.model(), subject.resolution(), request());
  }

  private FeatureRequest request() {
    LoadedModel model = viewer.source().subjectProperty().get().model();
    LayerKind topmost =
        viewer.layers().stream()
            .filter(layer -> layer.shownProperty().get())
            .map(Layer::kind)
            .filter(kind -> kind != LayerKind.TOKENS)
            .max(Comparator.naturalOrder())
            .orElse(LayerKind.SEGMENTATION);
    return switch (topmost) {
      case SEGMENTATION, DOUBT, TOKENS -> viewer.segmentation().request(model);
      case COLORS -> viewer.colors().features().request(model, Averaging.NONE);
      case CORRESPONDENCE -> viewer.correspondence().features().request(model, Averaging.NONE);
      case ATTENTION ->
          new FeatureRequest(
              Space.DINO,
              Facet.TOKEN,
              FeatureSettings.blockOf(model, viewer.attention().blockProperty().get()),
              Averaging.NONE);
    };
  }

  private static String description(FeatureRequest request) {
    if (request.space() == Space.STEGO) {
      return "codes of the segmentation head, float32 [channels, rows, columns]";
    }
    String block =
        request.block() == FeatureRequest.LAST_BLOCK
            ? "the last block"
            : "block " + request.block();
    String facet =
        switch (request.facet()) {
          case TOKEN -> "tokens";
          case KEY -> "keys";
          case QUERY -> "queries";
          case VALUE -> "values";
          case RESIDUAL -> "tokens before the norm";
        };
    return "%s of %s, float32 [channels, rows, columns]".formatted(facet, block);
  }

  /// The command that writes the same numbers; empty where there is none.
  Optional<String> command(ExportKind kind, Commands commands) {
    ExportView view = view(kind);
    if (!view.obstacle().isEmpty() || !view.commandObstacle().isEmpty()) {
      return Optional.empty();
    }
    return switch (kind) {
      case FIGURE -> Optional.empty();
      case MASK -> commands.of(Workbench.SEGMENT);
      case MAP -> commands.of(Workbench.of(map().orElseThrow().layer()));
      case FEATURES -> commands.features(request());
    };
  }

  /// The name of the photo and what the file holds, without an ending.
  String suggestedName(ExportKind kind, ExportFormat format) {
    ShownPhoto shown = viewer.source().shownProperty().get();
    if (shown == null || format == ExportFormat.NPZ) {
      return kind.label().toLowerCase(Locale.ROOT);
    }
    String what =
        kind == ExportKind.MAP
            ? map().map(ExportedArray::name).orElse("map")
            : kind.label().toLowerCase(Locale.ROOT);
    return OutputNames.of(List.of(shown.item().file())).getFirst() + "-" + what;
  }
}
