package org.stegoscope.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `all`, `grid:STEP`, `random:COUNT` and `class:COUNT`; seeds come with another option.
final class TokenSamplingConverter implements ITypeConverter<TokenSamplingConverter.Wish> {

  /// The kinds of samples.
  enum Kind {
    ALL,
    GRID,
    RANDOM,
    CLASS
  }

  /// A kind and its number.
  record Wish(Kind kind, int number) {}

  @Override
  public Wish convert(String text) {
    String[] parts = text.strip().split(":", 2);
    try {
      int number = parts.length == 1 ? 0 : Integer.parseInt(parts[1]);
      switch (parts[0]) {
        case "all" -> {
          if (parts.length == 1) {
            return new Wish(Kind.ALL, 0);
          }
        }
        case "grid" -> {
          if (number > 0) {
            return new Wish(Kind.GRID, number);
          }
        }
        case "random" -> {
          if (number > 0) {
            return new Wish(Kind.RANDOM, number);
          }
        }
        case "class" -> {
          if (number > 0) {
            return new Wish(Kind.CLASS, number);
          }
        }
        default -> {}
      }
    } catch (NumberFormatException e) {
      // Told in the same words as any other text.
    }
    throw new TypeConversionException(
        "expected all, grid:STEP, random:COUNT or class:COUNT, found \"%s\"".formatted(text));
  }
}
