package org.stegoscope.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;

/// What the ids of an indexed PNG mean, as fields of the JSON beside it.
public final class PaletteFields {

  private PaletteFields() {}

  /// `classes` with `id`, `name`, `color` and `area` of each class of the palette, also of those
  /// that occur nowhere; `voidId` and `voidArea`. Areas are in pixels.
  public static Map<String, Object> of(LabelMap labels, Palette palette) {
    long[] areas = labels.areas();
    List<Map<String, Object>> classes = new ArrayList<>();
    for (int id = 0; id < palette.size(); id++) {
      Map<String, Object> described = of(id, palette.entry(id));
      described.put("area", areas[id]);
      classes.add(described);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("classes", classes);
    fields.put("voidId", LabelMap.VOID);
    fields.put("voidArea", areas[LabelMap.VOID]);
    return fields;
  }

  /// `id`, `name`, and `color` as `#rrggbb`; the map may be added to.
  public static Map<String, Object> of(int id, Palette.Entry entry) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("name", entry.name());
    fields.put("color", entry.color().hex());
    return fields;
  }
}
