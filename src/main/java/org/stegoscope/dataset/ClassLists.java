package org.stegoscope.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.stegoscope.core.Rgb;
import org.stegoscope.dataset.ClassList.Entry;
import org.stegoscope.dataset.ClassList.Kind;

/// The class lists of the data sets that models of this field are trained on, in the order of their
/// ids and in the colours of their makers or, where these have none, of STEGO.
public final class ClassLists {

  private static final int COCOSTUFF_THINGS = 12;
  private static final int CITYSCAPES_FIRST_THING = 17;

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

  private static final String CITYSCAPES_27 =
      """
      road 128 64 128
      sidewalk 244 35 232
      parking 250 170 160
      rail track 230 150 140
      building 70 70 70
      wall 102 102 156
      fence 190 153 153
      guard rail 180 165 180
      bridge 150 100 100
      tunnel 150 120 90
      pole 153 153 153
      polegroup 153 153 153
      traffic light 250 170 30
      traffic sign 220 220 0
      vegetation 107 142 35
      terrain 152 251 152
      sky 70 130 180
      person 220 20 60
      rider 255 0 0
      car 0 0 142
      truck 0 0 70
      bus 0 60 100
      caravan 0 0 90
      trailer 0 0 110
      train 0 80 100
      motorcycle 0 0 230
      bicycle 119 11 32
      """;

  private static final String CAMVID_11 =
      """
      Sky 128 128 128
      Building 128 0 0
      Pole 192 192 128
      Road 128 64 128
      Pavement 60 40 222
      Tree 128 128 0
      SignSymbol 192 128 128
      Fence 64 64 128
      Car 64 0 128
      Pedestrian 64 64 0
      Bicyclist 0 128 192
      """;

  private static final int CAMVID_VOID = 11;

  private ClassLists() {}

  /// The classes of a data set by the name STEGO's configuration gives it, or `camvid`; empty where
  /// its class list is not known, as for `directory`, `cocostuff3` and `cocostuff15`.
  public static Optional<ClassList> forDataset(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "cocostuff27" ->
          Optional.of(
              list(
                  withPascalColors(COCOSTUFF_27),
                  id -> id < COCOSTUFF_THINGS ? Kind.THING : Kind.STUFF));
      case "cityscapes" ->
          Optional.of(
              list(
                  colored(CITYSCAPES_27),
                  id -> id < CITYSCAPES_FIRST_THING ? Kind.STUFF : Kind.THING));
      case "potsdam", "potsdamraw" ->
          Optional.of(list(withPascalColors(POTSDAM_3), _ -> Kind.UNKNOWN));
      case "voc" ->
          Optional.of(list(withPascalColors(VOC_21), id -> id == 0 ? Kind.UNKNOWN : Kind.THING));
      case "camvid" -> {
        ClassList classes = list(colored(CAMVID_11), _ -> Kind.UNKNOWN);
        yield Optional.of(new ClassList(classes.entries(), List.of(CAMVID_VOID)));
      }
      default -> Optional.empty();
    };
  }

  private interface KindOf {

    Kind of(int id);
  }

  private static ClassList list(List<Entry> entries, KindOf kinds) {
    List<Entry> kinded = new ArrayList<>();
    for (Entry entry : entries) {
      kinded.add(new Entry(entry.name(), entry.color(), kinds.of(kinded.size())));
    }
    return new ClassList(kinded, List.of());
  }

  private static List<Entry> withPascalColors(List<String> names) {
    List<Entry> entries = new ArrayList<>();
    for (String name : names) {
      entries.add(new Entry(name, Palettes.pascalColor(entries.size()), Kind.UNKNOWN));
    }
    return entries;
  }

  /// Lines of "name red green blue"; a name may have spaces.
  private static List<Entry> colored(String lines) {
    return lines
        .lines()
        .map(line -> {
          String[] words = line.split(" ");
          int last = words.length - 1;
          Rgb color =
              new Rgb(
                  Integer.parseInt(words[last - 2]),
                  Integer.parseInt(words[last - 1]),
                  Integer.parseInt(words[last]));
          String name = String.join(" ", List.of(words).subList(0, last - 2));
          return new Entry(name, color, Kind.UNKNOWN);
        })
        .toList();
  }
}
