package org.stegoscope.figure;

import java.util.Arrays;
import org.stegoscope.job.JobContext;

/// Makes a picture smaller: every new pixel is the mean of the area it covers, parts of pixels
/// counting as parts. Colours are weighted by their alpha.
final class AreaMean {

  private AreaMean() {}

  /// `bitmap` with `width` x `height` pixels, neither more than it has; it stays as it is where
  /// nothing changes.
  static Bitmap of(Bitmap bitmap, int width, int height, JobContext context) {
    if (width == bitmap.width() && height == bitmap.height()) {
      return bitmap;
    }
    int[] argb = new int[width * height];
    double[] sums = new double[4 * width];
    double step = (double) bitmap.height() / height;
    double area = step * bitmap.width() / width;
    for (int y = 0; y < height; y++) {
      context.checkCancelled();
      Arrays.fill(sums, 0);
      double top = y * step;
      double bottom = Math.min(bitmap.height(), top + step);
      for (int from = (int) top; from < bottom; from++) {
        double weight = Math.min(bottom, from + 1) - Math.max(top, from);
        addRow(bitmap, from, weight, sums);
      }
      for (int x = 0; x < width; x++) {
        argb[y * width + x] = pixel(sums, 4 * x, area);
      }
    }
    Bitmap.Alpha alpha =
        bitmap.alpha() == Bitmap.Alpha.OPAQUE ? Bitmap.Alpha.OPAQUE : Bitmap.Alpha.STRAIGHT;
    return new Bitmap(width, height, argb, alpha);
  }

  /// Adds a row of the source to `[width, 4]` sums of alpha and of the colours times alpha.
  private static void addRow(Bitmap bitmap, int y, double weight, double[] sums) {
    int width = sums.length / 4;
    double step = (double) bitmap.width() / width;
    for (int x = 0; x < width; x++) {
      double left = x * step;
      double right = Math.min(bitmap.width(), left + step);
      for (int from = (int) left; from < right; from++) {
        double share = Math.min(right, from + 1) - Math.max(left, from);
        int pixel = bitmap.straight(from, y);
        double alpha = share * weight * (pixel >>> 24);
        sums[4 * x] += alpha;
        sums[4 * x + 1] += alpha * (pixel >> 16 & 0xFF);
        sums[4 * x + 2] += alpha * (pixel >> 8 & 0xFF);
        sums[4 * x + 3] += alpha * (pixel & 0xFF);
      }
    }
  }

  private static int pixel(double[] sums, int at, double area) {
    double alpha = sums[at];
    if (!(alpha > 0)) {
      return 0;
    }
    return (int) Math.min(255, Math.round(alpha / area)) << 24
        | component(sums[at + 1] / alpha) << 16
        | component(sums[at + 2] / alpha) << 8
        | component(sums[at + 3] / alpha);
  }

  private static int component(double mean) {
    return Math.clamp(Math.round(mean), 0, 255);
  }
}
