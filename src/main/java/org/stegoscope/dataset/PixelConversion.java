package org.stegoscope.dataset;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;
import org.stegoscope.core.RgbImage;
import org.stegoscope.job.JobContext;

/// Turns what a decoder answers into an upright 8-bit sRGB picture, a strip of rows at a time so
/// that a large photo is in memory twice and not three times. Alpha is composited over white.
final class PixelConversion {

  private static final int STRIP_ROWS = 64;
  private static final int WHITE = 255;

  private final BufferedImage image;
  private final Orientation orientation;
  private final int uprightWidth;
  private final byte[] upright;

  private PixelConversion(BufferedImage image, Orientation orientation) {
    this.image = image;
    this.orientation = orientation;
    this.uprightWidth = orientation.isOnItsSide() ? image.getHeight() : image.getWidth();
    this.upright = new byte[Math.multiplyExact(3, image.getWidth() * image.getHeight())];
  }

  static RgbImage toSrgb(BufferedImage image, Orientation orientation, JobContext context) {
    PixelConversion conversion = new PixelConversion(image, orientation);
    Strip strip = conversion.strip();
    for (int y = 0; y < image.getHeight(); y += STRIP_ROWS) {
      context.checkCancelled();
      strip.convert(y, Math.min(STRIP_ROWS, image.getHeight() - y));
    }
    int height = image.getWidth() + image.getHeight() - conversion.uprightWidth;
    return new RgbImage(conversion.uprightWidth, height, conversion.upright);
  }

  /// Converts the rows `y` to `y + rows`.
  private interface Strip {

    void convert(int y, int rows);
  }

  private Strip strip() {
    ColorModel model = image.getColorModel();
    if (model instanceof IndexColorModel palette) {
      int[] colors = new int[palette.getMapSize()];
      palette.getRGBs(colors);
      return (y, rows) -> convertIndexed(y, rows, colors);
    }
    ColorSpace space = model.getColorSpace();
    // Java takes grey for linear light and would brighten it; in files grey is encoded like sRGB.
    boolean grey = space.getType() == ColorSpace.TYPE_GRAY;
    if (grey || space.isCS_sRGB()) {
      int step = grey ? 0 : 1;
      return isOpaqueBytes(model)
          ? (y, rows) -> convertBytes(y, rows, step)
          : (y, rows) -> convertSamples(y, rows, step);
    }
    ColorConvertOp operation = new ColorConvertOp(null);
    return (y, rows) -> convertProfiled(y, rows, operation);
  }

  private static boolean isOpaqueBytes(ColorModel model) {
    return !model.hasAlpha() && Arrays.stream(model.getComponentSize()).allMatch(bits -> bits == 8);
  }

  /// What nearly every photo is, without the arithmetic of [#convertSamples].
  private void convertBytes(int y, int rows, int step) {
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    int[] samples = new int[image.getWidth() * bands];
    for (int row = y; row < y + rows; row++) {
      raster.getPixels(0, row, image.getWidth(), 1, samples);
      for (int x = 0; x < image.getWidth(); x++) {
        int target = target(x, row);
        for (int component = 0; component < 3; component++) {
          upright[target + component] = (byte) samples[x * bands + component * step];
        }
      }
    }
  }

  private void convertIndexed(int y, int rows, int[] colors) {
    Raster raster = image.getRaster();
    int[] indices = new int[image.getWidth()];
    for (int row = y; row < y + rows; row++) {
      raster.getSamples(0, row, indices.length, 1, 0, indices);
      for (int x = 0; x < indices.length; x++) {
        // Hostile files hold indices beyond their palette.
        put(x, row, indices[x] < colors.length ? colors[indices[x]] : 0xFF000000);
      }
    }
  }

  /// Samples that are grey (`step` 0) or red, green, blue (`step` 1), with or without alpha behind.
  private void convertSamples(int y, int rows, int step) {
    Raster raster = image.getRaster();
    ColorModel model = image.getColorModel();
    int bands = raster.getNumBands();
    int alphaBand = model.hasAlpha() ? model.getNumComponents() - 1 : -1;
    boolean premultiplied = model.isAlphaPremultiplied();
    double[] scale = scales(model, bands);
    double[] samples = new double[image.getWidth() * bands];
    for (int row = y; row < y + rows; row++) {
      raster.getPixels(0, row, image.getWidth(), 1, samples);
      for (int x = 0; x < image.getWidth(); x++) {
        int at = x * bands;
        double alpha = alphaBand < 0 ? 1 : fraction(samples[at + alphaBand] * scale[alphaBand]);
        int target = target(x, row);
        for (int component = 0; component < 3; component++) {
          int band = component * step;
          double value = fraction(samples[at + band] * scale[band]);
          double over = (premultiplied ? value : value * alpha) + (1 - alpha);
          upright[target + component] = (byte) Math.round(fraction(over) * 255);
        }
      }
    }
  }

  /// What to multiply the samples of each band with to get 0..1; floating-point samples are so.
  private static double[] scales(ColorModel model, int bands) {
    double[] scale = new double[bands];
    for (int band = 0; band < bands; band++) {
      boolean floating =
          model.getTransferType() == DataBuffer.TYPE_FLOAT
              || model.getTransferType() == DataBuffer.TYPE_DOUBLE;
      int bits = band < model.getNumComponents() ? model.getComponentSize(band) : 8;
      scale[band] = floating ? 1 : 1 / (Math.scalb(1.0, bits) - 1);
    }
    return scale;
  }

  /// CMYK, Lab and RGB of another profile.
  private void convertProfiled(int y, int rows, ColorConvertOp operation) {
    BufferedImage part = image.getSubimage(0, y, image.getWidth(), rows);
    BufferedImage converted =
        new BufferedImage(image.getWidth(), rows, BufferedImage.TYPE_INT_ARGB);
    operation.filter(part, converted);
    int[] line = new int[image.getWidth()];
    for (int row = 0; row < rows; row++) {
      converted.getRGB(0, row, line.length, 1, line, 0, line.length);
      for (int x = 0; x < line.length; x++) {
        put(x, y + row, line[x]);
      }
    }
  }

  private void put(int x, int y, int argb) {
    int target = target(x, y);
    int alpha = argb >>> 24;
    for (int component = 0; component < 3; component++) {
      int value = argb >> (16 - 8 * component) & 0xFF;
      upright[target + component] = (byte) ((value * alpha + WHITE * (255 - alpha) + 127) / 255);
    }
  }

  private int target(int x, int y) {
    int width = image.getWidth();
    int height = image.getHeight();
    return 3
        * (orientation.uprightY(x, y, width, height) * uprightWidth
            + orientation.uprightX(x, y, width, height));
  }

  /// Clamped to 0..1; NaN is 0.
  private static double fraction(double value) {
    return value > 0 ? Math.min(value, 1) : 0;
  }
}
