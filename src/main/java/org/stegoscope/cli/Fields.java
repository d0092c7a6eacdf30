package org.stegoscope.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stegoscope.checkpoint.TensorStatistics;
import org.stegoscope.checkpoint.TensorStatistics.Distribution;
import org.stegoscope.core.Palette;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.figure.PaletteFields;

/// The nouns of the domain as fields of JSON.
final class Fields {

  private Fields() {}

  static Map<String, Object> of(ScalarMap.Range range) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("low", range.low());
    fields.put("high", range.high());
    return fields;
  }

  /// Numbers of what is not there are null, as JSON has no NaN.
  static Map<String, Object> of(TensorStatistics statistics) {
    Optional<Distribution> distribution = statistics.distribution();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("count", statistics.count());
    fields.put("min", distribution.map(Distribution::min).orElse(null));
    fields.put("max", distribution.map(Distribution::max).orElse(null));
    fields.put("mean", distribution.map(Distribution::mean).orElse(null));
    fields.put("std", distribution.map(Distribution::deviation).orElse(null));
    fields.put("zeros", statistics.zeros());
    fields.put("nan", statistics.nans());
    fields.put("infinite", statistics.infinities());
    fields.put("histogram", distribution.map(Distribution::histogram).orElse(new long[0]));
    return fields;
  }

  static List<Map<String, Object>> of(Palette palette) {
    List<Map<String, Object>> classes = new ArrayList<>();
    for (int id = 0; id < palette.size(); id++) {
      classes.add(PaletteFields.of(id, palette.entry(id)));
    }
    return classes;
  }
}
