package org.stegoscope.cli;

import org.stegoscope.analysis.projection.Reduction;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `pca:N` and `rp:N`; the seed comes with another option.
final class ReductionConverter implements ITypeConverter<ReductionConverter.Wish> {

  /// A reduction whose seed is not known yet.
  record Wish(Reduction.Method method, int dimensions) {

    static final Wish NONE = new Wish(Reduction.Method.NONE, 0);

    Reduction with(long seed) {
      return Reduction.of(method, dimensions, seed);
    }
  }

  @Override
  public Wish convert(String text) {
    String[] parts = text.strip().split(":", 2);
    try {
      int dimensions = parts.length == 2 ? Integer.parseInt(parts[1]) : 0;
      if (dimensions > 0 && parts[0].equals("pca")) {
        return new Wish(Reduction.Method.PRINCIPAL_COMPONENTS, dimensions);
      } else if (dimensions > 0 && parts[0].equals("rp")) {
        return new Wish(Reduction.Method.RANDOM, dimensions);
      }
    } catch (NumberFormatException e) {
      // Told in the same words as any other text.
    }
    throw new TypeConversionException("expected pca:N or rp:N, found \"%s\"".formatted(text));
  }
}
