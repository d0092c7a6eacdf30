package org.stegoscope.ui.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;

/// Finds names by some of their letters, the best first: names that begin with what was typed, then
/// those of which a word does, those of which several words do (`oph` finds `Open photos`), those
/// that have it inside, and last those that have its letters in their order. Upper and lower case
/// are the same.
final class NameRanking {

  private static final int PREFIX = 0;
  private static final int WORD = 1;
  private static final int WORDS = 2;
  private static final int INSIDE = 3;
  private static final int SCATTERED = 4;

  /// Names that only match together with the place they are found at come after all others.
  private static final int WITH_PLACE = 5;

  private record Ranked<T>(T item, int rank, int length) {}

  private NameRanking() {}

  /// The items that match, the best first; of equals the shorter name, then the one that was first.
  /// All of them where nothing is typed.
  static <T> List<T> best(
      String typed, List<T> items, Function<T, String> name, Function<T, String> place) {
    if (typed.isBlank()) {
      return items;
    }
    return items.stream()
        .flatMap(item -> ranked(typed, item, name.apply(item), place.apply(item)).stream())
        .sorted(Comparator.<Ranked<T>>comparingInt(Ranked::rank).thenComparingInt(Ranked::length))
        .map(Ranked::item)
        .toList();
  }

  private static <T> List<Ranked<T>> ranked(String typed, T item, String name, String place) {
    OptionalInt alone = rank(typed, name);
    OptionalInt rank =
        alone.isPresent() ? alone : shifted(rank(typed, place + " " + name), WITH_PLACE);
    return rank.isPresent()
        ? List.of(new Ranked<>(item, rank.getAsInt(), name.length()))
        : List.of();
  }

  private static OptionalInt shifted(OptionalInt rank, int by) {
    return rank.isPresent() ? OptionalInt.of(rank.getAsInt() + by) : rank;
  }

  /// How well a name matches, 0 being best; empty where it does not.
  static OptionalInt rank(String typed, String name) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    String text = name.toLowerCase(Locale.ROOT);
    String letters = wanted.replaceAll("\\s+", "");
    if (text.startsWith(wanted)) {
      return OptionalInt.of(PREFIX);
    } else if (text.contains(" " + wanted)) {
      return OptionalInt.of(WORD);
    } else if (beginsWords(letters, text.split("[\\s-]+"), 0)) {
      return OptionalInt.of(WORDS);
    } else if (text.contains(wanted)) {
      return OptionalInt.of(INSIDE);
    }
    return isScattered(letters, text) ? OptionalInt.of(SCATTERED) : OptionalInt.empty();
  }

  /// Whether letters are made of the beginnings of some words from `from` on, in their order.
  private static boolean beginsWords(String letters, String[] words, int from) {
    if (letters.isEmpty()) {
      return true;
    }
    for (int i = from; i < words.length; i++) {
      for (int length = commonPrefix(letters, words[i]); length > 0; length--) {
        if (beginsWords(letters.substring(length), words, i + 1)) {
          return true;
        }
      }
    }
    return false;
  }

  private static int commonPrefix(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }

  private static boolean isScattered(String letters, String text) {
    int found = 0;
    for (int i = 0; i < text.length() && found < letters.length(); i++) {
      if (text.charAt(i) == letters.charAt(found)) {
        found++;
      }
    }
    return found == letters.length();
  }
}
