package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.RgbImage;
import org.stegoscope.figure.IndexedPng;
import org.stegoscope.figure.Overlay;
import org.stegoscope.figure.RgbPng;
import org.stegoscope.workspace.Segmentation;

/// The three files of one segmentation.
record SegmentationFiles(Path labels, Path overlay, Path json) {

  private static final double OPACITY = 0.6;

  static SegmentationFiles in(Path folder, String name) {
    return new SegmentationFiles(
        folder.resolve(name + ".labels.png"),
        folder.resolve(name + ".overlay.png"),
        folder.resolve(name + ".json"));
  }

  List<Path> all() {
    return List.of(labels, overlay, json);
  }

  /// Writes all three and returns what the JSON file holds.
  Map<String, Object> write(Segmentation segmentation) {
    RgbImage photo = segmentation.photo().image();
    Palette palette = segmentation.palette();
    IndexedPng.write(labels, segmentation.labels(), palette);
    RgbPng.write(overlay, Overlay.labels(photo, segmentation.labels(), palette, OPACITY));
    Map<String, Object> fields = fields(segmentation);
    Json.write(json, fields);
    return fields;
  }

  private Map<String, Object> fields(Segmentation segmentation) {
    RgbImage photo = segmentation.photo().image();
    long[] areas = segmentation.labels().areas();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("image", segmentation.photo().file().toString());
    fields.put("width", photo.width());
    fields.put("height", photo.height());
    fields.put("labels", labels.getFileName().toString());
    fields.put("overlay", overlay.getFileName().toString());
    fields.put("probe", segmentation.probe().label());
    fields.put("classes", classes(segmentation.palette(), areas));
    fields.put("voidId", LabelMap.VOID);
    fields.put("voidArea", areas[LabelMap.VOID]);
    fields.put("grid", Fields.of(segmentation.grid()));
    fields.put("placement", Fields.of(segmentation.placement()));
    fields.put("provenance", segmentation.provenance().fields());
    return fields;
  }

  /// All classes of the probe, also those that occur nowhere; areas in pixels.
  private static List<Map<String, Object>> classes(Palette palette, long[] areas) {
    List<Map<String, Object>> classes = new ArrayList<>();
    for (int id = 0; id < palette.size(); id++) {
      Map<String, Object> described = Fields.of(id, palette.entry(id));
      described.put("area", areas[id]);
      classes.add(described);
    }
    return classes;
  }
}
