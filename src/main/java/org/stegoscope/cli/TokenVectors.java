package org.stegoscope.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.stegoscope.analysis.projection.FittedReduction;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.job.JobContext;

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

  /// The same vectors in fewer dimensions.
  TokenVectors reduced(Reduction reduction, JobContext context) {
    if (reduction.equals(Reduction.NONE)) {
      return this;
    }
    FittedReduction fitted = reduction.fit(values, dimension, context);
    Map<String, Object> told = new LinkedHashMap<>(source);
    told.put("reduced", reduction.label());
    return new TokenVectors(fitted.apply(values, context), fitted.dimension(), tokens, told);
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("count", count());
    fields.put("dimension", dimension);
    fields.putAll(source);
    return fields;
  }
}
