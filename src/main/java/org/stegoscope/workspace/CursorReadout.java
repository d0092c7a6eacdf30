package org.stegoscope.workspace;

import java.util.Locale;
import java.util.Optional;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.RgbImage;
import org.stegoscope.dataset.Photo;

/// What lies under the cursor, in words.
final class CursorReadout {

  /// From the left edge of a pixel to its middle.
  private static final double HALF = 0.5;

  private CursorReadout() {}

  /// Such as `120, 44 · patch row 5, col 15 · #a1b2c3 · cluster 3 · margin 0.43`; empty outside the
  /// photo.
  static String of(Photo photo, Optional<Segmentation> segmentation, int x, int y) {
    RgbImage image = photo.image();
    if (x < 0 || y < 0 || x >= image.width() || y >= image.height()) {
      return "";
    }
    String place = "x %d, y %d".formatted(x, y);
    String color = image.at(x, y).hex();
    return segmentation
        .filter(known -> known.photo().equals(photo))
        .map(known -> place + patch(known, x, y) + " · " + color + classAt(known, x, y))
        .orElse(place + " · " + color);
  }

  private static String patch(Segmentation segmentation, int x, int y) {
    PatchGrid grid = segmentation.grid();
    int patch = segmentation.placement().patchAt(grid, x + HALF, y + HALF);
    return patch < 0
        ? " · outside the model's input"
        : " · patch row %d, col %d".formatted(grid.row(patch), grid.column(patch));
  }

  private static String classAt(Segmentation segmentation, int x, int y) {
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
}
