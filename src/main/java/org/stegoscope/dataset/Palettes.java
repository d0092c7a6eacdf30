package org.stegoscope.dataset;

import java.util.Optional;
import org.stegoscope.core.Palette;
import org.stegoscope.core.Rgb;

/// The classes of [ClassLists] as they are drawn. A class that is black there, or that repeats the
/// colour of an earlier class, gets a generated colour instead: CocoStuff "electronic", Cityscapes
/// "polegroup", Potsdam "roads and cars" and the VOC background are drawn differently than in the
/// papers.
public final class Palettes {

  private Palettes() {}

  /// The classes of a data set by the name STEGO's configuration gives it; empty where its class
  /// list is not known, as for `directory`, `cocostuff3` and `cocostuff15`.
  public static Optional<Palette> forDataset(String name) {
    return ClassLists.forDataset(name).map(ClassList::palette);
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
}
