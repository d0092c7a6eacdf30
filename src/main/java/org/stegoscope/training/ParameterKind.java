package org.stegoscope.training;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which values a parameter takes.
public sealed interface ParameterKind {

  /// Why a text is no value of the parameter `name`, a sentence; empty where it is one.
  Optional<String> problem(String name, String text);

  private static Optional<String> expected(String name, String what, String text) {
    return Optional.of("%s is %s, not “%s”.".formatted(name, what, text));
  }

  /// A whole number.
  record Whole(long least, long most) implements ParameterKind {

    @Override
    public Optional<String> problem(String name, String text) {
      try {
        long value = Long.parseLong(text);
        return value >= least && value <= most
            ? Optional.empty()
            : ParameterKind.expected(name, range(), text);
      } catch (NumberFormatException e) {
        return ParameterKind.expected(name, range(), text);
      }
    }

    private String range() {
      return most == Long.MAX_VALUE
          ? String.format(Locale.ROOT, "a whole number of at least %,d", least)
          : String.format(Locale.ROOT, "a whole number from %,d to %,d", least, most);
    }
  }

  /// A finite number.
  ///
  /// @param least that is allowed, or less than it where it is open
  record Real(double least, Bound bound, double most) implements ParameterKind {

    /// Whether the least itself is allowed.
    public enum Bound {
      ALLOWED,
      EXCLUDED
    }

    static Real from(double least, double most) {
      return new Real(least, Bound.ALLOWED, most);
    }

    static Real above(double least, double most) {
      return new Real(least, Bound.EXCLUDED, most);
    }

    @Override
    public Optional<String> problem(String name, String text) {
      try {
        double value = Double.parseDouble(text);
        boolean enough = bound == Bound.ALLOWED ? value >= least : value > least;
        return enough && value <= most
            ? Optional.empty()
            : ParameterKind.expected(name, range(), text);
      } catch (NumberFormatException e) {
        return ParameterKind.expected(name, range(), text);
      }
    }

    private String range() {
      return String.format(
          Locale.ROOT,
          bound == Bound.ALLOWED ? "a number from %s to %s" : "a number above %s and up to %s",
          plain(least),
          plain(most));
    }

    private static String plain(double value) {
      return value == Math.rint(value)
          ? String.format(Locale.ROOT, "%,.0f", value)
          : Double.toString(value);
    }
  }

  /// One of several words.
  record Choice(List<String> words) implements ParameterKind {

    public Choice {
      words = List.copyOf(words);
    }

    static Choice of(String... words) {
      return new Choice(List.of(words));
    }

    @Override
    public Optional<String> problem(String name, String text) {
      return words.contains(text)
          ? Optional.empty()
          : expected(name, "one of " + String.join(", ", words), text);
    }
  }

  /// On or off.
  record Switch() implements ParameterKind {

    @Override
    public Optional<String> problem(String name, String text) {
      return text.equals("true") || text.equals("false")
          ? Optional.empty()
          : expected(name, "true or false", text);
    }
  }

  /// Words that another reader understands, such as a path or a resolution.
  ///
  /// @param reader says what a text means; it throws where it means nothing
  record Text(Reader reader) implements ParameterKind {

    /// Reads a text, or throws.
    @FunctionalInterface
    public interface Reader {

      Object read(String text);
    }

    static Text free() {
      return new Text(text -> text);
    }

    @Override
    public Optional<String> problem(String name, String text) {
      try {
        reader.read(text);
        return Optional.empty();
      } catch (org.stegoscope.core.StegoscopeException e) {
        return Optional.of("%s cannot be used: %s".formatted(name, e.getMessage()));
      }
    }
  }
}
