package org.stegoscope.dataset;

import java.util.Arrays;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.StegoscopeException;

/// Which pixel of the original each pixel of a resized and cut picture repeats: `columns` and
/// `rows` are indices into the original. Photos and their label maps go through the same sampling.
///
/// The nearest pixel is chosen exactly as Pillow chooses it, which adds up the source coordinate in
/// double precision; the closed form differs in some pixels of some sizes.
record Sampling(int[] columns, int[] rows, Placement placement) {

  /// The longest side of a picture on the way, before the crop. Beyond it the photo is a line.
  private static final int MAX_RESIZED_PX = 1 << 20;

  /// The sampling that prepares a picture of `width` x `height` pixels, before any cut to patches.
  static Sampling of(int width, int height, Resolution resolution) {
    return switch (resolution) {
      case Resolution.Native() ->
          resized(new Axis(width, width, 0, width), new Axis(height, height, 0, height));
      case Resolution.Shorter(int side) -> {
        Proportional sizes = Proportional.of(width, height, side);
        yield resized(
            new Axis(width, sizes.width(), 0, sizes.width()),
            new Axis(height, sizes.height(), 0, sizes.height()));
      }
      case Resolution.Upstream(int side) -> {
        Proportional sizes = Proportional.of(width, height, side);
        yield resized(centred(width, sizes.width(), side), centred(height, sizes.height(), side));
      }
      case Resolution.Fixed(int toWidth, int toHeight) ->
          resized(new Axis(width, toWidth, 0, toWidth), new Axis(height, toHeight, 0, toHeight));
    };
  }

  /// The size of a picture whose shorter side is resized to `side`, the other truncated.
  private record Proportional(int width, int height) {

    static Proportional of(int width, int height, int side) {
      int shorter = Math.min(width, height);
      long resizedWidth = (long) side * width / shorter;
      long resizedHeight = (long) side * height / shorter;
      if (Math.max(resizedWidth, resizedHeight) > MAX_RESIZED_PX) {
        throw new StegoscopeException(
            "A picture of %d x %d pixels is too narrow to be resized to a shorter side of %d"
                .formatted(width, height, side));
      }
      return new Proportional((int) resizedWidth, (int) resizedHeight);
    }
  }

  /// The middle `side` pixels; half pixels are rounded to the even one, as Python rounds.
  private static Axis centred(int original, int resized, int side) {
    return new Axis(original, resized, (int) Math.rint((resized - side) / 2.0), side);
  }

  private static Sampling resized(Axis horizontal, Axis vertical) {
    return new Sampling(
        horizontal.sources(),
        vertical.sources(),
        new Placement(
            horizontal.start(), vertical.start(), horizontal.extent(), vertical.extent()));
  }

  /// The same sampling without the columns at the right and the rows at the bottom that do not fill
  /// a patch.
  ///
  /// @throws StegoscopeException where not one patch fits
  Sampling cutToPatches(int patchSizePx) {
    int width = columns.length - columns.length % patchSizePx;
    int height = rows.length - rows.length % patchSizePx;
    if (width == 0 || height == 0) {
      throw new StegoscopeException(
          "Expected a picture of at least one patch of %d pixels a side, found %d x %d pixels"
              .formatted(patchSizePx, columns.length, rows.length));
    }
    return new Sampling(
        Arrays.copyOf(columns, width),
        Arrays.copyOf(rows, height),
        new Placement(
            placement.x(),
            placement.y(),
            placement.width() * width / columns.length,
            placement.height() * height / rows.length));
  }

  RgbImage apply(RgbImage original) {
    byte[] source = original.pixels();
    byte[] pixels = new byte[3 * columns.length * rows.length];
    int to = 0;
    for (int row : rows) {
      for (int column : columns) {
        int from = (row * original.width() + column) * 3;
        pixels[to++] = source[from];
        pixels[to++] = source[from + 1];
        pixels[to++] = source[from + 2];
      }
    }
    return new RgbImage(columns.length, rows.length, pixels);
  }

  LabelMap apply(LabelMap original) {
    byte[] labels = new byte[columns.length * rows.length];
    int to = 0;
    for (int row : rows) {
      for (int column : columns) {
        labels[to++] = original.labels()[row * original.width() + column];
      }
    }
    return new LabelMap(columns.length, rows.length, labels);
  }

  /// One side: `original` pixels resized to `resized`, of which `length` from `offset` on are kept.
  private record Axis(int original, int resized, int offset, int length) {

    int[] sources() {
      int[] sources = new int[length];
      double step = (double) original / resized;
      double position = 0.5 * step;
      for (int i = 0; i < offset + length; i++) {
        if (i >= offset) {
          sources[i - offset] = Math.min((int) position, original - 1);
        }
        position += step;
      }
      return sources;
    }

    double start() {
      return offset * ((double) original / resized);
    }

    double extent() {
      return length * ((double) original / resized);
    }
  }
}
