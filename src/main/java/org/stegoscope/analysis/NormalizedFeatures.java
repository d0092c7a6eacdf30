package org.stegoscope.analysis;

import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.core.StegoscopeException;

/// Feature vectors divided by their norms once, so that every further query costs one multiply-add
/// a number. Norms are never taken to be less than 1e-10, as in STEGO's correspondence.
public final class NormalizedFeatures {

  private static final double EPSILON = 1e-10;

  private final PatchGrid grid;
  private final int channels;

  /// `[channels, patches]`: neighbours in memory are neighbours in the loop over patches, which the
  /// compiler can then vectorise.
  private final float[] unit;

  private NormalizedFeatures(PatchGrid grid, int channels, float[] unit) {
    this.grid = grid;
    this.channels = channels;
    this.unit = unit;
  }

  public static NormalizedFeatures of(FeatureMap features) {
    int patches = features.grid().size();
    int channels = features.channels();
    float[] values = features.values();
    float[] unit = new float[values.length];
    for (int patch = 0; patch < patches; patch++) {
      double norm = norm(values, patch * channels, channels);
      for (int channel = 0; channel < channels; channel++) {
        unit[channel * patches + patch] = (float) (values[patch * channels + channel] / norm);
      }
    }
    return new NormalizedFeatures(features.grid(), channels, unit);
  }

  public PatchGrid grid() {
    return grid;
  }

  /// The cosine of `query`, `[channels]`, to every patch, in the shape of the grid.
  ///
  /// @throws StegoscopeException if the query has another number of channels
  public ScalarMap cosine(float[] query) {
    if (query.length != channels) {
      throw new StegoscopeException(
          "The query has %d channels, but the features it is compared with have %d."
              .formatted(query.length, channels));
    }
    double norm = norm(query, 0, channels);
    int patches = grid.size();
    double[] sums = new double[patches];
    int channel = 0;
    for (; channel + 3 < channels; channel += 4) {
      addFour(query, channel, norm, sums);
    }
    for (; channel < channels; channel++) {
      double weight = query[channel] / norm;
      int start = channel * patches;
      for (int patch = 0; patch < patches; patch++) {
        sums[patch] += weight * unit[start + patch];
      }
    }
    float[] cosines = new float[patches];
    for (int patch = 0; patch < patches; patch++) {
      cosines[patch] = (float) sums[patch];
    }
    return new ScalarMap(grid.rows(), grid.columns(), cosines);
  }

  /// Four channels at once, to load and store the sums a quarter as often.
  private void addFour(float[] query, int channel, double norm, double[] sums) {
    int patches = sums.length;
    double w0 = query[channel] / norm;
    double w1 = query[channel + 1] / norm;
    double w2 = query[channel + 2] / norm;
    double w3 = query[channel + 3] / norm;
    int s0 = channel * patches;
    int s1 = s0 + patches;
    int s2 = s1 + patches;
    int s3 = s2 + patches;
    for (int patch = 0; patch < patches; patch++) {
      sums[patch] +=
          w0 * unit[s0 + patch]
              + w1 * unit[s1 + patch]
              + w2 * unit[s2 + patch]
              + w3 * unit[s3 + patch];
    }
  }

  private static double norm(float[] values, int start, int length) {
    double sum = 0;
    for (int i = start; i < start + length; i++) {
      sum += (double) values[i] * values[i];
    }
    return Math.max(Math.sqrt(sum), EPSILON);
  }
}
