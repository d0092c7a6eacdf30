package org.stegoscope.workspace;

import org.stegoscope.core.RgbImage;
import org.stegoscope.dataset.Placement;
import org.stegoscope.job.JobContext;

/// Pixels ready to be drawn: `argb` is `[height, width]`, `0xAARRGGBB`, colours premultiplied by
/// alpha. The array must not be written to.
public record Raster(int width, int height, int[] argb) {

  /// Photos of ordinary cameras are drawn pixel by pixel.
  private static final double MOST_SHOWN_PIXELS = 26_000_000;

  private static final int LONGEST_SHOWN_PX = 16_000;

  /// The side of the picture of a place.
  private static final int AROUND_PX = 48;

  public Raster {
    if (argb.length != (long) width * height) {
      throw new IllegalArgumentException(
          "%d pixels do not fill %d x %d".formatted(argb.length, width, height));
    }
  }

  /// An opaque picture.
  static Raster of(RgbImage image, JobContext context) {
    int width = image.width();
    int[] argb = new int[width * image.height()];
    for (int y = 0; y < image.height(); y++) {
      context.checkCancelled();
      for (int x = 0; x < width; x++) {
        argb[y * width + x] = image.argb(x, y);
      }
    }
    return new Raster(width, image.height(), argb);
  }

  /// A photo as it is drawn: pixel by pixel, or, where it has more than is drawn at once, reduced
  /// in proportion.
  static Raster shown(RgbImage image, JobContext context) {
    return thumbnail(image, shownSidePx(image.width(), image.height()), context);
  }

  /// The longer side, as it is drawn, of a picture of `width` x `height` pixels. The toolkit keeps
  /// pictures several times, and graphics cards have limits.
  static int shownSidePx(int width, int height) {
    double pixels = (double) width * height;
    double scale = Math.min(1, Math.sqrt(MOST_SHOWN_PIXELS / pixels));
    return Math.min(LONGEST_SHOWN_PX, (int) (Math.max(width, height) * scale));
  }

  /// A picture whose longer side has at most `longestSidePx` pixels, each the mean of what it
  /// covers. Smaller pictures stay as they are.
  public static Raster thumbnail(RgbImage image, int longestSidePx, JobContext context) {
    int longest = Math.max(image.width(), image.height());
    if (longest <= longestSidePx) {
      return of(image, context);
    }
    double scale = (double) longest / longestSidePx;
    int width = Math.max(1, (int) Math.round(image.width() / scale));
    int height = Math.max(1, (int) Math.round(image.height() / scale));
    int[] argb = new int[width * height];
    for (int y = 0; y < height; y++) {
      context.checkCancelled();
      for (int x = 0; x < width; x++) {
        argb[y * width + x] = mean(image, x, y, width, height);
      }
    }
    return new Raster(width, height, argb);
  }

  /// A small picture of a place of a photo and of as much again on each side of it.
  public static Raster around(RgbImage image, Placement place) {
    double left = place.x() - place.width();
    double top = place.y() - place.height();
    int[] argb = new int[AROUND_PX * AROUND_PX];
    for (int i = 0; i < argb.length; i++) {
      int x = (int) Math.floor(left + (i % AROUND_PX + 0.5) / AROUND_PX * 3 * place.width());
      int y = (int) Math.floor(top + (i / AROUND_PX + 0.5) / AROUND_PX * 3 * place.height());
      boolean inside = x >= 0 && y >= 0 && x < image.width() && y < image.height();
      argb[i] = inside ? image.argb(x, y) : 0;
    }
    return new Raster(AROUND_PX, AROUND_PX, argb);
  }

  /// The mean colour of the pixels that cell `x`, `y` of a `width` x `height` picture covers.
  private static int mean(RgbImage image, int x, int y, int width, int height) {
    int left = (int) ((long) x * image.width() / width);
    int right = Math.max(left + 1, (int) ((x + 1L) * image.width() / width));
    int top = (int) ((long) y * image.height() / height);
    int bottom = Math.max(top + 1, (int) ((y + 1L) * image.height() / height));
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int sourceY = top; sourceY < bottom; sourceY++) {
      for (int sourceX = left; sourceX < right; sourceX++) {
        red += image.component(sourceX, sourceY, 0);
        green += image.component(sourceX, sourceY, 1);
        blue += image.component(sourceX, sourceY, 2);
      }
    }
    long count = (long) (right - left) * (bottom - top);
    return 0xFF000000
        | (int) (red / count) << 16
        | (int) (green / count) << 8
        | (int) (blue / count);
  }
}
