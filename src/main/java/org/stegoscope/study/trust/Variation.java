package org.stegoscope.study.trust;

import java.util.Arrays;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.dataset.ModelInput;

/// A change to a picture that does not change what is on it: its classes should not change either.
public enum Variation {
  /// The mirror image.
  FLIP(0, 0),
  /// Shifts by half a patch, so that every patch sees another part of the picture; what comes in at
  /// the edge repeats the edge.
  LEFT(-1, 0),
  RIGHT(1, 0),
  UP(0, -1),
  DOWN(0, 1);

  private final int across;
  private final int down;

  Variation(int across, int down) {
    this.across = across;
    this.down = down;
  }

  /// The changed picture, on the same grid.
  public ModelInput apply(ModelInput input) {
    if (this == FLIP) {
      return input.mirrored();
    }
    RgbImage pixels = input.pixels();
    int byX = across * input.grid().patchSizePx() / 2;
    int byY = down * input.grid().patchSizePx() / 2;
    byte[] shifted = new byte[pixels.pixels().length];
    for (int y = 0; y < pixels.height(); y++) {
      int fromY = Math.clamp(y - byY, 0, pixels.height() - 1);
      for (int x = 0; x < pixels.width(); x++) {
        int fromX = Math.clamp(x - byX, 0, pixels.width() - 1);
        System.arraycopy(
            pixels.pixels(),
            (fromY * pixels.width() + fromX) * 3,
            shifted,
            (y * pixels.width() + x) * 3,
            3);
      }
    }
    return new ModelInput(
        new RgbImage(pixels.width(), pixels.height(), shifted), input.placement(), input.grid());
  }

  /// Labels of the changed picture, put back to where they are in the unchanged one; void where the
  /// changed picture does not show it.
  ///
  /// @param patchSizePx of the grid, in pixels of the labels
  public LabelMap undone(LabelMap labels, int patchSizePx) {
    int width = labels.width();
    int height = labels.height();
    int byX = across * patchSizePx / 2;
    int byY = down * patchSizePx / 2;
    byte[] back = new byte[width * height];
    Arrays.fill(back, (byte) LabelMap.VOID);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int seenX = this == FLIP ? width - 1 - x : x + byX;
        int seenY = y + byY;
        if (seenX >= 0 && seenX < width && seenY >= 0 && seenY < height) {
          back[y * width + x] = labels.labels()[seenY * width + seenX];
        }
      }
    }
    return new LabelMap(width, height, back);
  }
}
