package org.stegoscope.workspace;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.figure.PaletteFields;
import org.stegoscope.figure.PlaceFields;

/// A segmentation as the fields of the JSON beside its mask.
public final class SegmentationFields {

  private SegmentationFields() {}

  /// `files` are the names of the pictures beside the JSON, by what they are.
  public static Map<String, Object> of(
      Segmentation segmentation, SequencedMap<String, String> files) {
    RgbImage photo = segmentation.photo().image();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("image", segmentation.photo().file().toString());
    fields.put("width", photo.width());
    fields.put("height", photo.height());
    fields.putAll(files);
    fields.put("probe", segmentation.probe().label());
    fields.putAll(PaletteFields.of(segmentation.labels(), segmentation.palette()));
    fields.put("grid", PlaceFields.of(segmentation.grid()));
    fields.put("placement", PlaceFields.of(segmentation.placement()));
    fields.put("provenance", segmentation.provenance().fields());
    return fields;
  }
}
