package org.stegoscope.workspace;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.stegoscope.model.AttentionRequest;
import org.stegoscope.model.FeatureRequest;

/// What the layers of a viewer were made from, with the choices that say what of it is shown.
final class ShownProvenance {

  private ShownProvenance() {}

  /// Of every layer that is shown, from the topmost down.
  static List<Provenance> of(Viewer viewer, Queries queries) {
    return viewer.layers().reversed().stream()
        .filter(layer -> layer.shownProperty().get() && layer.paintedProperty().get() != null)
        .flatMap(layer -> of(layer.kind(), viewer, queries).stream())
        .toList();
  }

  private static Optional<Provenance> of(LayerKind kind, Viewer viewer, Queries queries) {
    return switch (kind) {
      case SEGMENTATION ->
          Optional.ofNullable(viewer.segmentation().segmentationProperty().get())
              .map(Segmentation::provenance);
      case DOUBT ->
          Optional.ofNullable(viewer.doubt().doubtProperty().get()).map(PhotoDoubt::provenance);
      case ATTENTION -> Optional.ofNullable(attention(viewer));
      case CORRESPONDENCE -> Optional.ofNullable(similarity(viewer, queries));
      case COLORS -> Optional.ofNullable(colors(viewer));
      // What plots show is told with the plots.
      case TOKENS -> Optional.empty();
    };
  }

  /// Null where there is no attention.
  static Provenance attention(Viewer viewer) {
    AttentionViewModel attention = viewer.attention();
    AttentionAnswer answer = attention.answerProperty().get();
    if (answer == null) {
      return null;
    }
    int block = attention.blockProperty().get();
    AttentionRequest.Query query =
        PhotoAttentionTokens.query(
            answer.geometry(), Optional.ofNullable(attention.pointProperty().get()));
    Provenance described =
        answer
            .provenance()
            .with("block", block == FeatureRequest.LAST_BLOCK ? "last" : block)
            .with("query", text(query))
            .with("attention", lower(attention.displayProperty().get()));
    if (attention.displayProperty().get() == AttentionDisplay.HEAD) {
      described = described.with("head", attention.headProperty().get());
    }
    double mass = attention.massProperty().get();
    return mass < 1 ? described.with("mass", mass) : described;
  }

  private static String text(AttentionRequest.Query query) {
    return switch (query) {
      case AttentionRequest.Cls _ -> "cls";
      case AttentionRequest.Patch(int row, int column) -> row + "," + column;
    };
  }

  /// Null where there is no similarity.
  static Provenance similarity(Viewer viewer, Queries queries) {
    Similarity known = viewer.correspondence().similarityProperty().get();
    if (known == null) {
      return null;
    }
    boolean all =
        viewer.correspondence().displayProperty().get() == CorrespondenceViewModel.Display.ALL;
    List<String> asked =
        known.maps().stream()
            .map(Similarity.Map::query)
            .filter(query -> all || query.id() == queries.activeIdProperty().get())
            .map(ShownProvenance::text)
            .toList();
    return known.provenance().with("measure", "cosine").with("queries", asked);
  }

  private static String text(Query query) {
    return String.format(
        Locale.ROOT, "%s at %.1f,%.1f", query.photo().name(), query.x(), query.y());
  }

  private static Provenance colors(Viewer viewer) {
    ColoredPhotos colored = viewer.colors().coloredProperty().get();
    ShownPhoto shown = viewer.source().shownProperty().get();
    ColoredPhotos.Colored own = colored == null ? null : colored.photos().get(shown.item());
    if (own == null) {
      return null;
    }
    Provenance described =
        own.provenance()
            .with("colours", "first three principal components")
            .with("stretch", lower(viewer.colors().stretchProperty().get()));
    boolean jointly = viewer.colors().scopeProperty().get() == Scope.ALL;
    return jointly ? described.jointly(digests(colored)) : described;
  }

  private static List<String> digests(ColoredPhotos colored) {
    return colored.photos().values().stream()
        .map(photo -> photo.provenance().fields().get("image"))
        .flatMap(image -> image instanceof Map<?, ?> map ? Stream.of(map) : Stream.empty())
        .map(image -> Objects.toString(image.get("sha256")))
        .toList();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
