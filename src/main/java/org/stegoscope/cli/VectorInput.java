package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.dataset.NpyReader;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.workspace.Laboratory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say which vectors are meant: tokens of photos in a space of a checkpoint, or
/// those of a file.
final class VectorInput {

  @Mixin private ModelChoice choice;
  @Mixin private FeatureChoice features;
  @Mixin private TokenChoice tokens;

  @Option(
      names = "--features",
      paramLabel = "FILE.npy",
      description = {
        "Vectors in place of a checkpoint and photos: an array of NumPy, float32 [n, d]."
      })
  private Path file;

  @Option(
      names = "--metric",
      paramLabel = "cosine|euclidean",
      description =
          "How vectors are compared (default: cosine for tokens, euclidean for --features).")
  private Metric metric;

  @Option(
      names = "--reduce",
      paramLabel = "pca:N|rp:N",
      description = {
        "Reduce vectors to N dimensions before anything else, by principal components or by a",
        "random projection drawn with --seed (default: not at all)."
      })
  private Reduction reduction = Reduction.NONE;

  Metric metric() {
    if (metric != null) {
      return metric;
    }
    return file == null ? Metric.COSINE : Metric.EUCLIDEAN;
  }

  /// Throws unless the options go together.
  void require() {
    tokens.require();
    if (file != null && (choice.checkpoint() != null || tokens.isUsed())) {
      throw new UsageException(
          "--features takes the place of --checkpoint, --image and --labels; give one or the"
              + " others.");
    }
    if (file == null && (choice.checkpoint() == null || tokens.isEmpty())) {
      throw new UsageException("Give --checkpoint and --image, or --features in their place.");
    }
  }

  /// Also says with which status to exit: a photo that cannot be used does not stop the others.
  record Read(TokenVectors vectors, int status) {}

  /// @param seed of a random projection that vectors are reduced by
  Read read(Terminal terminal, Laboratory laboratory, CommonOptions common, long seed) {
    require();
    Read read = read(terminal, laboratory, common);
    return new Read(
        read.vectors().reduced(reduction.withSeed(seed), terminal.context()), read.status());
  }

  private Read read(Terminal terminal, Laboratory laboratory, CommonOptions common) {
    if (file != null) {
      NpyReader.Vectors read = NpyReader.read(file, terminal.context());
      return new Read(
          new TokenVectors(
              read.values(),
              read.dimension(),
              Optional.empty(),
              Map.of("features", file.toString())),
          ExitCode.OK.status());
    }
    FeatureRequest request = features.request();
    List<NamedFeatures> photos = new ArrayList<>();
    PhotoSeries series = new PhotoSeries(tokens.images(terminal.context()), terminal, laboratory);
    try (LazyModel model =
        new LazyModel(() -> choice.open(laboratory, common, terminal.context()))) {
      series.forEach(
          model,
          (photo, loaded, name) ->
              photos.add(
                  new NamedFeatures(
                      laboratory.features(
                          photo, loaded, choice.resolution(), request, terminal.context()),
                      name)));
    }
    DrawnTokens drawn = tokens.draw(photos, terminal);
    return new Read(
        new TokenVectors(
            drawn.vectors(drawn.maps()),
            drawn.maps().getFirst().channels(),
            Optional.of(drawn),
            drawn.fields()),
        series.status());
  }
}
