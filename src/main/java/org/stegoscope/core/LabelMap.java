package org.stegoscope.core;

/// One class id a pixel: `labels` is `[height, width]`, row-major; ids are 0..254, 255 is void. The
/// array must not be written to.
public record LabelMap(int width, int height, byte[] labels) {

  /// The id of pixels that have no class.
  public static final int VOID = 255;

  public LabelMap {
    if (labels.length != (long) width * height) {
      throw new IllegalArgumentException(
          "%d labels do not fill %d x %d pixels".formatted(labels.length, width, height));
    }
  }

  public int at(int x, int y) {
    return Byte.toUnsignedInt(labels[y * width + x]);
  }

  /// A rectangle of it, as a map of its own.
  public LabelMap part(int left, int top, int partWidth, int partHeight) {
    byte[] part = new byte[partWidth * partHeight];
    for (int y = 0; y < partHeight; y++) {
      System.arraycopy(labels, (top + y) * width + left, part, y * partWidth, partWidth);
    }
    return new LabelMap(partWidth, partHeight, part);
  }

  /// Pixels of each id, `[256]`.
  public long[] areas() {
    long[] areas = new long[256];
    for (byte label : labels) {
      areas[Byte.toUnsignedInt(label)]++;
    }
    return areas;
  }
}
