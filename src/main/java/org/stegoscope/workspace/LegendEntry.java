package org.stegoscope.workspace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.Rgb;

/// One class of a segmentation: `share` of the photo's pixels, 0..1.
public record LegendEntry(int id, String name, Rgb color, long areaPx, double share) {

  /// Whether it stands for the pixels that have no class.
  public boolean isVoid() {
    return id == LabelMap.VOID;
  }

  /// The classes that occur, the largest first; the pixels without a class last, if there are any.
  static List<LegendEntry> of(ClassAreas areas, Palette palette) {
    List<LegendEntry> entries = new ArrayList<>();
    for (int id = 0; id < areas.byId().length; id++) {
      long area = areas.byId()[id];
      if (area > 0) {
        Palette.Entry entry = palette.entry(id);
        String name = id == LabelMap.VOID ? "not seen" : entry.name();
        double share = area / (double) areas.whole();
        entries.add(new LegendEntry(id, name, entry.color(), area, share));
      }
    }
    entries.sort(
        Comparator.comparing(LegendEntry::isVoid)
            .thenComparing(Comparator.comparingLong(LegendEntry::areaPx).reversed()));
    return List.copyOf(entries);
  }
}
