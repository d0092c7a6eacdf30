package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.figure.JsonFile;
import org.stegoscope.figure.NpyArray;
import org.stegoscope.figure.NpyFile;
import org.stegoscope.figure.NpzFile;
import org.stegoscope.job.JobContext;

/// Writes features with a JSON file of provenance beside them.
final class FeatureExport {

  private FeatureExport() {}

  /// One photo, `[channels, rows, columns]`.
  static void npy(Path file, PhotoFeatures features, JobContext context) {
    JsonFile.write(Beside.json(file), fields(features));
    context.checkCancelled();
    NpyFile.write(file, features.map().channelsFirst(), shape(features.map()));
  }

  /// An array for each photo, under its name without the ending.
  static void npz(Path file, FeatureSweep sweep, JobContext context) {
    List<String> names =
        OutputNames.of(sweep.features().keySet().stream().map(PhotoItem::file).toList());
    SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
    List<Map<String, Object>> described = new ArrayList<>();
    int i = 0;
    for (PhotoFeatures features : sweep.features().values()) {
      context.checkCancelled();
      String name = names.get(i++);
      arrays.put(name, NpyArray.of(features.map().channelsFirst(), shape(features.map())));
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("array", name);
      fields.putAll(fields(features));
      described.add(fields);
    }
    JsonFile.write(Beside.json(file), Map.of("images", described));
    NpzFile.write(file, arrays, context);
  }

  private static int[] shape(FeatureMap map) {
    return new int[] {map.channels(), map.grid().rows(), map.grid().columns()};
  }

  private static Map<String, Object> fields(PhotoFeatures features) {
    return ExportedArray.fields(shape(features.map()), features.geometry(), features.provenance());
  }
}
