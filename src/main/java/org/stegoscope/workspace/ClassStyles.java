package org.stegoscope.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.stegoscope.core.Palette;
import org.stegoscope.core.Rgb;

/// The names and colours the user gave to classes: the same wherever those classes are shown or
/// written.
///
/// Classes are known by the name of their set, which says what their ids mean: those of a
/// checkpoint's probe, or of one clustering.
public final class ClassStyles {

  /// Longer names are of no use in a legend.
  private static final int LONGEST_NAME = 80;

  private final ReadOnlyObjectWrapper<Map<String, Map<Integer, ClassStyle>>> sets =
      new ReadOnlyObjectWrapper<>(Map.of());

  /// The styles by set and id, immutable; replaced as a whole.
  public ReadOnlyObjectProperty<Map<String, Map<Integer, ClassStyle>>> setsProperty() {
    return sets.getReadOnlyProperty();
  }

  /// Renames a class of `set`, of which `now` is the palette in use. A blank name changes nothing,
  /// nor does the name it has.
  public void rename(String set, Palette now, int id, String name) {
    String stripped = name.strip();
    if (!stripped.isEmpty()) {
      put(set, now, id, new ClassStyle(shortened(stripped), now.entry(id).color()));
    }
  }

  static String shortened(String name) {
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  public void recolor(String set, Palette now, int id, Rgb color) {
    put(set, now, id, new ClassStyle(now.entry(id).name(), color));
  }

  private void put(String set, Palette now, int id, ClassStyle style) {
    if (now.entry(id).equals(style.entry())) {
      return;
    }
    Map<Integer, ClassStyle> classes = new LinkedHashMap<>(sets.get().getOrDefault(set, Map.of()));
    classes.put(id, style);
    Map<String, Map<Integer, ClassStyle>> changed = new LinkedHashMap<>(sets.get());
    changed.put(set, Map.copyOf(classes));
    sets.set(Map.copyOf(changed));
  }

  /// A palette as the user changed it.
  public Palette applied(String set, Palette base) {
    Map<Integer, ClassStyle> styles = sets.get().getOrDefault(set, Map.of());
    if (styles.isEmpty()) {
      return base;
    }
    List<Palette.Entry> entries = new ArrayList<>(base.entries());
    styles.forEach((id, style) -> {
      if (id >= 0 && id < entries.size()) {
        entries.set(id, style.entry());
      }
    });
    return new Palette(entries);
  }

  void restore(Map<String, Map<Integer, ClassStyle>> styles) {
    sets.set(styles);
  }
}
