package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stegoscope.analysis.FeatureColors;
import org.stegoscope.figure.JsonFile;
import org.stegoscope.figure.Overlay;
import org.stegoscope.figure.PlaceFields;
import org.stegoscope.figure.RgbPng;
import org.stegoscope.workspace.PhotoFeatures;
import org.stegoscope.workspace.Provenance;

/// Writes the feature colours of photos.
final class ColorFiles {

  private final Path folder;
  private final FeatureColors.Options options;
  private final boolean joint;
  private final List<Map<String, Object>> images = new ArrayList<>();
  private final Report report = new Report("colors");

  ColorFiles(Path folder, FeatureColors.Options options, boolean joint) {
    this.folder = folder;
    this.options = options;
    this.joint = joint;
  }

  /// Writes the pictures of photos that were coloured together.
  void write(List<NamedFeatures> photos, FeatureColors colors) {
    Destination.create(folder);
    List<String> digests = photos.stream().map(photo -> photo.features().photo().sha256()).toList();
    for (int i = 0; i < photos.size(); i++) {
      PhotoFeatures shown = photos.get(i).features();
      Path picture = folder.resolve(photos.get(i).name() + ".colors.png");
      RgbPng.write(
          picture,
          Overlay.patches(
              shown.photo().image(),
              colors.colors().get(i),
              shown.map().grid(),
              shown.placement()));
      report.wrote(picture);
      Provenance provenance = joint ? shown.provenance().jointly(digests) : shown.provenance();
      images.add(fields(shown, picture, colors, provenance));
    }
  }

  private static Map<String, Object> fields(
      PhotoFeatures shown, Path picture, FeatureColors colors, Provenance provenance) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("image", shown.photo().file().toString());
    fields.put("colors", picture.getFileName().toString());
    fields.put("explainedVarianceRatio", colors.components().explainedVarianceRatio());
    fields.put("ranges", colors.ranges().stream().map(Fields::of).toList());
    fields.put("grid", PlaceFields.of(shown.map().grid()));
    fields.put("placement", PlaceFields.of(shown.placement()));
    fields.put("provenance", provenance.fields());
    return fields;
  }

  /// Writes `colors.json`, unless no photo was coloured, and tells of all that was written.
  Report finish() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("joint", joint);
    fields.put("scaling", name(options.scaling()));
    fields.put("stretch", name(options.stretch()));
    fields.put("images", images);
    if (!images.isEmpty()) {
      Path json = folder.resolve("colors.json");
      JsonFile.write(json, fields);
      report.wrote(json);
    }
    fields.forEach(report::with);
    return report;
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
