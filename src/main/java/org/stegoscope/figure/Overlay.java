package org.stegoscope.figure;

import org.stegoscope.core.ColorMap;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.Placement;

/// Draws results over the photo they belong to. `opacity` is 0 (the photo alone) to 1 (the colours
/// alone); what has no result shows the photo untouched.
public final class Overlay {

  private Overlay() {}

  /// The colours of classes over a photo of the same size; void pixels stay.
  public static RgbImage labels(RgbImage photo, LabelMap labels, Palette palette, double opacity) {
    if (labels.width() != photo.width() || labels.height() != photo.height()) {
      throw new IllegalArgumentException(
          "labels of %d x %d pixels do not cover a photo of %d x %d"
              .formatted(labels.width(), labels.height(), photo.width(), photo.height()));
    }
    Blend blend = new Blend(photo, opacity);
    for (int y = 0; y < photo.height(); y++) {
      for (int x = 0; x < photo.width(); x++) {
        int id = labels.at(x, y);
        if (id != LabelMap.VOID) {
          blend.put(x, y, palette.entry(id).color());
        }
      }
    }
    return blend.result();
  }

  /// The values of patches over the photo: `map` has one cell a patch of the input that covers
  /// `placement` of the photo. Pixels outside the input and cells that are not a number stay.
  public static RgbImage heat(
      RgbImage photo,
      ScalarMap map,
      Placement placement,
      ColorMap colors,
      ScalarMap.Range range,
      double opacity) {
    PatchGrid cells = new PatchGrid(map.rows(), map.columns(), 1);
    Blend blend = new Blend(photo, opacity);
    for (int y = 0; y < photo.height(); y++) {
      for (int x = 0; x < photo.width(); x++) {
        int cell = placement.patchAt(cells, x + 0.5, y + 0.5);
        if (cell >= 0 && !Float.isNaN(map.values()[cell])) {
          blend.put(x, y, colors.at(range.fraction(map.values()[cell])));
        }
      }
    }
    return blend.result();
  }

  /// One colour a patch over the photo: `argb` is `[patches]` of an input that covers `placement`
  /// of the photo, `0xAARRGGBB` with red, green and blue already multiplied by the opacity. Pixels
  /// outside the input stay.
  public static RgbImage patches(RgbImage photo, int[] argb, PatchGrid grid, Placement placement) {
    if (argb.length != grid.size()) {
      throw new IllegalArgumentException(
          "%d colours do not fill %d patches".formatted(argb.length, grid.size()));
    }
    byte[] pixels = photo.pixels().clone();
    for (int y = 0; y < photo.height(); y++) {
      for (int x = 0; x < photo.width(); x++) {
        int patch = placement.patchAt(grid, x + 0.5, y + 0.5);
        if (patch >= 0) {
          int at = (y * photo.width() + x) * 3;
          for (int component = 0; component < 3; component++) {
            pixels[at + component] = over(pixels[at + component], argb[patch], component);
          }
        }
      }
    }
    return new RgbImage(photo.width(), photo.height(), pixels);
  }

  private static byte over(byte below, int argb, int component) {
    int above = argb >> (16 - 8 * component) & 0xFF;
    double hidden = (argb >>> 24) / 255.0;
    return (byte) Math.min(255, Math.round(Byte.toUnsignedInt(below) * (1 - hidden) + above));
  }

  /// A copy of the photo into which colours are mixed.
  private static final class Blend {

    private final RgbImage photo;
    private final double opacity;
    private final byte[] pixels;

    Blend(RgbImage photo, double opacity) {
      if (!(opacity >= 0 && opacity <= 1)) {
        throw new IllegalArgumentException("an opacity is 0 to 1, not " + opacity);
      }
      this.photo = photo;
      this.opacity = opacity;
      this.pixels = photo.pixels().clone();
    }

    void put(int x, int y, Rgb color) {
      int at = (y * photo.width() + x) * 3;
      pixels[at] = mix(pixels[at], color.red());
      pixels[at + 1] = mix(pixels[at + 1], color.green());
      pixels[at + 2] = mix(pixels[at + 2], color.blue());
    }

    private byte mix(byte below, int above) {
      return (byte) Math.round(Byte.toUnsignedInt(below) * (1 - opacity) + above * opacity);
    }

    RgbImage result() {
      return new RgbImage(photo.width(), photo.height(), pixels);
    }
  }
}
