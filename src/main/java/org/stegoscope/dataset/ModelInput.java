package org.stegoscope.dataset;

import java.util.Objects;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;

/// The picture a model sees: pixels that fill `grid` exactly, and the rectangle of the original
/// photo they were taken from.
public record ModelInput(RgbImage pixels, Placement placement, PatchGrid grid) {

  public ModelInput {
    Objects.requireNonNull(placement);
    if (pixels.width() != grid.widthPx() || pixels.height() != grid.heightPx()) {
      throw new IllegalArgumentException(
          "%d x %d pixels do not fill a grid of %d x %d"
              .formatted(pixels.width(), pixels.height(), grid.widthPx(), grid.heightPx()));
    }
  }

  /// Resizes to `resolution` by the nearest pixel, then cuts at the right and at the bottom to
  /// whole patches. Follows the image pipeline of STEGO.
  ///
  /// @throws StegoscopeException where not one patch fits
  public static ModelInput prepare(RgbImage image, Resolution resolution, int patchSizePx) {
    Sampling sampling =
        Sampling.of(image.width(), image.height(), resolution).cutToPatches(patchSizePx);
    InputGeometry geometry =
        InputGeometry.of(image.width(), image.height(), resolution, patchSizePx);
    return new ModelInput(sampling.apply(image), geometry.placement(), geometry.grid());
  }

  /// The label of every pixel of what [#prepare] makes of the photo that `labels` belongs to.
  ///
  /// @throws StegoscopeException where not one patch fits
  public static LabelMap prepareLabels(LabelMap labels, Resolution resolution, int patchSizePx) {
    return Sampling.of(labels.width(), labels.height(), resolution)
        .cutToPatches(patchSizePx)
        .apply(labels);
  }

  /// The label of every pixel of a photo resized to `resolution`, without a cut to patches: what
  /// predictions at that resolution are compared with. Labels are never mixed, the nearest counts.
  public static LabelMap labelsAt(LabelMap labels, Resolution resolution) {
    return Sampling.of(labels.width(), labels.height(), resolution).apply(labels);
  }

  /// The same input with left and right exchanged. The placement stays that of the unmirrored
  /// input: what a model answers is to be mirrored back before it is placed.
  public ModelInput mirrored() {
    int width = pixels.width();
    byte[] source = pixels.pixels();
    byte[] mirrored = new byte[source.length];
    for (int row = 0; row < pixels.height(); row++) {
      for (int column = 0; column < width; column++) {
        int from = (row * width + column) * 3;
        int to = (row * width + width - 1 - column) * 3;
        System.arraycopy(source, from, mirrored, to, 3);
      }
    }
    return new ModelInput(new RgbImage(width, pixels.height(), mirrored), placement, grid);
  }
}
