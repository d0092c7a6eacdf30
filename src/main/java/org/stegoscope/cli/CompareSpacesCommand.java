package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.analysis.projection.Reduction;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.figure.Figure;
import org.stegoscope.figure.FigureFile;
import org.stegoscope.figure.JsonFile;
import org.stegoscope.figure.Panel;
import org.stegoscope.figure.PngSize;
import org.stegoscope.model.Averaging;
import org.stegoscope.model.Facet;
import org.stegoscope.model.FeatureRequest;
import org.stegoscope.model.LoadedModel;
import org.stegoscope.model.Space;
import org.stegoscope.workspace.Laboratory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "compare-spaces",
    description = {
      "Measure how much of the backbone's space a segmentation head preserves in its codes.",
      "Prints a table, and writes compare-spaces.json with --out."
    })
final class CompareSpacesCommand implements Callable<Integer> {

  @Mixin private ModelChoice choice;
  @Mixin private TokenChoice tokens;
  @Mixin private CommonOptions common;

  @Option(
      names = "--facet",
      paramLabel = "token|key|query|value|residual",
      defaultValue = "token",
      description = "Which vectors of the backbone's block (default: ${DEFAULT-VALUE}).")
  private Facet facet;

  @Option(
      names = "--block",
      paramLabel = "N",
      converter = CountConverter.Block.class,
      description = "Block of the backbone from 0 (default: the last).")
  private Integer block;

  @Option(
      names = "--metric",
      paramLabel = "cosine|euclidean",
      defaultValue = "cosine",
      description = "How vectors are compared (default: ${DEFAULT-VALUE}).")
  private Metric metric;

  @Option(
      names = "--k",
      paramLabel = "N",
      defaultValue = "15",
      description = "How many nearest neighbours are looked at (default: ${DEFAULT-VALUE}).")
  private int k;

  @Option(
      names = "--clusters",
      paramLabel = "K",
      description = "Also cluster each space by k-means, and compare the clusters.")
  private Integer clusters;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "The seed of the random projection and of k-means (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--figure",
      paramLabel = "FILE",
      description =
          "Draw the variance that leading components hold in each space, as .png, .svg or .pdf.")
  private Path figure;

  @Option(
      names = "--out",
      paramLabel = "FILE.json",
      description = "Where the numbers are written, too.")
  private Path out;

  private final Terminal terminal;
  private final Laboratory laboratory;

  CompareSpacesCommand(Terminal terminal, Laboratory laboratory) {
    this.terminal = terminal;
    this.laboratory = laboratory;
  }

  @Override
  public Integer call() {
    tokens.require();
    if (tokens.isEmpty()) {
      throw new UsageException("Give the photos with --image, or a data set with --dataset.");
    }
    if (out != null) {
      Destination.requireFile(out);
    }
    if (figure != null) {
      Destination.requireFile("--figure", figure);
    }
    FeatureRequest dino =
        new FeatureRequest(Space.DINO, facet, FeatureChoice.block(block), Averaging.NONE);
    List<NamedFeatures> photos = new ArrayList<>();
    List<FeatureMap> codes = new ArrayList<>();
    PhotoSeries series = new PhotoSeries(tokens.images(terminal.context()), terminal, laboratory);
    try (LazyModel model = new LazyModel(this::open)) {
      series.forEach(
          model,
          (photo, loaded, name) -> {
            var resolution = choice.resolution();
            var context = terminal.context();
            var found = laboratory.features(photo, loaded, resolution, dino, context);
            codes.add(
                laboratory
                    .features(photo, loaded, resolution, FeatureRequest.STEGO, context)
                    .map());
            photos.add(new NamedFeatures(found, name));
          });
    }
    DrawnTokens drawn = tokens.draw(photos, terminal);
    if (k < 1 || k >= drawn.sample().size()) {
      throw new StegoscopeException(
          "%d neighbours need more tokens than there are: %d; choose a smaller --k."
              .formatted(k, drawn.sample().size()));
    }
    SpaceTable table = table(drawn, codes);
    write(table, drawn);
    return series.status();
  }

  /// The backbone's space, the codes, and what a reduction to as many dimensions as codes have
  /// would keep that knows nothing of what is to be preserved.
  private SpaceTable table(DrawnTokens drawn, List<FeatureMap> codes) {
    float[] features = drawn.vectors(drawn.maps());
    int channels = drawn.maps().getFirst().channels();
    int width = codes.getFirst().channels();
    List<SpaceTable.Vectors> spaces = new ArrayList<>();
    spaces.add(new SpaceTable.Vectors("dino", "DINO", channels, features));
    spaces.add(new SpaceTable.Vectors("code", "code", width, drawn.vectors(codes)));
    if (width < channels) {
      spaces.add(reduced("pca", "PCA", features, channels, width));
      spaces.add(reduced("rp", "random", features, channels, width));
    }
    return SpaceTable.of(
        spaces,
        new SpaceTable.Options(metric, k, Optional.ofNullable(clusters), seed),
        drawn.knownLabels(),
        terminal.context());
  }

  private SpaceTable.Vectors reduced(
      String key, String name, float[] features, int channels, int width) {
    Reduction.Method method =
        key.equals("pca") ? Reduction.Method.PRINCIPAL_COMPONENTS : Reduction.Method.RANDOM;
    float[] values =
        Reduction.of(method, width, seed)
            .fit(features, channels, terminal.context())
            .apply(features, terminal.context());
    return new SpaceTable.Vectors(key, name, width, values);
  }

  private void write(SpaceTable table, DrawnTokens drawn) {
    Map<String, Object> fields = new LinkedHashMap<>(table.fields());
    fields.putAll(drawn.fields());
    Report report = new Report("compare-spaces");
    if (out != null) {
      JsonFile.write(out, fields);
      report.wrote(out);
    }
    if (figure != null) {
      Figure drawing =
          Figure.of(List.of(new Panel("Explained variance", table.variance().chart())))
              .withFooter(List.of(drawn.sample().statement()));
      FigureFile.write(figure, drawing, new PngSize.Dpi(300), terminal.context());
      report.wrote(figure);
    }
    if (common.json()) {
      fields.forEach(report::with);
      report.print(terminal, common);
    } else {
      terminal.print(drawn.sample().statement());
      table.lines().forEach(terminal::print);
    }
  }

  private LoadedModel open() {
    LoadedModel model = choice.open(laboratory, common, terminal.context());
    if (!model.has(Space.STEGO)) {
      model.close();
      throw new StegoscopeException(
          "%s has no segmentation head, so there are no codes to compare its features with."
              .formatted(choice.checkpoint()));
    }
    return model;
  }
}
