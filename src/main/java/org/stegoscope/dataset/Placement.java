package org.stegoscope.dataset;

import org.stegoscope.core.PatchGrid;

/// The rectangle of the original photo that a model's input, or one patch of it, covers. In pixels
/// of the original, continuous: the pixel in column 3 reaches from 3 to 4.
public record Placement(double x, double y, double width, double height) {

  public Placement {
    if (!(width > 0 && height > 0)) {
      throw new IllegalArgumentException(
          "a placement has an extent, not %g x %g pixels".formatted(width, height));
    }
  }

  /// The index of the patch that covers a point of the original, -1 outside the input. The middle
  /// of a pixel is at its column and row plus one half.
  public int patchAt(PatchGrid grid, double originalX, double originalY) {
    int column = (int) Math.floor((originalX - x) / width * grid.columns());
    int row = (int) Math.floor((originalY - y) / height * grid.rows());
    return grid.contains(row, column) ? grid.index(row, column) : -1;
  }

  /// The part of the original that one patch covers.
  public Placement ofPatch(PatchGrid grid, int patch) {
    double patchWidth = width / grid.columns();
    double patchHeight = height / grid.rows();
    return new Placement(
        x + grid.column(patch) * patchWidth,
        y + grid.row(patch) * patchHeight,
        patchWidth,
        patchHeight);
  }
}
