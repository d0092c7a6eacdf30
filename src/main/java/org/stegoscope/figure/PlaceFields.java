package org.stegoscope.figure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.dataset.Placement;

/// Where on a photo the cells of an array lie, as fields of the JSON beside it.
public final class PlaceFields {

  private PlaceFields() {}

  /// `rows`, `columns`, `patchSize`.
  public static Map<String, Object> of(PatchGrid grid) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("rows", grid.rows());
    fields.put("columns", grid.columns());
    fields.put("patchSize", grid.patchSizePx());
    return fields;
  }

  /// `x`, `y`, `width`, `height`, in pixels of the original photo.
  public static Map<String, Object> of(Placement placement) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("x", placement.x());
    fields.put("y", placement.y());
    fields.put("width", placement.width());
    fields.put("height", placement.height());
    return fields;
  }
}
