package org.stegoscope.core;

import java.util.ArrayList;
import java.util.List;

/// The names and colours of class ids 0..n-1.
public record Palette(List<Entry> entries) {

  /// What a class is called and how it is drawn.
  public record Entry(String name, Rgb color) {}

  /// The golden angle in degrees: successive multiples never come close to each other again soon.
  private static final double GOLDEN_ANGLE = 137.50776405;

  private static final Rgb UNLABELLED = new Rgb(128, 128, 128);

  public Palette {
    entries = List.copyOf(entries);
  }

  public int size() {
    return entries.size();
  }

  /// The entry of a class id; ids beyond the palette, void among them, are grey and unnamed.
  public Entry entry(int id) {
    return id >= 0 && id < entries.size() ? entries.get(id) : new Entry("void", UNLABELLED);
  }

  public Palette renamed(int id, String name) {
    List<Entry> changed = new ArrayList<>(entries);
    changed.set(id, new Entry(name, entries.get(id).color()));
    return new Palette(changed);
  }

  /// This palette with generated entries behind it until it names `count` ids.
  public Palette extendedTo(int count, String namePrefix) {
    List<Entry> extended = new ArrayList<>(entries);
    for (int id = entries.size(); id < count; id++) {
      extended.add(new Entry(namePrefix + " " + id, distinctColor(id)));
    }
    return new Palette(extended);
  }

  /// `count` entries named "`namePrefix` id" in colours that are told apart, stable for an id.
  public static Palette generated(int count, String namePrefix) {
    return new Palette(List.of()).extendedTo(count, namePrefix);
  }

  /// A colour for an id: hue by the golden angle, lightness and chroma alternating so that
  /// neighbours in hue still differ. Never black, white or grey.
  public static Rgb distinctColor(int id) {
    double hue = (id * GOLDEN_ANGLE + 25) % 360;
    double saturation = id % 3 == 1 ? 0.55 : 0.75;
    double value =
        switch (id % 4) {
          case 0 -> 0.95;
          case 1 -> 0.80;
          case 2 -> 0.62;
          default -> 0.88;
        };
    return fromHsv(hue, saturation, value);
  }

  private static Rgb fromHsv(double hueDegrees, double saturation, double value) {
    double chroma = value * saturation;
    double sector = hueDegrees / 60;
    double second = chroma * (1 - Math.abs(sector % 2 - 1));
    double[] rgb =
        switch ((int) sector) {
          case 0 -> new double[] {chroma, second, 0};
          case 1 -> new double[] {second, chroma, 0};
          case 2 -> new double[] {0, chroma, second};
          case 3 -> new double[] {0, second, chroma};
          case 4 -> new double[] {second, 0, chroma};
          default -> new double[] {chroma, 0, second};
        };
    double base = value - chroma;
    return new Rgb(component(rgb[0] + base), component(rgb[1] + base), component(rgb[2] + base));
  }

  private static int component(double fraction) {
    return (int) Math.round(fraction * 255);
  }
}
