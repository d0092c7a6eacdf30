package org.stegoscope.checkpoint.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.stegoscope.checkpoint.Value;

/// What a file says about its training: Lightning's `hyper_parameters` with STEGO's `cfg` in it, a
/// script's `args`, or the texts of a safetensors file.
///
/// @param settings as plain bounded data
/// @param note what the file says about itself, empty where it says nothing
/// @param untrained whether it says that its weights are not trained
record TrainingConfig(Map<String, Object> settings, String note, boolean untrained) {

  private static final List<String> OTHER_KEYS = List.of("cfg", "config", "args", "__metadata__");

  static TrainingConfig of(Value metadata) {
    Map<String, Object> texts = asSettings(child(metadata, "__metadata__"));
    Object untrained = texts.getOrDefault("stegoscope.untrained", "false");
    return new TrainingConfig(
        settings(metadata),
        String.valueOf(texts.getOrDefault("stegoscope.note", "")),
        !untrained.toString().equalsIgnoreCase("false"));
  }

  /// A setting as text, empty where it is not one.
  String text(String key) {
    return settings.get(key) instanceof String text ? text : "";
  }

  OptionalInt number(String key) {
    return settings.get(key) instanceof Long number
            && number >= Integer.MIN_VALUE
            && number <= Integer.MAX_VALUE
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  private static Map<String, Object> settings(Value metadata) {
    Optional<Value> parameters = child(metadata, "hyper_parameters");
    if (parameters.isPresent()) {
      Optional<Value> cfg = child(parameters.get(), "cfg");
      return asSettings(cfg.isPresent() ? cfg : parameters);
    }
    for (String key : OTHER_KEYS) {
      Map<String, Object> settings = asSettings(child(metadata, key));
      if (!settings.isEmpty()) {
        return settings;
      }
    }
    return Map.of();
  }

  private static Optional<Value> child(Value value, String key) {
    return value instanceof Value.Mapping mapping ? mapping.get(key) : Optional.empty();
  }

  /// The entries of a dictionary or the fields of an object.
  private static Map<String, Object> asSettings(Optional<Value> value) {
    if (value.isEmpty() || !(value.get().toPlain() instanceof Map<?, ?> plain)) {
      return Map.of();
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    plain.forEach((key, setting) -> settings.put(String.valueOf(key), setting));
    settings.remove("(class)");
    return settings;
  }
}
