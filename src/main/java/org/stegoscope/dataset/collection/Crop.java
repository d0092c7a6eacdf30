package org.stegoscope.dataset.collection;

import java.util.Locale;
import java.util.SplittableRandom;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.RgbImage;

/// A part of a picture, as a view: nothing is written to disk. Its sides are those of the picture
/// times `ratio`, truncated; where it lies is known once the size of the picture is.
///
/// @param ratio above 0, at most 1
public record Crop(double ratio, Place place, Facing facing) {

  /// Where in the picture the part lies.
  public sealed interface Place {}

  /// The middle, or the part that touches two sides. Half pixels of the middle are rounded to the
  /// even one, as Python rounds.
  public enum Fixed implements Place {
    TOP_LEFT,
    TOP_RIGHT,
    BOTTOM_LEFT,
    BOTTOM_RIGHT,
    CENTRE
  }

  /// Anywhere with equal chance, by a seed of its own.
  public record Drawn(long seed) implements Place {}

  /// Whether left and right change places, after the crop.
  public enum Facing {
    AS_IS,
    MIRRORED
  }

  /// A rectangle of pixels.
  public record Box(int x, int y, int width, int height) {}

  public Crop {
    if (!(ratio > 0 && ratio <= 1)) {
      throw new IllegalArgumentException("a crop is a part of a picture, not %g".formatted(ratio));
    }
  }

  /// The part of a picture of so many pixels; never empty.
  public Box box(int width, int height) {
    int cropWidth = Math.max(1, (int) (width * ratio));
    int cropHeight = Math.max(1, (int) (height * ratio));
    int right = width - cropWidth;
    int bottom = height - cropHeight;
    return switch (place) {
      case Drawn(long seed) -> {
        SplittableRandom random = new SplittableRandom(seed);
        int y = random.nextInt(bottom + 1);
        yield new Box(random.nextInt(right + 1), y, cropWidth, cropHeight);
      }
      case Fixed fixed ->
          switch (fixed) {
            case TOP_LEFT -> new Box(0, 0, cropWidth, cropHeight);
            case TOP_RIGHT -> new Box(right, 0, cropWidth, cropHeight);
            case BOTTOM_LEFT -> new Box(0, bottom, cropWidth, cropHeight);
            case BOTTOM_RIGHT -> new Box(right, bottom, cropWidth, cropHeight);
            case CENTRE ->
                new Box(
                    (int) Math.rint(right / 2.0),
                    (int) Math.rint(bottom / 2.0),
                    cropWidth,
                    cropHeight);
          };
    };
  }

  public RgbImage of(RgbImage image) {
    Box box = box(image.width(), image.height());
    return new RgbImage(box.width(), box.height(), cut(image.pixels(), image.width(), box, 3));
  }

  public LabelMap of(LabelMap labels) {
    Box box = box(labels.width(), labels.height());
    return new LabelMap(box.width(), box.height(), cut(labels.labels(), labels.width(), box, 1));
  }

  /// `pixelBytes` bytes a pixel.
  private byte[] cut(byte[] source, int sourceWidth, Box box, int pixelBytes) {
    byte[] pixels = new byte[box.width() * box.height() * pixelBytes];
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        int column = facing == Facing.MIRRORED ? box.width() - 1 - x : x;
        int from = ((box.y() + y) * sourceWidth + box.x() + column) * pixelBytes;
        System.arraycopy(source, from, pixels, (y * box.width() + x) * pixelBytes, pixelBytes);
      }
    }
    return pixels;
  }

  /// As in `0.5 top-left` or `0.5 drawn-17 mirrored`.
  @Override
  public String toString() {
    String where =
        switch (place) {
          case Drawn(long seed) -> "drawn-" + seed;
          case Fixed fixed -> fixed.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    return "%s %s%s".formatted(ratio, where, facing == Facing.MIRRORED ? " mirrored" : "");
  }
}
