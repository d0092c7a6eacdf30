package org.stegoscope.checkpoint.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.stegoscope.checkpoint.StoredTensor;

/// The tensors of a file that make up a vision transformer, found by what their names end with, so
/// that it does not matter under which keys it was saved.
///
/// @param prefix what all their names begin with
/// @param weights by DINO's names, in file order
/// @param used the tensors' names in the file
/// @param foreign names of parts that DINO's network does not have
record Backbone(
    String prefix,
    SequencedMap<String, WeightSource> weights,
    Set<String> used,
    List<String> foreign) {

  private static final Set<String> PREFERRED = Set.of("teacher", "target_encoder", "momentum");
  private static final Set<String> AVOIDED = Set.of("student", "online", "predictor");

  /// These alone occur in many networks.
  private static final Set<String> WEAK = Set.of("norm.weight", "norm.bias");

  /// The best of the file's transformers: a teacher before any other, a student after all, then the
  /// one with the most weights.
  static Optional<Backbone> find(Map<String, StoredTensor> tensors) {
    SequencedMap<String, SequencedMap<String, StoredTensor>> groups = new LinkedHashMap<>();
    for (StoredTensor tensor : tensors.values()) {
      VitNames.split(tensor.name())
          .ifPresent(split ->
              groups
                  .computeIfAbsent(split.prefix(), _ -> new LinkedHashMap<>())
                  .putIfAbsent(split.canonical(), tensor));
    }
    return groups.entrySet().stream()
        .filter(group -> !WEAK.containsAll(group.getValue().keySet()))
        .max(
            Comparator.<Map.Entry<String, SequencedMap<String, StoredTensor>>>comparingInt(
                    group -> preference(group.getKey()))
                .thenComparingInt(group -> group.getValue().size()))
        .map(group -> of(group.getKey(), group.getValue(), tensors));
  }

  private static int preference(String prefix) {
    List<String> keys = List.of(prefix.split("\\."));
    if (keys.stream().anyMatch(AVOIDED::contains)) {
      return 0;
    }
    return keys.stream().anyMatch(PREFERRED::contains) ? 2 : 1;
  }

  private static Backbone of(
      String prefix, Map<String, StoredTensor> parts, Map<String, StoredTensor> tensors) {
    SequencedMap<String, WeightSource> weights = new LinkedHashMap<>();
    parts.forEach((name, tensor) -> weights.put(name, WeightSource.of(tensor)));
    joinAttention(parts, weights);
    List<String> foreign = new ArrayList<>();
    for (String name : tensors.keySet()) {
      if (name.startsWith(prefix) && VitNames.isForeign(name.substring(prefix.length()))) {
        foreign.add(name.substring(prefix.length()));
      }
    }
    Set<String> used = Set.copyOf(parts.values().stream().map(StoredTensor::name).toList());
    return new Backbone(prefix, weights, used, foreign);
  }

  /// Query, key and value one after the other are DINO's `qkv`.
  private static void joinAttention(
      Map<String, StoredTensor> parts, SequencedMap<String, WeightSource> weights) {
    for (String name : parts.keySet()) {
      if (name.contains("attn.query")) {
        StoredTensor key = parts.get(name.replace("attn.query", "attn.key"));
        StoredTensor value = parts.get(name.replace("attn.query", "attn.value"));
        if (key != null && value != null && canJoin(parts.get(name), key, value)) {
          weights.put(
              name.replace("attn.query", "attn.qkv"),
              new WeightSource(List.of(parts.get(name), key, value)));
        }
      }
    }
    weights
        .keySet()
        .removeIf(name ->
            name.contains("attn.query")
                || name.contains("attn.key")
                || name.contains("attn.value"));
  }

  private static boolean canJoin(StoredTensor query, StoredTensor key, StoredTensor value) {
    return query.shape().length > 0
        && Arrays.equals(query.shape(), key.shape())
        && Arrays.equals(query.shape(), value.shape());
  }
}
