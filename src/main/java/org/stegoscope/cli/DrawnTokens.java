package org.stegoscope.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stegoscope.analysis.projection.TokenSample;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.Palette;

/// Tokens of photos, and what labels say of them.
///
/// @param classes of the labels; empty where there are none
/// @param labels `[tokens]`, negative for none
record DrawnTokens(
    List<NamedFeatures> photos, TokenSample sample, Optional<Palette> classes, int[] labels) {

  Optional<int[]> knownLabels() {
    return classes.map(_ -> labels);
  }

  /// The vectors of the tokens in the space of other features of the same photos.
  float[] vectors(List<FeatureMap> maps) {
    return sample.gather(maps);
  }

  List<FeatureMap> maps() {
    return photos.stream().map(photo -> photo.features().map()).toList();
  }

  /// What the tokens are and where they come from.
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("sample", sample.statement());
    fields.put("count", sample.size());
    fields.put("available", sample.available());
    List<Map<String, Object>> images = new ArrayList<>();
    for (NamedFeatures photo : photos) {
      Map<String, Object> image = new LinkedHashMap<>();
      image.put("image", photo.features().photo().file().toString());
      image.put("provenance", photo.features().provenance().fields());
      images.add(image);
    }
    fields.put("images", images);
    return fields;
  }
}
