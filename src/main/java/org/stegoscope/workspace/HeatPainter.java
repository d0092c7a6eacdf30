package org.stegoscope.workspace;

import org.stegoscope.analysis.Upsampling;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.job.JobContext;

/// Paints numbers a patch in colours.
final class HeatPainter {

  /// Interpolated maps get no more pixels than this: the viewer enlarges them further.
  private static final int MOST_PIXELS = 1 << 19;

  private static final int MOST_PIXELS_A_PATCH = 16;

  private HeatPainter() {}

  /// Opaque where there is a number, clear where there is none.
  static Raster paint(ScalarMap map, ColorScale scale, Interpolation between, JobContext context) {
    ScalarMap pixels = interpolated(map, between, context);
    int[] argb = new int[pixels.values().length];
    for (int row = 0; row < pixels.rows(); row++) {
      context.checkCancelled();
      for (int i = row * pixels.columns(); i < (row + 1) * pixels.columns(); i++) {
        float value = pixels.values()[i];
        argb[i] = Float.isNaN(value) ? 0 : scale.at(value).argb();
      }
    }
    return new Raster(pixels.columns(), pixels.rows(), argb);
  }

  /// The map as it is, or with values between the centres of the patches.
  static ScalarMap interpolated(ScalarMap map, Interpolation between, JobContext context) {
    return switch (between) {
      case PATCHES -> map;
      case SMOOTH -> {
        int factor = factor(map);
        yield Upsampling.bilinear(map, map.rows() * factor, map.columns() * factor, context);
      }
    };
  }

  private static int factor(ScalarMap map) {
    double most = Math.sqrt((double) MOST_PIXELS / map.values().length);
    return Math.clamp((long) most, 1, MOST_PIXELS_A_PATCH);
  }
}
