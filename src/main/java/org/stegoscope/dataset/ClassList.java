package org.stegoscope.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.stegoscope.core.LabelMap;
import org.stegoscope.core.Palette;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.StegoscopeException;

/// The classes that labels tell apart, in the order of their ids, in the colours of whoever made
/// the labels. [ClassListFile] reads and writes it, for a user to edit.
///
/// @param ignored ids of labels that count as none, beside 255 which always does; sorted
public record ClassList(List<Entry> entries, List<Integer> ignored) {

  /// The most classes a list may have: labels are bytes, and the last one is none.
  public static final int MOST = LabelMap.VOID;

  /// Whether a class is countable objects or what they are made of and stand on.
  public enum Kind {
    THING,
    STUFF,
    UNKNOWN
  }

  /// @param color as in pictures of labels; black or repeated where the makers chose so
  public record Entry(String name, Rgb color, Kind kind) {}

  public ClassList {
    entries = List.copyOf(entries);
    SortedSet<Integer> sorted = new TreeSet<>(ignored);
    sorted.remove(LabelMap.VOID);
    ignored = List.copyOf(sorted);
    if (entries.isEmpty() || entries.size() > MOST) {
      throw new StegoscopeException(
          "A list of classes has 1 to %d of them, not %d.".formatted(MOST, entries.size()));
    }
  }

  /// `count` classes "class 0", "class 1", ...: for labels that no list explains.
  public static ClassList numbered(int count) {
    return new ClassList(
        Palette.generated(count, "class").entries().stream()
            .map(entry -> new Entry(entry.name(), entry.color(), Kind.UNKNOWN))
            .toList(),
        List.of());
  }

  public int size() {
    return entries.size();
  }

  /// The name of a class; "void" beyond the list.
  public String name(int id) {
    return id >= 0 && id < entries.size() ? entries.get(id).name() : "void";
  }

  /// The id of the class of a name.
  public OptionalInt id(String name) {
    return IntStream.range(0, size()).filter(id -> entries.get(id).name().equals(name)).findFirst();
  }

  /// The first class of a colour, ignored or not.
  public Optional<Integer> idOf(Rgb color) {
    return IntStream.range(0, size())
        .filter(id -> entries.get(id).color().equals(color))
        .boxed()
        .findFirst();
  }

  public boolean isIgnored(int id) {
    return id == LabelMap.VOID || ignored.contains(id);
  }

  /// What of the list decides which pixel has which label, as a text to compare: how many classes
  /// there are, their colours, and what is ignored; not what they are called.
  public String code() {
    return entries.stream().map(entry -> entry.color().hex()).toList() + " but " + ignored;
  }

  /// The same list with another name, colour or kind of a class.
  public ClassList with(int id, Entry entry) {
    List<Entry> changed = new ArrayList<>(entries);
    changed.set(id, entry);
    return new ClassList(changed, ignored);
  }

  /// The first `count` classes.
  public ClassList first(int count) {
    return count >= size() ? this : new ClassList(entries.subList(0, count), ignored);
  }

  /// The classes as they are drawn: every black or repeated colour replaced by a generated one, so
  /// that classes are told apart from each other and from nothing.
  public Palette palette() {
    Set<Rgb> taken = new HashSet<>();
    taken.add(new Rgb(0, 0, 0));
    List<Palette.Entry> drawable = new ArrayList<>();
    for (int id = 0; id < entries.size(); id++) {
      Entry entry = entries.get(id);
      Rgb color = taken.contains(entry.color()) ? Palette.distinctColor(id) : entry.color();
      taken.add(color);
      drawable.add(new Palette.Entry(entry.name(), color));
    }
    return new Palette(drawable);
  }
}
