package org.stegoscope.workspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegoscope.analysis.FeatureColors;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.job.JobContext;

/// The features of photos as colours, from one set of principal components.
public record ColoredPhotos(Map<PhotoItem, Colored> photos, FeatureColors colors, String remark) {

  /// One photo's patches, a square each.
  public record Colored(Raster raster, InputGeometry geometry, Provenance provenance) {}

  static ColoredPhotos of(FeatureSweep sweep, FeatureColors.Options options, JobContext context) {
    List<PhotoFeatures> features = List.copyOf(sweep.features().values());
    FeatureColors colors =
        FeatureColors.of(features.stream().map(PhotoFeatures::map).toList(), options, context);
    Map<PhotoItem, Colored> photos = new LinkedHashMap<>();
    int i = 0;
    for (PhotoItem item : sweep.features().keySet()) {
      PhotoFeatures known = features.get(i);
      PatchGrid grid = known.map().grid();
      Raster patches = new Raster(grid.columns(), grid.rows(), colors.colors().get(i));
      Raster raster = HeatPainter.enlarged(patches, context);
      photos.put(item, new Colored(raster, known.geometry(), known.provenance()));
      i++;
    }
    return new ColoredPhotos(photos, colors, sweep.remark());
  }
}
