package org.stegoscope.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.stegoscope.checkpoint.Problem;
import org.stegoscope.checkpoint.architecture.Architecture;
import org.stegoscope.checkpoint.architecture.VitShape;
import org.stegoscope.model.LoadedModel;

/// A model in words.
record ModelDescription(String summary, List<String> problems) {

  static ModelDescription of(LoadedModel model) {
    Architecture architecture = model.architecture();
    List<String> parts = new ArrayList<>();
    parts.add(architecture.method().label().toUpperCase(Locale.ROOT));
    architecture
        .vit()
        .ifPresent(vit -> {
          parts.add(variant(vit));
          parts.add(counted(vit.depth(), "block"));
        });
    architecture.head().ifPresent(head -> parts.add("code " + head.codeDimension()));
    if (architecture.classes() > 0) {
      parts.add(counted(architecture.classes(), "class"));
    }
    return new ModelDescription(
        String.join(" · ", parts),
        architecture.problems().stream().map(Problem::sentence).toList());
  }

  /// Such as `cuda:0 · bfloat16 · relative error 0.8 %`; empty for the usual way.
  static String execution(LoadedModel model) {
    Computing computing = Computing.of(model, Computing.DEFAULT.threads());
    if (computing.equals(Computing.DEFAULT)) {
      return "";
    }
    OptionalDouble error = model.bfloat16Error();
    return error.isEmpty()
        ? computing.summary()
        : "%s · relative error %.1f %%".formatted(computing.summary(), 100 * error.getAsDouble());
  }

  /// The usual name of a transformer of this width; others tell their width.
  private static String variant(VitShape vit) {
    String size =
        switch (vit.width()) {
          case 192 -> "-Ti";
          case 384 -> "-S";
          case 768 -> "-B";
          case 1024 -> "-L";
          default -> "";
        };
    String name = "ViT%s/%d".formatted(size, vit.patchSizePx());
    return size.isEmpty() ? name + " · width " + vit.width() : name;
  }

  private static String counted(int count, String noun) {
    String plural = noun.endsWith("s") ? noun + "es" : noun + "s";
    return "%d %s".formatted(count, count == 1 ? noun : plural);
  }
}
