package org.stegoscope.checkpoint;

import java.util.Collection;
import java.util.stream.Collectors;

/// Text from a file, made fit for a sentence: one line, short, nothing invisible.
public final class Quote {

  private static final int MAX_LENGTH = 120;
  private static final int MAX_NAMES = 4;

  private Quote() {}

  /// `"text"`, shortened.
  public static String text(String text) {
    return "\"" + plain(text) + "\"";
  }

  /// `a, b, c, d and 12 more`.
  public static String names(Collection<String> names) {
    String shown =
        names.stream().limit(MAX_NAMES).map(Quote::plain).collect(Collectors.joining(", "));
    int more = names.size() - MAX_NAMES;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  /// `text` itself, shortened, without quotation marks.
  public static String plain(String text) {
    return plain(text, MAX_LENGTH);
  }

  /// The same, shortened to so many characters.
  static String plain(String text, int maxLength) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .limit(maxLength)
        .forEach(point -> plain.appendCodePoint(isVisible(point) ? point : '?'));
    return text.length() > maxLength ? plain.append("...").toString() : plain.toString();
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
