package org.stegoscope.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Vectors to project or to cluster: of tokens of photos, or as somebody wrote them into a file.
///
/// @param values `[count, dimension]`
/// @param tokens empty where the vectors come from a file
/// @param source what tells where they come from
record TokenVectors(
    float[] values, int dimension, Optional<DrawnTokens> tokens, Map<String, Object> source) {

  int count() {
    return values.length / dimension;
  }

  Optional<int[]> labels() {
    return tokens.flatMap(DrawnTokens::knownLabels);
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("count", count());
    fields.put("dimension", dimension);
    fields.putAll(source);
    return fields;
  }
}
