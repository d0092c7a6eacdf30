package org.stegoscope.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.stegoscope.analysis.clustering.Agreement;
import org.stegoscope.analysis.clustering.ContingencyTable;
import org.stegoscope.analysis.clustering.KMeans;
import org.stegoscope.analysis.clustering.KMeansOptions;
import org.stegoscope.analysis.clustering.MatchedClusters;
import org.stegoscope.analysis.projection.Metric;
import org.stegoscope.analysis.projection.NearestNeighbours;
import org.stegoscope.analysis.projection.Neighbours;
import org.stegoscope.analysis.projection.SpaceComparison;
import org.stegoscope.analysis.projection.SpaceMeasures;
import org.stegoscope.figure.ChartStyle;
import org.stegoscope.figure.VarianceChart;
import org.stegoscope.job.JobContext;

/// The first of several spaces of the same tokens, measured beside the others.
///
/// @param columns the first space, then the others
record SpaceTable(List<Column> columns, Options options) {

  private static final int NAMES = 30;

  /// @param clusters into how many clusters each space is parted
  record Options(Metric metric, int k, Optional<Integer> clusters, long seed) {}

  /// Tokens in a space, `[tokens, dimension]`.
  ///
  /// @param key names the space in JSON
  record Vectors(String key, String name, int dimension, float[] values) {}

  /// What of the first space is found again in another: neighbours, CKA, and clusters.
  record Kept(double overlap, double cka, Optional<Agreement> clusters, OptionalDouble matched) {}

  /// A space, what it is like, and what it keeps; the first keeps nothing of itself.
  record Column(Vectors space, SpaceMeasures measures, Optional<Kept> kept) {}

  /// The clusters of the first space, if wanted, with its neighbours.
  private record First(Vectors space, Neighbours near, Optional<int[]> clusters) {}

  static SpaceTable of(
      List<Vectors> spaces, Options options, Optional<int[]> labels, JobContext context) {
    List<Column> columns = new ArrayList<>();
    First first = null;
    for (Vectors space : spaces) {
      Neighbours near =
          NearestNeighbours.of(
              space.values(), space.dimension(), options.k(), options.metric(), context);
      SpaceMeasures measures =
          SpaceMeasures.of(space.values(), space.dimension(), near, labels, context);
      Optional<int[]> clusters =
          options
              .clusters()
              .map(count -> {
                KMeansOptions how =
                    KMeansOptions.of(count, options.seed()).withMetric(options.metric());
                return KMeans.fit(space.values(), space.dimension(), how, context).assignments();
              });
      columns.add(
          new Column(
              space,
              measures,
              first == null
                  ? Optional.empty()
                  : Optional.of(kept(first, space, near, clusters, context))));
      first = first == null ? new First(space, near, clusters) : first;
    }
    return new SpaceTable(columns, options);
  }

  private static Kept kept(
      First first, Vectors space, Neighbours near, Optional<int[]> clusters, JobContext context) {
    double overlap =
        Arrays.stream(SpaceComparison.neighbourhoodOverlap(first.near(), near))
            .average()
            .orElseThrow();
    double cka =
        SpaceComparison.linearCka(
            first.space().values(),
            first.space().dimension(),
            space.values(),
            space.dimension(),
            context);
    Optional<ContingencyTable> table =
        clusters.map(own -> ContingencyTable.of(first.clusters().orElseThrow(), own));
    return new Kept(
        overlap,
        cka,
        table.map(known -> Agreement.of(known, context)),
        table.map(known -> MatchedClusters.of(known).accuracy()).orElse(OptionalDouble.empty()));
  }

  /// For JSON: the codes' share of the first space at the top, each space under its key.
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("k", options.k());
    fields.put("metric", options.metric().name().toLowerCase(Locale.ROOT));
    fields.put("seed", options.seed());
    options.clusters().ifPresent(count -> fields.put("clusters", count));
    columns.get(1).kept().ifPresent(kept -> putKept(fields, kept));
    for (Column column : columns) {
      Map<String, Object> space = new LinkedHashMap<>();
      SpaceMeasures measures = column.measures();
      space.put("dimension", column.space().dimension());
      space.put("intrinsicDimension", ProjectionFiles.orNull(measures.intrinsicDimension()));
      space.put("labelPurity", ProjectionFiles.orNull(measures.purity()));
      column.kept().ifPresent(kept -> putKept(space, kept));
      space.put("cumulativeExplainedVariance", measures.explainedVariance());
      fields.put(column.space().key(), space);
    }
    return fields;
  }

  private static void putKept(Map<String, Object> fields, Kept kept) {
    fields.put("neighbourhoodOverlap", kept.overlap());
    fields.put("linearCka", kept.cka());
    kept.clusters()
        .ifPresent(agreement -> {
          fields.put("matchedClusters", ProjectionFiles.orNull(kept.matched()));
          fields.put("adjustedMutualInformation", agreement.adjustedInformation());
          fields.put("adjustedRandIndex", agreement.adjustedRand());
        });
  }

  /// Of features and codes. Standardised principal components vary alike, whatever they are of.
  private List<Column> ofTheModel() {
    return columns.subList(0, 2);
  }

  /// The paper's Figure 3 for features and codes.
  VarianceChart variance() {
    return new VarianceChart(
        ofTheModel().stream()
            .map(column ->
                new VarianceChart.Curve(
                    column.space().name(),
                    column.space().dimension(),
                    column.measures().varianceRatios()))
            .toList(),
        ChartStyle.LIGHT);
  }

  /// The table as text.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(line("", column -> column.space().name()));
    lines.add(line("dimension", column -> Integer.toString(column.space().dimension())));
    lines.add(
        line(
            "neighbours kept (%d nearest)".formatted(options.k()),
            kept(it -> String.format(Locale.ROOT, "%.1f %%", it.overlap() * 100))));
    lines.add(line("linear CKA", kept(it -> number(it.cka()))));
    if (options.clusters().isPresent()) {
      lines.add(line("clusters matched", kept(it -> number(it.matched()))));
      lines.add(
          line(
              "AMI of clusters",
              kept(it -> number(it.clusters().orElseThrow().adjustedInformation()))));
      lines.add(
          line("ARI of clusters", kept(it -> number(it.clusters().orElseThrow().adjustedRand()))));
    }
    lines.add(
        line("intrinsic dimension", column -> number(column.measures().intrinsicDimension())));
    lines.add(line("k-NN label purity", column -> number(column.measures().purity())));
    for (int part : List.of(16, 4, 2)) {
      lines.add(
          line(
              "variance in D/%d components".formatted(part),
              column ->
                  ofTheModel().contains(column)
                      ? number(column.measures().explained(column.space().dimension() / part))
                      : ""));
    }
    return lines;
  }

  private String line(String name, Function<Column, String> cell) {
    StringBuilder line = new StringBuilder(("%-" + NAMES + "s").formatted(name));
    columns.forEach(column -> line.append(" %10s".formatted(cell.apply(column))));
    return line.toString().stripTrailing();
  }

  /// The first space has no such cell.
  private static Function<Column, String> kept(Function<Kept, String> cell) {
    return column -> column.kept().map(cell).orElse("");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "-";
  }
}
