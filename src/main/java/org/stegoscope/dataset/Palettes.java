package org.stegoscope.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.stegoscope.core.Palette;
import org.stegoscope.core.Rgb;

/// The class lists of the data sets that models of this field are trained on, in the order of their
/// ids and in their usual colours. A class that is black there, or that repeats the colour of an
/// earlier class, gets a generated colour instead: CocoStuff "electronic", Cityscapes "polegroup",
/// Potsdam "roads and cars" and the VOC background are drawn differently than in the papers.
public final class Palettes {

  private static final List<String> COCOSTUFF_27 =
      List.of(
          "electronic",
          "appliance",
          "food (thing)",
          "furniture (thing)",
          "indoor",
          "kitchen",
          "accessory",
          "animal",
          "outdoor",
          "person",
          "sports",
          "vehicle",
          "ceiling",
          "floor",
          "food (stuff)",
          "furniture (stuff)",
          "rawmaterial",
          "textile",
          "wall",
          "window",
          "building",
          "ground",
          "plant",
          "sky",
          "solid",
          "structural",
          "water");

  private static final List<String> POTSDAM_3 =
      List.of("roads and cars", "buildings and clutter", "trees and vegetation");

  private static final List<String> VOC_21 =
      List.of(
          "background",
          "aeroplane",
          "bicycle",
          "bird",
          "boat",
          "bottle",
          "bus",
          "car",
          "cat",
          "chair",
          "cow",
          "diningtable",
          "dog",
          "horse",
          "motorbike",
          "person",
          "pottedplant",
          "sheep",
          "sofa",
          "train",
          "tvmonitor");

  private static final List<Palette.Entry> CITYSCAPES_27 =
      List.of(
          entry("road", 128, 64, 128),
          entry("sidewalk", 244, 35, 232),
          entry("parking", 250, 170, 160),
          entry("rail track", 230, 150, 140),
          entry("building", 70, 70, 70),
          entry("wall", 102, 102, 156),
          entry("fence", 190, 153, 153),
          entry("guard rail", 180, 165, 180),
          entry("bridge", 150, 100, 100),
          entry("tunnel", 150, 120, 90),
          entry("pole", 153, 153, 153),
          entry("polegroup", 153, 153, 153),
          entry("traffic light", 250, 170, 30),
          entry("traffic sign", 220, 220, 0),
          entry("vegetation", 107, 142, 35),
          entry("terrain", 152, 251, 152),
          entry("sky", 70, 130, 180),
          entry("person", 220, 20, 60),
          entry("rider", 255, 0, 0),
          entry("car", 0, 0, 142),
          entry("truck", 0, 0, 70),
          entry("bus", 0, 60, 100),
          entry("caravan", 0, 0, 90),
          entry("trailer", 0, 0, 110),
          entry("train", 0, 80, 100),
          entry("motorcycle", 0, 0, 230),
          entry("bicycle", 119, 11, 32));

  private Palettes() {}

  /// The classes of a data set by the name STEGO's configuration gives it; empty where its class
  /// list is not known, as for `directory`, `cocostuff3` and `cocostuff15`.
  public static Optional<Palette> forDataset(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "cocostuff27" -> Optional.of(drawable(withPascalColors(COCOSTUFF_27)));
      case "cityscapes" -> Optional.of(drawable(CITYSCAPES_27));
      case "potsdam", "potsdamraw" -> Optional.of(drawable(withPascalColors(POTSDAM_3)));
      case "voc" -> Optional.of(drawable(withPascalColors(VOC_21)));
      default -> Optional.empty();
    };
  }

  /// The colour of an id by the rule of PASCAL VOC: the bits of the id, three at a time from the
  /// low end, become bit 7, 6, 5, ... of red, green and blue. Id 0 is black.
  public static Rgb pascalColor(int id) {
    int red = 0;
    int green = 0;
    int blue = 0;
    int bits = id;
    for (int bit = 7; bit >= 0; bit--) {
      red |= (bits & 1) << bit;
      green |= (bits >> 1 & 1) << bit;
      blue |= (bits >> 2 & 1) << bit;
      bits >>>= 3;
    }
    return new Rgb(red, green, blue);
  }

  private static List<Palette.Entry> withPascalColors(List<String> names) {
    List<Palette.Entry> entries = new ArrayList<>();
    for (String name : names) {
      entries.add(new Palette.Entry(name, pascalColor(entries.size())));
    }
    return entries;
  }

  /// The classes with every black or repeated colour replaced by a generated one.
  private static Palette drawable(List<Palette.Entry> entries) {
    Set<Rgb> taken = new HashSet<>();
    taken.add(new Rgb(0, 0, 0));
    List<Palette.Entry> drawable = new ArrayList<>();
    for (int id = 0; id < entries.size(); id++) {
      Palette.Entry entry = entries.get(id);
      Rgb color = taken.contains(entry.color()) ? Palette.distinctColor(id) : entry.color();
      taken.add(color);
      drawable.add(new Palette.Entry(entry.name(), color));
    }
    return new Palette(drawable);
  }

  private static Palette.Entry entry(String name, int red, int green, int blue) {
    return new Palette.Entry(name, new Rgb(red, green, blue));
  }
}
