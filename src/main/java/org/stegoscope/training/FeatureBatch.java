package org.stegoscope.training;

import java.util.Arrays;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;

/// Vectors of the tokens of several images of one size.
///
/// @param rows of tokens in an image
/// @param columns of tokens in an image
/// @param values `[images, rows * columns, channels]`, must not be written to
public record FeatureBatch(int images, int rows, int columns, int channels, float[] values) {

  public FeatureBatch {
    if (values.length != (long) images * rows * columns * channels) {
      throw new StegoscopeException(
          "%d numbers are not %d images of %d x %d tokens of %d channels."
              .formatted(values.length, images, rows, columns, channels));
    }
  }

  /// Tokens of one image.
  public int patches() {
    return rows * columns;
  }

  /// Other vectors of the same tokens.
  FeatureBatch with(int otherChannels, float[] others) {
    return new FeatureBatch(images, rows, columns, otherChannels, others);
  }

  /// The vectors of each image alone.
  FeatureMap[] maps() {
    int ofImage = patches() * channels;
    FeatureMap[] maps = new FeatureMap[images];
    for (int i = 0; i < images; i++) {
      float[] vectors = Arrays.copyOfRange(values, i * ofImage, (i + 1) * ofImage);
      maps[i] = new FeatureMap(new PatchGrid(rows, columns, 1), channels, vectors);
    }
    return maps;
  }

  /// The same as PyTorch lays maps out, `[images, channels, rows, columns]`.
  public static FeatureBatch ofPlanes(
      int images, int channels, int rows, int columns, float[] planes) {
    int patches = rows * columns;
    float[] values = new float[planes.length];
    for (int i = 0; i < images; i++) {
      for (int c = 0; c < channels; c++) {
        for (int p = 0; p < patches; p++) {
          values[(i * patches + p) * channels + c] = planes[(i * channels + c) * patches + p];
        }
      }
    }
    return new FeatureBatch(images, rows, columns, channels, values);
  }
}
