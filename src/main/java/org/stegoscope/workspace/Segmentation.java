package org.stegoscope.workspace;

import java.util.Optional;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Placement;

/// A photo's class ids at its own size. Pixels the model did not see are void.
///
/// `confidence` is the probability of the chosen class for a checkpoint's probes, and for k-means
/// the margin `1 - d1/d2` of the nearest centre over the second nearest; NaN where nothing is
/// known.
///
/// `classSet` names what the ids mean: two segmentations of one set have the same classes.
public record Segmentation(
    Photo photo,
    LabelMap labels,
    ScalarMap confidence,
    String classSet,
    Palette palette,
    PatchGrid grid,
    Placement placement,
    ProbeChoice probe,
    Provenance provenance) {

  /// The same ids under other names and in other colours.
  Segmentation with(Palette other) {
    return new Segmentation(
        photo, labels, confidence, classSet, other, grid, placement, probe, provenance);
  }

  /// The confidence of a pixel, where one is known.
  public Optional<Float> confidenceAt(int x, int y) {
    float value = confidence.at(y, x);
    return Float.isNaN(value) ? Optional.empty() : Optional.of(value);
  }
}
