package org.stegoscope.workspace;

import org.stegoscope.core.FeatureMap;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Placement;
import org.stegoscope.model.FeatureRequest;

/// Features of a photo, where on the photo they lie, and where they come from.
public record PhotoFeatures(
    Photo photo,
    FeatureRequest request,
    FeatureMap map,
    Placement placement,
    Provenance provenance) {

  /// Where on the photo the patches lie.
  public InputGeometry geometry() {
    return new InputGeometry(map.grid(), placement);
  }
}
