package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.analysis.projection.NearestNeighbours;
import org.stegoscope.analysis.projection.Neighbours;
import org.stegoscope.analysis.projection.SpaceComparison;
import org.stegoscope.analysis.projection.SpaceMeasures;
import org.stegoscope.core.FeatureMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.figure.JsonFile;
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

  /// One of the two.
  private record Side(String name, int dimension, float[] values, Neighbours near) {}

  @Override
  public Integer call() {
    if (tokens.images().isEmpty()) {
      throw new UsageException("Give the photos with --image.");
    }
    if (out != null) {
      Destination.requireFile(out);
    }
    FeatureRequest dino =
        new FeatureRequest(Space.DINO, facet, FeatureChoice.block(block), Averaging.NONE);
    List<NamedFeatures> photos = new ArrayList<>();
    List<FeatureMap> codes = new ArrayList<>();
    PhotoSeries series = new PhotoSeries(tokens.images(), terminal, laboratory);
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
    Side first = side("DINO", drawn.maps(), drawn);
    Side second = side("code", codes, drawn);
    report(first, second, drawn);
    return series.status();
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

  private Side side(String name, List<FeatureMap> maps, DrawnTokens drawn) {
    float[] values = drawn.vectors(maps);
    int dimension = maps.getFirst().channels();
    return new Side(
        name,
        dimension,
        values,
        NearestNeighbours.of(values, dimension, k, metric, terminal.context()));
  }

  private void report(Side first, Side second, DrawnTokens drawn) {
    double overlap =
        Arrays.stream(SpaceComparison.neighbourhoodOverlap(first.near(), second.near()))
            .average()
            .orElseThrow();
    double cka =
        SpaceComparison.linearCka(
            first.values(),
            first.dimension(),
            second.values(),
            second.dimension(),
            terminal.context());
    SpaceMeasures dino = measures(first, drawn);
    SpaceMeasures code = measures(second, drawn);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("k", k);
    fields.put("metric", metric.name().toLowerCase(Locale.ROOT));
    fields.put("neighbourhoodOverlap", overlap);
    fields.put("linearCka", cka);
    fields.put("dino", fields(first, dino));
    fields.put("code", fields(second, code));
    fields.putAll(drawn.fields());
    if (out != null) {
      JsonFile.write(out, fields);
    }
    if (common.json()) {
      Report report = new Report("compare-spaces");
      if (out != null) {
        report.wrote(out);
      }
      fields.forEach(report::with);
      report.print(terminal, common);
      return;
    }
    terminal.print(drawn.sample().statement());
    terminal.print(
        line("neighbours kept (%d nearest)".formatted(k), "%.1f %%".formatted(overlap * 100), ""));
    terminal.print(line("linear CKA", number(cka), ""));
    terminal.print(line("", first.name(), second.name()));
    terminal.print(
        line(
            "dimension",
            Integer.toString(first.dimension()),
            Integer.toString(second.dimension())));
    terminal.print(
        line(
            "intrinsic dimension",
            number(dino.intrinsicDimension()),
            number(code.intrinsicDimension())));
    terminal.print(line("k-NN label purity", number(dino.purity()), number(code.purity())));
    for (int part : List.of(16, 4, 2)) {
      terminal.print(
          line(
              "variance in D/%d components".formatted(part),
              number(dino.explained(first.dimension() / part)),
              number(code.explained(second.dimension() / part))));
    }
  }

  private SpaceMeasures measures(Side side, DrawnTokens drawn) {
    return SpaceMeasures.of(
        side.values(), side.dimension(), side.near(), drawn.knownLabels(), terminal.context());
  }

  private static Map<String, Object> fields(Side side, SpaceMeasures measures) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dimension", side.dimension());
    fields.put("intrinsicDimension", ProjectionFiles.orNull(measures.intrinsicDimension()));
    fields.put("labelPurity", ProjectionFiles.orNull(measures.purity()));
    fields.put("cumulativeExplainedVariance", measures.explainedVariance());
    return fields;
  }

  private static String line(String name, String first, String second) {
    return "%-30s %10s %10s".formatted(name, first, second).stripTrailing();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "-";
  }
}
