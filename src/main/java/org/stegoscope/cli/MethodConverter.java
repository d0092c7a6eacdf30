package org.stegoscope.cli;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stegoscope.analysis.projection.ProjectionMethod;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the short names of projections.
final class MethodConverter implements ITypeConverter<ProjectionMethod> {

  @Override
  public ProjectionMethod convert(String text) {
    return Stream.of(ProjectionMethod.values())
        .filter(method -> word(method).equalsIgnoreCase(text.strip()))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "expected %s, found \"%s\""
                    .formatted(
                        Stream.of(ProjectionMethod.values())
                            .map(MethodConverter::word)
                            .collect(Collectors.joining(", ")),
                        text)));
  }

  static String word(ProjectionMethod method) {
    return switch (method) {
      case PCA -> "pca";
      case TSNE -> "tsne";
      case EXACT_TSNE -> "exact-tsne";
      case UMAP -> "umap";
      case RANDOM -> "rp";
    };
  }
}
