package org.stegoscope.workspace;

import org.stegoscope.core.FeatureMap;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Placement;

/// Features of a photo, where on the photo they lie, and where they come from.
public record PhotoFeatures(
    Photo photo, FeatureMap map, Placement placement, Provenance provenance) {}
