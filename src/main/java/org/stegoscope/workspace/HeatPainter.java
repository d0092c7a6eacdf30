package org.stegoscope.workspace;

import org.stegoscope.analysis.Upsampling;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.job.JobContext;

/// Paints numbers a patch in colours.
final class HeatPainter {

  /// Maps get no more pixels than this: the viewer enlarges them further.
  private static final int MOST_PIXELS = 1 << 19;

  private static final int MOST_PIXELS_A_PATCH = 16;

  private HeatPainter() {}

  /// Opaque where there is a number, clear where there is none; ready to be drawn over a photo.
  static Raster paint(ScalarMap map, ColorScale scale, Interpolation between, JobContext context) {
    Raster painted = cells(interpolated(map, between, context), scale, context);
    return between == Interpolation.PATCHES ? enlarged(painted, context) : painted;
  }

  /// The same, one pixel a number.
  static Raster cells(ScalarMap pixels, ColorScale scale, JobContext context) {
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

  /// Every pixel a square of several: viewers may blur what they enlarge, at the edge of a pixel
  /// and not of a patch.
  static Raster enlarged(Raster patches, JobContext context) {
    int factor = factor(patches.argb().length);
    int width = patches.width() * factor;
    int[] argb = new int[patches.argb().length * factor * factor];
    for (int y = 0; y < patches.height() * factor; y++) {
      context.checkCancelled();
      for (int x = 0; x < width; x++) {
        argb[y * width + x] = patches.argb()[y / factor * patches.width() + x / factor];
      }
    }
    return new Raster(width, patches.height() * factor, argb);
  }

  /// The map as it is, or with values between the centres of the patches.
  static ScalarMap interpolated(ScalarMap map, Interpolation between, JobContext context) {
    return switch (between) {
      case PATCHES -> map;
      case SMOOTH -> {
        int factor = factor(map.values().length);
        yield Upsampling.bilinear(map, map.rows() * factor, map.columns() * factor, context);
      }
    };
  }

  private static int factor(int patches) {
    double most = Math.sqrt((double) MOST_PIXELS / patches);
    return Math.clamp((long) most, 1, MOST_PIXELS_A_PATCH);
  }
}
