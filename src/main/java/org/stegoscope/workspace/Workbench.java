package org.stegoscope.workspace;

import java.util.Optional;
import java.util.stream.Stream;

/// What the user is doing with the photos and models that are open.
public enum Workbench {
  SEGMENT("Segment", LayerKind.SEGMENTATION),
  ATTEND("Attend", LayerKind.ATTENTION),
  CORRESPOND("Correspond", LayerKind.CORRESPONDENCE),
  COLOR("Feature colours", LayerKind.COLORS),
  PROJECT("Project", LayerKind.TOKENS),
  TRAIN("Train", null),
  SWEEP("Sweep", null),
  EVALUATE("Evaluate", null),
  CHECKPOINT("Checkpoint", null);

  private final String label;
  private final LayerKind layer;

  Workbench(String label, LayerKind layer) {
    this.label = label;
    this.layer = layer;
  }

  public String label() {
    return label;
  }

  /// The layer that is worked on; empty where the workbench shows no photos.
  public Optional<LayerKind> layer() {
    return Optional.ofNullable(layer);
  }

  /// The workbench where a kind of layer is worked on.
  public static Workbench of(LayerKind kind) {
    // Doubts are of a segmentation.
    LayerKind worked = kind == LayerKind.DOUBT ? LayerKind.SEGMENTATION : kind;
    return Stream.of(values())
        .filter(workbench -> workbench.layer == worked)
        .findFirst()
        .orElseThrow();
  }
}
