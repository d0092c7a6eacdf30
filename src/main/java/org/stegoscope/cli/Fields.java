package org.stegoscope.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegoscope.core.Palette;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.Placement;
import org.stegoscope.figure.PaletteFields;

/// The nouns of the domain as fields of JSON.
final class Fields {

  private Fields() {}

  static Map<String, Object> of(PatchGrid grid) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("rows", grid.rows());
    fields.put("columns", grid.columns());
    fields.put("patchSize", grid.patchSizePx());
    return fields;
  }

  /// In pixels of the original photo.
  static Map<String, Object> of(Placement placement) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("x", placement.x());
    fields.put("y", placement.y());
    fields.put("width", placement.width());
    fields.put("height", placement.height());
    return fields;
  }

  static Map<String, Object> of(ScalarMap.Range range) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("low", range.low());
    fields.put("high", range.high());
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
