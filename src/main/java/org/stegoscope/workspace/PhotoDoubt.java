package org.stegoscope.workspace;

import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.Photo;

/// How doubtful the class of each place of a photo is, 0 to 1.
///
/// @param map over the part of the photo that the model sees
public record PhotoDoubt(
    Photo photo, ScalarMap map, InputGeometry geometry, Provenance provenance) {

  /// The share of the places whose class is at least as doubtful as half.
  public double doubtful() {
    int known = 0;
    int doubtful = 0;
    for (float value : map.values()) {
      known += Float.isNaN(value) ? 0 : 1;
      doubtful += value >= 0.5f ? 1 : 0;
    }
    return known == 0 ? 0 : (double) doubtful / known;
  }
}
