package org.stegoscope.cli;

import java.util.function.Function;
import org.stegoscope.analysis.crf.CrfOptions;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.Normalization;
import org.stegoscope.dataset.Resolution;
import org.stegoscope.dataset.collection.CropScheme;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.model.AttentionRequest;
import org.stegoscope.model.ComputeDevice;
import org.stegoscope.study.evaluation.ClusterMatching;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the values of options; a value that cannot be read is a mistake of usage.
final class Converters {

  private Converters() {}

  static void register(CommandLine commandLine) {
    commandLine
        .registerConverter(ComputeDevice.class, usage(ComputeDevice::parse))
        .registerConverter(Resolution.class, usage(Resolution::parse))
        .registerConverter(Normalization.class, usage(Normalization::parse))
        .registerConverter(DatasetSource.class, usage(DatasetSource::parse))
        .registerConverter(CropScheme.class, usage(CropScheme::parse))
        .registerConverter(ClusterMatching.class, usage(ClusterMatching::parse))
        .registerConverter(CrfOptions.class, usage(CrfOptions::parse))
        .registerConverter(Reduction.class, usage(Reduction::parse))
        .registerConverter(PixelPoint.class, usage(PixelPoint::parse))
        .registerConverter(AttentionRequest.Query.class, usage(Converters::query));
  }

  private static <T> ITypeConverter<T> usage(Function<String, T> parse) {
    return text -> {
      try {
        return parse.apply(text);
      } catch (StegoscopeException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }

  /// Reads `cls` or `row,col`.
  static AttentionRequest.Query query(String text) {
    if (text.strip().equals("cls")) {
      return new AttentionRequest.Cls();
    }
    int[] pair = pair(text);
    if (pair.length == 0 || pair[0] < 0 || pair[1] < 0) {
      throw new StegoscopeException(
          "A query is cls, or the row,col of a patch from 0, not \"%s\".".formatted(text));
    }
    return new AttentionRequest.Patch(pair[0], pair[1]);
  }

  /// Two whole numbers with a comma between them, else an empty array.
  static int[] pair(String text) {
    String[] parts = text.strip().split(",", -1);
    if (parts.length != 2) {
      return new int[0];
    }
    try {
      return new int[] {Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[1].strip())};
    } catch (NumberFormatException e) {
      return new int[0];
    }
  }
}
