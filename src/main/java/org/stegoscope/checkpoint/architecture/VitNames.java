package org.stegoscope.checkpoint.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names of a vision transformer's weights: DINO's own, which timm and torch hub share, and
/// those of Hugging Face translated to them.
final class VitNames {

  private static final Pattern DINO =
      Pattern.compile(
          "cls_token|pos_embed|patch_embed\\.proj\\.(weight|bias)|norm\\.(weight|bias)"
              + "|blocks\\.[0-9]{1,4}\\.(norm1|norm2|attn\\.qkv|attn\\.proj|mlp\\.fc1|mlp\\.fc2)"
              + "\\.(weight|bias)");

  private static final Pattern HUGGING_FACE_LAYER =
      Pattern.compile("encoder\\.layer\\.([0-9]{1,4})\\.(.+)\\.(weight|bias)");

  private static final Map<String, String> HUGGING_FACE_LAYER_PARTS =
      Map.of(
          "layernorm_before", "norm1",
          "layernorm_after", "norm2",
          "attention.attention.query", "attn.query",
          "attention.attention.key", "attn.key",
          "attention.attention.value", "attn.value",
          "attention.output.dense", "attn.proj",
          "intermediate.dense", "mlp.fc1",
          "output.dense", "mlp.fc2");

  private static final Map<String, String> HUGGING_FACE =
      Map.of(
          "embeddings.cls_token", "cls_token",
          "embeddings.position_embeddings", "pos_embed",
          "embeddings.patch_embeddings.projection.weight", "patch_embed.proj.weight",
          "embeddings.patch_embeddings.projection.bias", "patch_embed.proj.bias",
          "layernorm.weight", "norm.weight",
          "layernorm.bias", "norm.bias");

  /// Where a backbone's name may begin within a longer one; the longest first.
  private static final List<String> STARTS =
      List.of("embeddings.", "encoder.layer.", "patch_embed.", "blocks.", "layernorm.", "norm.");

  /// Parts that change what a transformer computes, and that DINO's does not have.
  private static final Pattern FOREIGN =
      Pattern.compile(
          "(blocks|patch_embed|encoder\\.layer|embeddings|norm_pre|ls_pre)\\..+"
              + "|register_tokens|reg_token|storage_tokens|dist_token|rel_pos_bias\\..+");

  /// Parts of that kind that only matter in training.
  private static final Pattern TRAINING_ONLY =
      Pattern.compile(".*(mask_token|position_ids|num_batches_tracked|relative_position_index)");

  private VitNames() {}

  /// A name taken apart: what stands before the backbone's own name, and DINO's name of the weight.
  /// Hugging Face's three attention weights keep the names `attn.query`, `attn.key`, `attn.value`.
  record Split(String prefix, String canonical) {}

  static Optional<Split> split(String name) {
    for (int start : candidateStarts(name)) {
      String rest = name.substring(start);
      Optional<String> canonical = canonical(rest);
      if (canonical.isPresent()) {
        return Optional.of(new Split(name.substring(0, start), canonical.get()));
      }
    }
    return Optional.empty();
  }

  private static List<Integer> candidateStarts(String name) {
    List<Integer> starts = new ArrayList<>();
    int lastPart = name.lastIndexOf('.') + 1;
    for (String start : STARTS) {
      int at = name.startsWith(start) ? 0 : name.indexOf("." + start) + 1;
      if (at > 0 || name.startsWith(start)) {
        starts.add(at);
      }
    }
    starts.add(lastPart);
    return starts;
  }

  private static Optional<String> canonical(String name) {
    if (DINO.matcher(name).matches()) {
      return Optional.of(name);
    }
    Matcher layer = HUGGING_FACE_LAYER.matcher(name);
    if (layer.matches()) {
      return Optional.ofNullable(HUGGING_FACE_LAYER_PARTS.get(layer.group(2)))
          .map(part -> "blocks.%s.%s.%s".formatted(layer.group(1), part, layer.group(3)));
    }
    return Optional.ofNullable(HUGGING_FACE.get(name));
  }

  /// Whether a part of a backbone, its prefix taken away, makes it another network than DINO's.
  static boolean isForeign(String rest) {
    return FOREIGN.matcher(rest).matches()
        && !TRAINING_ONLY.matcher(rest).matches()
        && canonical(rest).isEmpty();
  }

  /// What a network of that depth needs, in DINO's order.
  static List<String> required(int depth) {
    List<String> names = new ArrayList<>();
    names.addAll(List.of("cls_token", "pos_embed"));
    names.addAll(List.of("patch_embed.proj.weight", "patch_embed.proj.bias"));
    for (int block = 0; block < depth; block++) {
      for (String part : List.of("norm1", "attn.qkv", "attn.proj", "norm2", "mlp.fc1", "mlp.fc2")) {
        names.add("blocks.%d.%s.weight".formatted(block, part));
        names.add("blocks.%d.%s.bias".formatted(block, part));
      }
    }
    names.addAll(List.of("norm.weight", "norm.bias"));
    return names;
  }
}
