package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.RgbImage;
import org.stegoscope.figure.IndexedPng;
import org.stegoscope.figure.JsonFile;
import org.stegoscope.figure.Overlay;
import org.stegoscope.figure.RgbPng;
import org.stegoscope.workspace.Segmentation;
import org.stegoscope.workspace.SegmentationFields;

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
    JsonFile.write(json, fields);
    return fields;
  }

  private Map<String, Object> fields(Segmentation segmentation) {
    SequencedMap<String, String> files = new LinkedHashMap<>();
    files.put("labels", labels.getFileName().toString());
    files.put("overlay", overlay.getFileName().toString());
    return SegmentationFields.of(segmentation, files);
  }
}
