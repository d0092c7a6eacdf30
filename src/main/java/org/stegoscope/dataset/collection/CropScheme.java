package org.stegoscope.dataset.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.collection.Crop.Drawn;
import org.stegoscope.dataset.collection.Crop.Facing;
import org.stegoscope.dataset.collection.Crop.Fixed;

/// The parts a picture is cut into before a method trains on it. Its text is what a user types.
public sealed interface CropScheme {

  /// The whole picture.
  record Whole() implements CropScheme {

    @Override
    public String toString() {
      return "none";
    }
  }

  /// STEGO: the four corners and the middle, each half as wide and high.
  record Five() implements CropScheme {

    @Override
    public String toString() {
      return "five";
    }
  }

  /// Five parts of half the sides anywhere, drawn by a seed. STEGO draws its own by a hash of its
  /// own; these are others.
  record Random(long seed) implements CropScheme {

    @Override
    public String toString() {
      return "random:" + seed;
    }
  }

  /// CAUSE on Pascal VOC: at .3, .4, .5, .6 and .7 the four corners and the middle, then those of
  /// the mirrored picture.
  record Super() implements CropScheme {

    @Override
    public String toString() {
      return "super";
    }
  }

  /// CAUSE on Coco-81 and Coco-171: as [Super] at .5 and .8.
  record Twice() implements CropScheme {

    @Override
    public String toString() {
      return "double";
    }
  }

  /// @throws StegoscopeException where the text is none of the five forms
  static CropScheme parse(String text) {
    String stripped = text.strip();
    if (Pattern.matches("random:\\d{1,18}", stripped)) {
      return new Random(Long.parseLong(stripped.substring("random:".length())));
    }
    return switch (stripped) {
      case "none" -> new Whole();
      case "five" -> new Five();
      case "super" -> new Super();
      case "double" -> new Twice();
      default ->
          throw new StegoscopeException(
              "Expected crops none, five, random:SEED, super or double, found “%s”"
                  .formatted(text));
    };
  }

  /// The parts of the picture at a position of its split, in order; empty for the whole of it.
  default List<Crop> crops(int position) {
    return switch (this) {
      case Whole() -> List.of();
      case Five() -> five(0.5, Facing.AS_IS).toList();
      case Random(long seed) -> drawn(seed, position);
      case Super() -> ten(0.3, 0.4, 0.5, 0.6, 0.7);
      case Twice() -> ten(0.5, 0.8);
    };
  }

  private static Stream<Crop> five(double ratio, Facing facing) {
    return Stream.of(Fixed.values()).map(place -> new Crop(ratio, place, facing));
  }

  private static List<Crop> ten(double... ratios) {
    List<Crop> crops = new ArrayList<>();
    for (double ratio : ratios) {
      five(ratio, Facing.AS_IS).forEach(crops::add);
      // The left of the mirrored picture is the right of the picture.
      Stream.of(
              Fixed.TOP_RIGHT, Fixed.TOP_LEFT, Fixed.BOTTOM_RIGHT, Fixed.BOTTOM_LEFT, Fixed.CENTRE)
          .map(place -> new Crop(ratio, place, Facing.MIRRORED))
          .forEach(crops::add);
    }
    return crops;
  }

  private static List<Crop> drawn(long seed, int position) {
    int count = Fixed.values().length;
    List<Crop> crops = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Drawn place = new Drawn(seed + (long) count * position + i);
      crops.add(new Crop(0.5, place, Facing.AS_IS));
    }
    return crops;
  }
}
