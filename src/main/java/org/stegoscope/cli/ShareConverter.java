package org.stegoscope.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a share of a whole, from 0 to 1.
record ShareConverter() implements ITypeConverter<Double> {

  @Override
  public Double convert(String text) {
    try {
      double share = Double.parseDouble(text.strip());
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // Told in the same words as a number out of range.
    }
    throw new TypeConversionException(
        "expected a number from 0 to 1, found \"%s\"".formatted(text));
  }
}
