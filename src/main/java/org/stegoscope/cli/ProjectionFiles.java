package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.stegoscope.analysis.projection.Embedding;
import org.stegoscope.analysis.projection.EmbeddingQuality;
import org.stegoscope.analysis.projection.NearestNeighbours;
import org.stegoscope.analysis.projection.Neighbours;
import org.stegoscope.analysis.projection.ProjectionMethod;
import org.stegoscope.analysis.projection.ProjectionOptions;
import org.stegoscope.analysis.projection.SpaceMeasures;
import org.stegoscope.core.Palette;
import org.stegoscope.figure.Figure;
import org.stegoscope.figure.FigureFile;
import org.stegoscope.figure.Guide;
import org.stegoscope.figure.JsonFile;
import org.stegoscope.figure.NpyFile;
import org.stegoscope.figure.Panel;
import org.stegoscope.figure.PngSize;
import org.stegoscope.figure.ScatterDrawing;
import org.stegoscope.figure.scatter.Crowding;
import org.stegoscope.figure.scatter.ScatterPoints;
import org.stegoscope.figure.scatter.ScatterStyle;
import org.stegoscope.job.JobContext;
import org.stegoscope.workspace.projection.PointTable;

/// Measures a projection and writes it.
final class ProjectionFiles {

  /// Of a page, for a plot across it.
  private static final double LARGEST_POINT_PT = 3;

  private final Path folder;
  private final Path figure;
  private final TokenVectors vectors;
  private final ProjectionOptions options;
  private final int k;

  /// A null `figure` is one in the folder.
  ProjectionFiles(
      Path folder, Path figure, TokenVectors vectors, ProjectionOptions options, int k) {
    this.folder = folder;
    this.figure = figure == null ? folder.resolve("figure.png") : figure;
    this.vectors = vectors;
    this.options = options;
    this.k = k;
  }

  Report write(Embedding embedding, double seconds, JobContext context) {
    EmbeddingQuality quality =
        EmbeddingQuality.of(
            vectors.values(),
            vectors.dimension(),
            options.metric(),
            embedding.coordinates(),
            2,
            k,
            context);
    Neighbours neighbours =
        NearestNeighbours.of(vectors.values(), vectors.dimension(), k, options.metric(), context);
    SpaceMeasures measures =
        SpaceMeasures.of(
            vectors.values(), vectors.dimension(), neighbours, vectors.labels(), context);
    Destination.create(folder);
    Report report = new Report("project");
    Path coordinates = folder.resolve("coordinates.npy");
    NpyFile.write(coordinates, embedding.coordinates(), vectors.count(), 2);
    report.wrote(coordinates);
    Path points = folder.resolve("points.csv");
    table(embedding, quality).write(points);
    report.wrote(points);
    FigureFile.write(figure, figure(embedding, quality), new PngSize.Dpi(300), context);
    report.wrote(figure);
    Map<String, Object> fields = fields(embedding, quality, measures, seconds);
    Path json = folder.resolve("project.json");
    JsonFile.write(json, fields);
    report.wrote(json);
    fields.forEach(report::with);
    return report;
  }

  private PointTable table(Embedding embedding, EmbeddingQuality quality) {
    PointTable table = new PointTable(vectors.count());
    vectors
        .tokens()
        .ifPresent(drawn -> {
          table.column("image", token -> name(drawn, token));
          table.column("row", token -> Integer.toString(drawn.sample().row(token)));
          table.column("column", token -> Integer.toString(drawn.sample().column(token)));
        });
    table.column("x", token -> Float.toString(embedding.coordinates()[2 * token]));
    table.column("y", token -> Float.toString(embedding.coordinates()[2 * token + 1]));
    vectors
        .tokens()
        .flatMap(drawn -> drawn.classes().map(classes -> Map.entry(drawn, classes)))
        .ifPresent(known ->
            table.column(
                "label", token -> label(known.getValue(), known.getKey().labels()[token])));
    table.column(
        "trustworthiness",
        token -> String.format(Locale.ROOT, "%.6f", quality.trustworthinessOf()[token]));
    table.column(
        "continuity", token -> String.format(Locale.ROOT, "%.6f", quality.continuityOf()[token]));
    return table;
  }

  private static String name(DrawnTokens drawn, int token) {
    return drawn
        .photos()
        .get(drawn.sample().images()[token])
        .features()
        .photo()
        .file()
        .getFileName()
        .toString();
  }

  private static String label(Palette classes, int id) {
    return id < 0 ? "" : classes.entry(id).name();
  }

  private Figure figure(Embedding embedding, EmbeddingQuality quality) {
    ScatterPoints points = new ScatterPoints(embedding.coordinates());
    Coloring coloring = coloring();
    double size = Math.min(LARGEST_POINT_PT, ScatterStyle.suitedSizePx(points.size()) * 0.4);
    ScatterDrawing drawing =
        new ScatterDrawing(
            points,
            new ScatterStyle(coloring.argb(), new byte[0], size, 0.85, Crowding.POINTS),
            new BitSet(),
            new BitSet(),
            points.bounds(),
            options.method().label() + " 1",
            options.method().label() + " 2");
    return Figure.of(List.of(new Panel("", drawing.chart())))
        .withGuides(coloring.guides())
        .withFooter(
            List.of(
                String.format(
                    Locale.ROOT,
                    "%s of %,d points, seed %d · trustworthiness %.3f, continuity %.3f (%d"
                        + " neighbours)",
                    options.method().label(),
                    points.size(),
                    options.seed(),
                    quality.trustworthiness(),
                    quality.continuity(),
                    k)));
  }

  private record Coloring(int[] argb, List<Guide> guides) {}

  /// By label where there are labels, else by photo, else all alike.
  private Coloring coloring() {
    int[] argb = new int[vectors.count()];
    if (vectors.tokens().isEmpty()) {
      Arrays.fill(argb, Palette.distinctColor(2).argb());
      return new Coloring(argb, List.of());
    }
    DrawnTokens drawn = vectors.tokens().get();
    int[] ids = drawn.classes().isPresent() ? drawn.labels() : drawn.sample().images();
    Palette palette = drawn.classes().orElseGet(() -> photos(drawn));
    int[] counts = new int[palette.size()];
    for (int token = 0; token < argb.length; token++) {
      argb[token] = palette.entry(ids[token]).color().argb();
      if (ids[token] >= 0 && ids[token] < counts.length) {
        counts[ids[token]]++;
      }
    }
    List<ScatterDrawing.Entry> entries = new ArrayList<>();
    for (int id = 0; id < counts.length; id++) {
      if (counts[id] > 0) {
        Palette.Entry entry = palette.entry(id);
        entries.add(new ScatterDrawing.Entry(entry.name(), entry.color(), counts[id]));
      }
    }
    return new Coloring(argb, List.of(ScatterDrawing.legend("", entries)));
  }

  private static Palette photos(DrawnTokens drawn) {
    List<Palette.Entry> entries = new ArrayList<>();
    for (NamedFeatures photo : drawn.photos()) {
      entries.add(new Palette.Entry(photo.name(), Palette.distinctColor(entries.size())));
    }
    return new Palette(entries);
  }

  private Map<String, Object> fields(
      Embedding embedding, EmbeddingQuality quality, SpaceMeasures measures, double seconds) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("method", MethodConverter.word(options.method()));
    fields.put("metric", options.metric().name().toLowerCase(Locale.ROOT));
    fields.put("seed", options.seed());
    if (options.method().hasIterations()) {
      fields.put("principalComponents", options.principalComponents());
      fields.put("iterations", embedding.iterations());
    }
    if (embedding.divergence().isPresent()) {
      fields.put("perplexity", options.perplexity());
      fields.put("klDivergence", embedding.divergence().orElseThrow());
    } else if (options.method() == ProjectionMethod.UMAP) {
      fields.put("neighbors", options.neighbours());
      fields.put("minDist", options.minimumDistance());
    } else if (options.method() == ProjectionMethod.PCA) {
      fields.put("explainedVarianceRatio", embedding.explainedVariance());
    }
    fields.put("k", k);
    fields.put("trustworthiness", quality.trustworthiness());
    fields.put("continuity", quality.continuity());
    fields.put("intrinsicDimension", orNull(measures.intrinsicDimension()));
    fields.put("labelPurity", orNull(measures.purity()));
    fields.put("cumulativeExplainedVariance", measures.explainedVariance());
    fields.put("seconds", seconds);
    fields.putAll(vectors.fields());
    return fields;
  }

  /// JSON has no word for a number that is not defined.
  static Object orNull(OptionalDouble value) {
    return value.isPresent() ? (Object) value.getAsDouble() : null;
  }
}
