package org.stegoscope.workspace.projection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.stegoscope.analysis.projection.EmbeddingQuality;
import org.stegoscope.core.Palette;
import org.stegoscope.core.Selection;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.figure.Figure;
import org.stegoscope.figure.FigureFile;
import org.stegoscope.figure.Guide;
import org.stegoscope.figure.JsonFile;
import org.stegoscope.figure.NpyArray;
import org.stegoscope.figure.NpzFile;
import org.stegoscope.figure.Panel;
import org.stegoscope.figure.PngSize;
import org.stegoscope.figure.ScatterDrawing;
import org.stegoscope.figure.VarianceChart;
import org.stegoscope.figure.scatter.ScatterPoints;
import org.stegoscope.figure.scatter.ScatterStyle;
import org.stegoscope.job.JobContext;
import org.stegoscope.workspace.ClassStyles;

/// What can be written of the plots: taken on the UI thread, written on another.
///
/// @param shown the plots on the screen that have points
record ProjectionExport(
    Tokens tokens,
    TokenAttributes attributes,
    Optional<TokenClasses> clusters,
    List<Plotted> shown,
    TokenColors colors,
    Selection selected,
    Selection hidden,
    Optional<VarianceChart> variance,
    ClassStyles styles) {

  /// In points of a page, for two plots across it.
  private static final double POINT_PT = 0.35;

  private static final double DOTS_AN_INCH = 300;

  /// One plot.
  record Plotted(
      String name,
      TokenSpace space,
      ScatterPoints points,
      ScatterStyle style,
      String words,
      Optional<EmbeddingQuality> quality) {

    static Plotted of(Plot plot) {
      return new Plotted(
          plot.name(),
          plot.spaceProperty().get(),
          plot.shownProperty().get(),
          plot.styleProperty().get(),
          plot.statusProperty().get(),
          Optional.ofNullable(plot.measuresProperty().get()).flatMap(PlotMeasures::quality));
    }
  }

  /// A row a token: where it is, where it lies in each plot, its classes, whether it is selected.
  void writePoints(Path file) {
    PointTable table = new PointTable(tokens.size());
    table.column("image", token -> tokens.photo(token).name());
    table.column("row", token -> Integer.toString(tokens.sample().row(token)));
    table.column("column", token -> Integer.toString(tokens.sample().column(token)));
    for (Plotted plot : shown) {
      String suffix = shown.size() == 1 ? "" : "_" + plot.name().toLowerCase(Locale.ROOT);
      table.column("x" + suffix, token -> Float.toString(plot.points().x(token)));
      table.column("y" + suffix, token -> Float.toString(plot.points().y(token)));
      plot.quality()
          .ifPresent(quality ->
              table.column(
                  "trustworthiness" + suffix,
                  token -> String.format(Locale.ROOT, "%.6f", quality.trustworthinessOf()[token])));
    }
    addClasses(table, "cluster", attributes.cluster());
    addClasses(table, "linear", attributes.linear());
    addClasses(table, "kmeans", clusters);
    addClasses(table, "label", attributes.truth());
    table.column("selected", token -> selected.contains(token) ? "1" : "0");
    table.write(file);
  }

  private void addClasses(PointTable table, String name, Optional<TokenClasses> classes) {
    classes.ifPresent(known -> {
      Palette palette = styles.applied(known.set(), known.palette());
      table.column(
          name, token -> known.ids()[token] < 0 ? "" : palette.entry(known.ids()[token]).name());
    });
  }

  /// The plots beside each other with the legend, as PNG, SVG or PDF by the ending of the name.
  void writeFigure(Path file, JobContext context) {
    List<Panel> panels = new ArrayList<>();
    List<String> footer = new ArrayList<>();
    footer.add(tokens.sample().statement());
    for (Plotted plot : shown) {
      ScatterStyle style = plot.style().withSizePx(plot.style().sizePx() * POINT_PT);
      ScatterDrawing drawing =
          new ScatterDrawing(
              plot.points(), style, hidden.bits(), selected.bits(), plot.points().bounds(), "", "");
      panels.add(new Panel(plot.space().label(), drawing.chart()));
      footer.add(plot.name() + ": " + plot.words());
    }
    Figure figure = Figure.of(panels).withGuides(guides()).withFooter(footer);
    FigureFile.write(file, figure, new PngSize.Dpi(DOTS_AN_INCH), context);
  }

  /// How much variance leading components hold in each space, as PNG, SVG or PDF by the ending.
  ///
  /// @throws StegoscopeException until a space is measured
  void writeVariance(Path file, JobContext context) {
    VarianceChart drawn =
        variance.orElseThrow(
            () -> new StegoscopeException("The spaces of the plots are not measured yet."));
    Figure figure =
        Figure.of(List.of(new Panel("Explained variance", drawn.chart())))
            .withFooter(List.of(tokens.sample().statement()));
    FigureFile.write(file, figure, new PngSize.Dpi(DOTS_AN_INCH), context);
  }

  private List<Guide> guides() {
    if (colors.scale().isPresent()) {
      var scale = colors.scale().get();
      return List.of(new Guide.ColorBar(scale.label(), scale.colors(), scale.range()));
    }
    return colors.rows().isEmpty()
        ? List.of()
        : List.of(
            ScatterDrawing.legend(
                "",
                colors.rows().stream()
                    .map(row ->
                        new ScatterDrawing.Entry(
                            row.name(), row.color(), row.tokens().cardinality()))
                    .toList()));
  }

  /// The vectors of the tokens in each space, `[tokens, dimension]`, and which patches they are; a
  /// JSON file beside it says where they come from.
  void writeFeatures(Path file, JobContext context) {
    SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
    List<Map<String, Object>> described = new ArrayList<>();
    for (Plotted plot : shown) {
      TokenSpace space = plot.space();
      String name = "features_" + plot.name().toLowerCase(Locale.ROOT);
      arrays.put(name, NpyArray.of(space.vectors(), space.size(), space.dimension()));
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("array", name);
      fields.put("space", space.label());
      fields.put("provenance", space.provenance().fields());
      described.add(fields);
    }
    int count = tokens.size();
    arrays.put("image", NpyArray.of(longs(tokens.sample().images()), count));
    arrays.put("patch", NpyArray.of(longs(tokens.sample().patches()), count));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("sample", tokens.sample().statement());
    fields.put("images", tokens.photos().stream().map(photo -> photo.file().toString()).toList());
    fields.put("spaces", described);
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    JsonFile.write(
        file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".json"), fields);
    NpzFile.write(file, arrays, context);
  }

  private static long[] longs(int[] numbers) {
    return Arrays.stream(numbers).asLongStream().toArray();
  }
}
