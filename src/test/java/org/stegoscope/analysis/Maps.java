package org.stegoscope.analysis;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.job.JobContext;

/// Inputs the tests of this package share.
public final class Maps {

  private Maps() {}

  /// `length` numbers, number `n` being `fill(n)`.
  public static float[] filled(int length, IntToDoubleFunction fill) {
    float[] values = new float[length];
    for (int n = 0; n < length; n++) {
      values[n] = (float) fill.applyAsDouble(n);
    }
    return values;
  }

  public static float[] gaussian(SplittableRandom random, int length) {
    return filled(length, _ -> random.nextGaussian());
  }

  public static FeatureMap gaussianMap(
      SplittableRandom random, int rows, int columns, int channels) {
    return new FeatureMap(
        new PatchGrid(rows, columns, 8), channels, gaussian(random, rows * columns * channels));
  }

  /// One image of PyTorch's layout, `[channels, rows, columns]`, which starts at `offset`.
  public static FeatureMap fromChannelsFirst(
      float[] values, int offset, int channels, int rows, int columns) {
    int patches = rows * columns;
    float[] transposed = new float[channels * patches];
    for (int channel = 0; channel < channels; channel++) {
      for (int patch = 0; patch < patches; patch++) {
        transposed[patch * channels + channel] = values[offset + channel * patches + patch];
      }
    }
    return new FeatureMap(new PatchGrid(rows, columns, 8), channels, transposed);
  }

  /// A job somebody cancels after `looks` looks at whether it is cancelled.
  public static JobContext cancelledAfter(int looks) {
    return new JobContext() {
      private final AtomicInteger left = new AtomicInteger(looks);

      @Override
      public void progress(String stage, double fraction) {}

      @Override
      public boolean isCancelled() {
        return left.getAndDecrement() <= 0;
      }
    };
  }
}
