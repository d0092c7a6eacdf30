package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.figure.JsonFile;
import org.stegoscope.figure.NpyFile;
import org.stegoscope.figure.PlaceFields;
import org.stegoscope.job.JobContext;

/// Numbers that a layer shows, and where they come from. `values` are laid out when they are
/// written, not before.
record ExportedArray(
    LayerKind layer,
    String name,
    int[] shape,
    Supplier<float[]> values,
    Map<String, Object> fields) {

  /// The numbers of the topmost layer that has any; empty where none has.
  static Optional<ExportedArray> of(Viewer viewer, Queries queries) {
    if (isSeen(viewer.correspondence())
        && viewer.correspondence().similarityProperty().get() != null) {
      return similarity(viewer, queries);
    }
    if (isSeen(viewer.attention()) && viewer.attention().answerProperty().get() != null) {
      return Optional.of(attention(viewer));
    }
    PhotoDoubt doubt = viewer.doubt().doubtProperty().get();
    if (isSeen(viewer.doubt()) && doubt != null) {
      return Optional.of(
          of(
              LayerKind.DOUBT,
              "doubt",
              List.of(doubt.map()),
              1,
              doubt.geometry(),
              doubt.provenance()));
    }
    Segmentation segmentation = viewer.segmentation().segmentationProperty().get();
    return isSeen(viewer.overlay()) && segmentation != null
        ? Optional.of(confidence(segmentation))
        : Optional.empty();
  }

  private static boolean isSeen(Layer layer) {
    return layer.shownProperty().get() && layer.paintedProperty().get() != null;
  }

  /// `[rows, columns]` of the active query, or `[queries, rows, columns]` where all are shown.
  private static Optional<ExportedArray> similarity(Viewer viewer, Queries queries) {
    CorrespondenceViewModel correspondence = viewer.correspondence();
    Similarity known = correspondence.similarityProperty().get();
    InputGeometry geometry = known.geometry();
    Provenance provenance = ShownProvenance.similarity(viewer, queries);
    return switch (correspondence.displayProperty().get()) {
      case ACTIVE ->
          correspondence
              .activeMap()
              .map(map ->
                  of(
                      LayerKind.CORRESPONDENCE,
                      "similarity",
                      List.of(map.cosines()),
                      1,
                      geometry,
                      provenance));
      case ALL ->
          Optional.of(
              of(
                  LayerKind.CORRESPONDENCE,
                  "similarity",
                  known.maps().stream().map(Similarity.Map::cosines).toList(),
                  0,
                  geometry,
                  provenance));
    };
  }

  /// `[heads, rows, columns]`, whichever heads are shown, or `[rows, columns]` of a rollout.
  private static ExportedArray attention(Viewer viewer) {
    AttentionAnswer answer = viewer.attention().answerProperty().get();
    ScalarMap map = viewer.attention().mapProperty().get();
    boolean rollout =
        viewer.attention().displayProperty().get() == AttentionDisplay.ROLLOUT && map != null;
    return of(
        LayerKind.ATTENTION,
        rollout ? "rollout" : "attention",
        rollout ? List.of(map) : answer.heads(),
        rollout ? 1 : 0,
        answer.geometry(),
        ShownProvenance.attention(viewer));
  }

  /// `[height, width]` of the photo, NaN where the model saw nothing.
  private static ExportedArray confidence(Segmentation segmentation) {
    return of(
        LayerKind.SEGMENTATION,
        "confidence",
        List.of(segmentation.confidence()),
        1,
        new InputGeometry(segmentation.grid(), segmentation.placement()),
        segmentation.provenance());
  }

  /// Maps of one shape, of which the first `dropped` sides of the array are left out.
  private static ExportedArray of(
      LayerKind layer,
      String name,
      List<ScalarMap> maps,
      int dropped,
      InputGeometry geometry,
      Provenance provenance) {
    int[] full = {maps.size(), maps.getFirst().rows(), maps.getFirst().columns()};
    int[] shape = Arrays.copyOfRange(full, dropped, full.length);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("holds", name);
    fields.putAll(fields(shape, geometry, provenance));
    return new ExportedArray(layer, name, shape, () -> joined(maps), fields);
  }

  static Map<String, Object> fields(int[] shape, InputGeometry geometry, Provenance provenance) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("shape", shape);
    fields.put("dtype", "float32");
    fields.put("grid", PlaceFields.of(geometry.grid()));
    fields.put("placement", PlaceFields.of(geometry.placement()));
    fields.put("provenance", provenance.fields());
    return fields;
  }

  private static float[] joined(List<ScalarMap> maps) {
    int cells = maps.getFirst().values().length;
    float[] joined = new float[maps.size() * cells];
    for (int i = 0; i < maps.size(); i++) {
      System.arraycopy(maps.get(i).values(), 0, joined, i * cells, cells);
    }
    return joined;
  }

  /// Such as `attention, float32 [6, 28, 28]`.
  String description() {
    String sides =
        Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    return "%s, float32 [%s]".formatted(name, sides);
  }

  /// The array, and a JSON file of provenance beside it.
  void write(Path file, JobContext context) {
    JsonFile.write(Beside.json(file), fields);
    context.checkCancelled();
    NpyFile.write(file, values.get(), shape);
  }
}
