package org.stegoscope.dataset.collection;

import java.util.Locale;
import java.util.SplittableRandom;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.dataset.LabelPicture;

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
    byte[] pixels = new byte[3 * box.width() * box.height()];
    cut(image.pixels(), image.width(), pixels, box, 3);
    return new RgbImage(box.width(), box.height(), pixels);
  }

  public LabelMap of(LabelMap labels) {
    Box box = box(labels.width(), labels.height());
    byte[] ids = new byte[box.width() * box.height()];
    cut(labels.labels(), labels.width(), ids, box, 1);
    return new LabelMap(box.width(), box.height(), ids);
  }

  LabelPicture of(LabelPicture picture) {
    Box box = box(picture.width(), picture.height());
    int[] values = new int[box.width() * box.height()];
    cut(picture.values(), picture.width(), values, box, 1);
    return new LabelPicture(box.width(), box.height(), picture.bands(), values);
  }

  /// Copies from one array to another of the same kind, `step` elements a pixel.
  private void cut(Object source, int sourceWidth, Object target, Box box, int step) {
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        int column = facing == Facing.MIRRORED ? box.width() - 1 - x : x;
        int from = ((box.y() + y) * sourceWidth + box.x() + column) * step;
        System.arraycopy(source, from, target, (y * box.width() + x) * step, step);
      }
    }
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
