package org.stegoscope.workspace.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.InputGeometry;
import org.stegoscope.workspace.ColorScale;

/// The colours of tokens and what they mean.
///
/// @param argb opaque, `[tokens]`; it must not be written to
/// @param rows one a class, those with the most tokens first; empty where colours are numbers
/// @param scale of the numbers; empty where colours are classes
/// @param everywhere opaque colours of every patch, `[patches]` an image, 0 for none; empty where
///   only tokens have colours
public record TokenColors(
    int[] argb, List<Row> rows, Optional<ColorScale> scale, List<int[]> everywhere) {

  public static final TokenColors NONE =
      new TokenColors(new int[0], List.of(), Optional.empty(), List.of());

  private static final Rgb UNKNOWN = new Rgb(140, 140, 140);

  /// The corners of a photo: top left, top right, bottom left, bottom right.
  private static final Rgb[] CORNERS = {
    new Rgb(214, 69, 65), new Rgb(244, 179, 80), new Rgb(65, 105, 225), new Rgb(38, 166, 91)
  };

  /// What a colour stands for, and which tokens have it. Tokens without a class have a negative id.
  public record Row(int id, String name, Rgb color, BitSet tokens) {}

  /// @param palette the classes as the user named and coloured them
  static TokenColors of(TokenClasses classes, Palette palette) {
    Map<Integer, BitSet> members = new TreeMap<>();
    int[] argb = new int[classes.ids().length];
    for (int token = 0; token < argb.length; token++) {
      int id = Math.max(-1, classes.ids()[token]);
      members.computeIfAbsent(id, _ -> new BitSet()).set(token);
      argb[token] = color(palette, id).argb();
    }
    List<Row> rows = new ArrayList<>();
    members.forEach((id, tokens) ->
        rows.add(
            new Row(
                id, id < 0 ? "no class" : palette.entry(id).name(), color(palette, id), tokens)));
    rows.sort(
        (one, other) -> Integer.compare(other.tokens().cardinality(), one.tokens().cardinality()));
    return new TokenColors(
        argb,
        List.copyOf(rows),
        Optional.empty(),
        classes.everywhere().stream().map(ids -> patches(ids, palette)).toList());
  }

  private static int[] patches(int[] ids, Palette palette) {
    return Arrays.stream(ids).map(id -> id < 0 ? 0 : palette.entry(id).color().argb()).toArray();
  }

  private static Rgb color(Palette palette, int id) {
    return id < 0 ? UNKNOWN : palette.entry(id).color();
  }

  /// @param values `[tokens]`; what is not finite is grey
  static TokenColors of(float[] values, ColorMap colors, ScalarMap.Range range, String label) {
    ColorScale scale = new ColorScale(colors, range, label);
    int[] argb = new int[values.length];
    for (int token = 0; token < argb.length; token++) {
      argb[token] = (Float.isFinite(values[token]) ? scale.at(values[token]) : UNKNOWN).argb();
    }
    return new TokenColors(argb, List.of(), Optional.of(scale), List.of());
  }

  /// From the least value to the greatest.
  static TokenColors of(float[] values, String label) {
    ScalarMap.Range range = new ScalarMap(1, values.length, values).range();
    return of(values, ColorMap.VIRIDIS, range, label);
  }

  /// A colour for each photo.
  static TokenColors byPhoto(Tokens tokens) {
    List<Row> rows = new ArrayList<>();
    int[] argb = new int[tokens.size()];
    for (int image = 0; image < tokens.photos().size(); image++) {
      rows.add(
          new Row(
              image,
              tokens.photos().get(image).name(),
              Palette.distinctColor(image),
              new BitSet()));
    }
    for (int token = 0; token < argb.length; token++) {
      Row row = rows.get(tokens.sample().images()[token]);
      row.tokens().set(token);
      argb[token] = row.color().argb();
    }
    return new TokenColors(argb, List.copyOf(rows), Optional.empty(), List.of());
  }

  /// Between the colours of the four corners of the photos.
  static TokenColors byPosition(Tokens tokens) {
    int[] argb = new int[tokens.size()];
    for (int token = 0; token < argb.length; token++) {
      InputGeometry geometry = tokens.geometries().get(tokens.sample().images()[token]);
      double x = (tokens.sample().column(token) + 0.5) / geometry.grid().columns();
      double y = (tokens.sample().row(token) + 0.5) / geometry.grid().rows();
      argb[token] = mix(mix(CORNERS[0], CORNERS[1], x), mix(CORNERS[2], CORNERS[3], x), y).argb();
    }
    return new TokenColors(argb, List.of(), Optional.empty(), List.of());
  }

  private static Rgb mix(Rgb from, Rgb to, double share) {
    return new Rgb(
        mix(from.red(), to.red(), share),
        mix(from.green(), to.green(), share),
        mix(from.blue(), to.blue(), share));
  }

  private static int mix(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }

  /// All of one grey, for `count` tokens.
  static TokenColors plain(int count) {
    int[] argb = new int[count];
    Arrays.fill(argb, UNKNOWN.argb());
    return new TokenColors(argb, List.of(), Optional.empty(), List.of());
  }
}
