package org.stegoscope.dataset.collection;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.ClassList;
import org.stegoscope.dataset.LabelPicture;
import org.stegoscope.dataset.PictureSize;

/// Which class each number in a file of labels stands for.
final class LabelCode {

  /// For numbers that stand for nothing.
  static final int UNKNOWN = -1;

  /// Numbers are ids of classes.
  static final LabelCode IDS = new LabelCode(id -> id, true);

  private static final int NUMBERS = 256;

  /// Around objects of Pascal VOC, in copies without a palette.
  private static final int VOC_BORDER = 0xE0E0C0;

  private final int[] classes = new int[NUMBERS];
  private final boolean colored;

  /// `classOf` maps 0..254 to a class, [LabelMap#VOID] or [#UNKNOWN].
  private LabelCode(IntUnaryOperator classOf, boolean colored) {
    Arrays.setAll(classes, classOf);
    classes[LabelMap.VOID] = LabelMap.VOID;
    this.colored = colored;
  }

  /// A code of numbers alone: pictures in colour mean nothing in it.
  static LabelCode numbers(IntUnaryOperator classOf) {
    return new LabelCode(classOf, false);
  }

  /// Decodes a whole picture, or the part of it that a crop cuts out.
  ///
  /// @throws StegoscopeException where the picture is in colour and classes have none
  Labelling decode(LabelPicture whole, Optional<Crop> crop, ClassList list, Path file) {
    PictureSize size = new PictureSize(whole.width(), whole.height());
    LabelPicture picture = crop.map(part -> part.of(whole)).orElse(whole);
    if (picture.bands() == 1) {
      return decode(size, picture, list, this::classOf);
    }
    if (!colored || list.equals(ClassList.numbered(list.size()))) {
      throw new StegoscopeException(
          "%s cannot be used as labels: expected one number a pixel, found colours%s."
              .formatted(
                  file, colored ? ", and no classes.txt or classes.json says what they mean" : ""));
    }
    Map<Integer, Integer> byColor = colors(list);
    return decode(size, picture, list, rgb -> byColor.getOrDefault(rgb, UNKNOWN));
  }

  private int classOf(int number) {
    return number >= 0 && number < NUMBERS ? classes[number] : UNKNOWN;
  }

  /// Black is void unless a class is black.
  private static Map<Integer, Integer> colors(ClassList list) {
    Map<Integer, Integer> classes = new HashMap<>();
    for (int id = 0; id < list.size(); id++) {
      Rgb color = list.entries().get(id).color();
      classes.putIfAbsent(color.argb() & 0xFFFFFF, id);
    }
    classes.putIfAbsent(0, LabelMap.VOID);
    classes.putIfAbsent(VOC_BORDER, LabelMap.VOID);
    return classes;
  }

  private static Labelling decode(
      PictureSize size, LabelPicture picture, ClassList list, IntUnaryOperator classOf) {
    boolean[] ignored = new boolean[NUMBERS];
    for (int id = 0; id < NUMBERS; id++) {
      ignored[id] = list.isIgnored(id);
    }
    byte[] labels = new byte[picture.values().length];
    long unknown = 0;
    String example = "";
    for (int i = 0; i < labels.length; i++) {
      int value = picture.values()[i];
      int id = classOf.applyAsInt(value);
      boolean known = id >= 0 && (ignored[id] || id < list.size());
      if (!known) {
        unknown++;
        example = example.isEmpty() ? written(picture, value) : example;
      }
      labels[i] = (byte) (known && !ignored[id] ? id : LabelMap.VOID);
    }
    LabelMap map = new LabelMap(picture.width(), picture.height(), labels);
    return new Labelling(size, map, unknown, example);
  }

  private static String written(LabelPicture picture, int value) {
    return picture.bands() == 1 ? String.valueOf(value) : Rgb.of(value).hex();
  }
}
