package org.stegoscope.workspace;

import java.util.Locale;
import java.util.Optional;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.dataset.Photo;
import org.stegoscope.dataset.Placement;

/// What lies under the cursor, in words.
final class CursorReadout {

  /// From the left edge of a pixel to its middle.
  private static final double HALF = 0.5;

  private CursorReadout() {}

  /// Such as `x 120, y 44 · patch row 5, col 15 · #a1b2c3`; empty outside the photo. The patch is
  /// that of `geometry`, where there is one.
  static String of(Photo photo, Optional<InputGeometry> geometry, int x, int y) {
    RgbImage image = photo.image();
    if (x < 0 || y < 0 || x >= image.width() || y >= image.height()) {
      return "";
    }
    String place = "x %d, y %d".formatted(x, y);
    String patch = geometry.map(known -> patch(known, x, y)).orElse("");
    return place + patch + " · " + image.at(x, y).hex();
  }

  private static String patch(InputGeometry geometry, int x, int y) {
    PatchGrid grid = geometry.grid();
    int patch = geometry.placement().patchAt(grid, x + HALF, y + HALF);
    return patch < 0
        ? " · outside the model's input"
        : " · patch row %d, col %d".formatted(grid.row(patch), grid.column(patch));
  }

  /// Such as ` · cluster 3 · margin 0.43`.
  static String classAt(Segmentation segmentation, int x, int y) {
    int id = segmentation.labels().at(x, y);
    if (id == LabelMap.VOID) {
      return "";
    }
    String word = segmentation.probe() instanceof ProbeChoice.KMeans ? "margin" : "confidence";
    String confidence =
        segmentation
            .confidenceAt(x, y)
            .map(value -> " · %s %s".formatted(word, String.format(Locale.ROOT, "%.2f", value)))
            .orElse("");
    return " · " + segmentation.palette().entry(id).name() + confidence;
  }

  /// Such as ` · similarity 0.83`, of the cell of `map` that lies there.
  static String valueAt(ScalarMap map, Placement placement, String word, int x, int y) {
    PatchGrid cells = new PatchGrid(map.rows(), map.columns(), 1);
    int cell = placement.patchAt(cells, x + HALF, y + HALF);
    return cell < 0 || Float.isNaN(map.values()[cell])
        ? ""
        : " · %s %s".formatted(word, String.format(Locale.ROOT, "%.3g", map.values()[cell]));
  }
}
