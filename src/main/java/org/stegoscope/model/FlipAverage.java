package org.stegoscope.model;

import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;

/// STEGO's test-time averaging over an image and its mirror image.
final class FlipAverage {

  private FlipAverage() {}

  /// `(straight + flip(mirrored)) / 2`, where `mirrored` are the features of the mirrored image.
  static FeatureMap of(FeatureMap straight, FeatureMap mirrored) {
    PatchGrid grid = straight.grid();
    int channels = straight.channels();
    float[] averaged = new float[straight.values().length];
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        int here = grid.index(row, column) * channels;
        int there = grid.index(row, grid.columns() - 1 - column) * channels;
        for (int channel = 0; channel < channels; channel++) {
          averaged[here + channel] =
              (straight.values()[here + channel] + mirrored.values()[there + channel]) / 2;
        }
      }
    }
    return new FeatureMap(grid, channels, averaged);
  }
}
