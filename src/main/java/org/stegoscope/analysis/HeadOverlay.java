package org.stegoscope.analysis;

import java.util.List;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.ScalarMap;

/// Several heads in one picture, as in the figures of the DINO paper (its authors describe it in
/// issue 92 of their repository): with the value `m` of a head stretched to 0..1, a pixel where `m`
/// exceeds 0.2 becomes `pixel * (1 - a sqrt(m)) + a sqrt(m) * colour`, `a = 0.5`, one head after
/// the other.
public final class HeadOverlay {

  private static final double OPACITY = 0.5;
  private static final float THRESHOLD = 0.2f;

  /// Told apart also by most colour-blind people (Okabe and Ito 2008).
  private static final List<Rgb> COLORS =
      List.of(
          Rgb.of(0xD55E00),
          Rgb.of(0x56B4E9),
          Rgb.of(0x009E73),
          Rgb.of(0xF0E442),
          Rgb.of(0xCC79A7),
          Rgb.of(0x0072B2));

  private HeadOverlay() {}

  /// A head to be drawn. `attention` may have any range; it is stretched to 0..1.
  public record ColoredHead(ScalarMap attention, Rgb color) {}

  /// The colour of a head by its number, one of six in turn.
  public static Rgb color(int head) {
    return COLORS.get(Math.floorMod(head, COLORS.size()));
  }

  /// `pixel` under heads of these `values`, 0..1, in their order.
  public static Rgb blend(Rgb pixel, float[] values, List<Rgb> colors) {
    if (values.length != colors.size()) {
      throw new IllegalArgumentException(
          "%d values of heads have %d colours".formatted(values.length, colors.size()));
    }
    Layer layer = Layer.CLEAR;
    for (int head = 0; head < values.length; head++) {
      layer = layer.under(opacity(values[head]), colors.get(head));
    }
    double rest = 1 - layer.opacity();
    return new Rgb(
        level(pixel.red() * rest + layer.red()),
        level(pixel.green() * rest + layer.green()),
        level(pixel.blue() * rest + layer.blue()));
  }

  /// What drawn over a photo gives that blend, but for the rounding of its eight bits: one colour a
  /// cell, `0xAARRGGBB` with red, green and blue multiplied by the opacity. The heads have one
  /// shape.
  public static int[] premultiplied(List<ColoredHead> heads) {
    List<ScalarMap> stretched =
        heads.stream().map(head -> AttentionMaps.minMax(head.attention())).toList();
    int[] argb = new int[AttentionMaps.max(stretched).values().length];
    for (int cell = 0; cell < argb.length; cell++) {
      Layer layer = Layer.CLEAR;
      for (int head = 0; head < heads.size(); head++) {
        double opacity = opacity(stretched.get(head).values()[cell]);
        layer = layer.under(opacity, heads.get(head).color());
      }
      argb[cell] = layer.argb();
    }
    return argb;
  }

  private static double opacity(float value) {
    return value > THRESHOLD ? OPACITY * Math.sqrt(value) : 0;
  }

  private static int level(double value) {
    return (int) Math.round(value);
  }

  /// Colours above a pixel: how much of it they hide, 0..1, and what they add to the rest of it,
  /// 0..255.
  private record Layer(double opacity, double red, double green, double blue) {

    static final Layer CLEAR = new Layer(0, 0, 0, 0);

    /// This layer with another one on top.
    Layer under(double share, Rgb color) {
      double rest = 1 - share;
      return new Layer(
          opacity * rest + share,
          red * rest + share * color.red(),
          green * rest + share * color.green(),
          blue * rest + share * color.blue());
    }

    int argb() {
      return level(255 * opacity) << 24 | level(red) << 16 | level(green) << 8 | level(blue);
    }
  }
}
