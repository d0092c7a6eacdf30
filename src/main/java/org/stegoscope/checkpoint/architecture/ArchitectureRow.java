package org.stegoscope.checkpoint.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One thing about a network in words, such as `Heads: 6 (assumed: 64 channels each)`.
///
/// @param note what one must know to trust the value; empty where there is nothing
public record ArchitectureRow(String name, String value, String note) {

  private ArchitectureRow(String name, Object value) {
    this(name, value.toString(), "");
  }

  static List<ArchitectureRow> of(Architecture architecture) {
    List<ArchitectureRow> rows = new ArrayList<>();
    rows.add(new ArchitectureRow("Method", architecture.method().label()));
    architecture.vit().ifPresent(vit -> addBackbone(rows, vit));
    architecture
        .head()
        .ifPresent(head ->
            rows.add(
                new ArchitectureRow(
                    "Head",
                    "%s, code of %d".formatted(lower(head.projection()), head.codeDimension()))));
    if (architecture.classes() > 0) {
      rows.add(new ArchitectureRow("Classes", architecture.classes()));
    }
    if (architecture.extraClusters() > 0) {
      rows.add(new ArchitectureRow("Extra clusters", architecture.extraClusters()));
    }
    if (!architecture.dataset().isEmpty()) {
      rows.add(new ArchitectureRow("Data set", architecture.dataset()));
    }
    if (architecture.vit().isPresent()) {
      rows.add(preprocessing(architecture));
    }
    if (architecture.featureType() == FeatureType.KK) {
      rows.add(new ArchitectureRow("Features", "kk", "keys of the last block, not its tokens"));
    }
    if (architecture.untrained()) {
      rows.add(new ArchitectureRow("Untrained", "yes", "the file says so of itself"));
    }
    return rows;
  }

  private static void addBackbone(List<ArchitectureRow> rows, VitShape vit) {
    int patch = vit.patchSizePx();
    rows.add(new ArchitectureRow("Patch", "%d x %d px".formatted(patch, patch)));
    rows.add(new ArchitectureRow("Width", vit.width()));
    rows.add(new ArchitectureRow("Depth", vit.depth()));
    rows.add(
        new ArchitectureRow(
            "Heads",
            Integer.toString(vit.heads()),
            "not in the file, assumed: %d channels each".formatted(vit.width() / vit.heads())));
    rows.add(new ArchitectureRow("MLP width", vit.mlpWidth()));
    rows.add(
        new ArchitectureRow(
            "Positions",
            "%d x %d".formatted(vit.positionRows(), vit.positionColumns()),
            "trained on %d x %d px"
                .formatted(vit.positionColumns() * patch, vit.positionRows() * patch)));
  }

  private static ArchitectureRow preprocessing(Architecture architecture) {
    String value =
        switch (architecture.preprocessing()) {
          case IMAGENET -> "mean and deviation of ImageNet";
          case HALF -> "mean and deviation 0.5";
        };
    boolean said = architecture.config().containsKey(Preprocessing.KEY);
    return new ArchitectureRow(
        "Preprocessing", value, said ? "says the file" : "not in the file, assumed");
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
