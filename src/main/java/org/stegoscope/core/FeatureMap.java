package org.stegoscope.core;

import java.util.Objects;

/// One vector a patch: `values` is `[patches, channels]`, row-major, patches in the order of
/// [PatchGrid]. The array is shared, never copied, and must not be written to.
public record FeatureMap(PatchGrid grid, int channels, float[] values) {

  public FeatureMap {
    Objects.requireNonNull(grid);
    if (channels < 1 || values.length != (long) grid.size() * channels) {
      throw new IllegalArgumentException(
          "%d values do not fill %d patches of %d channels"
              .formatted(values.length, grid.size(), channels));
    }
  }

  public float at(int patch, int channel) {
    return values[patch * channels + channel];
  }

  /// A copy of one patch's vector, `[channels]`.
  public float[] vector(int patch) {
    float[] vector = new float[channels];
    System.arraycopy(values, patch * channels, vector, 0, channels);
    return vector;
  }

  /// The values as `[channels, rows, columns]`, the layout of PyTorch and of exported files.
  public float[] channelsFirst() {
    int patches = grid.size();
    float[] transposed = new float[values.length];
    for (int patch = 0; patch < patches; patch++) {
      for (int channel = 0; channel < channels; channel++) {
        transposed[channel * patches + patch] = values[patch * channels + channel];
      }
    }
    return transposed;
  }
}
