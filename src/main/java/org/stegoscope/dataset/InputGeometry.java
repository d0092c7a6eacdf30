package org.stegoscope.dataset;

import java.util.OptionalInt;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;

/// The patches a model sees of a photo, and the part of the photo they cover. Known from sizes
/// alone, before anything is computed.
public record InputGeometry(PatchGrid grid, Placement placement) {

  /// A point of the photo, in its pixels.
  public record Point(double x, double y) {}

  /// For a photo of `width` x `height` pixels.
  ///
  /// @throws StegoscopeException where not one patch fits
  public static InputGeometry of(int width, int height, Resolution resolution, int patchSizePx) {
    Sampling sampling = Sampling.of(width, height, resolution).cutToPatches(patchSizePx);
    PatchGrid grid =
        new PatchGrid(
            sampling.rows().length / patchSizePx,
            sampling.columns().length / patchSizePx,
            patchSizePx);
    return new InputGeometry(grid, sampling.placement());
  }

  /// The patch under a point; empty outside the part of the photo that the model sees.
  public OptionalInt patchAt(double x, double y) {
    int patch = placement.patchAt(grid, x, y);
    return patch < 0 ? OptionalInt.empty() : OptionalInt.of(patch);
  }

  /// The middle of a patch.
  public Point centre(int patch) {
    Placement place = placement.ofPatch(grid, patch);
    return new Point(place.x() + place.width() / 2, place.y() + place.height() / 2);
  }

  /// The middle of the patch so many rows down and columns to the right of the one under a point;
  /// at the border where there is none.
  public Point stepped(double x, double y, int rows, int columns) {
    int column = moved((x - placement.x()) / placement.width(), columns, grid.columns());
    int row = moved((y - placement.y()) / placement.height(), rows, grid.rows());
    return centre(grid.index(row, column));
  }

  private static int moved(double share, int step, int count) {
    return Math.clamp((long) Math.floor(share * count) + step, 0, count - 1);
  }
}
