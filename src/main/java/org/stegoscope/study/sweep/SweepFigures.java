package org.stegoscope.study.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.dataset.collection.DatasetFormat;
import org.stegoscope.dataset.collection.DatasetSource;
import org.stegoscope.figure.ChartStyle;
import org.stegoscope.figure.Content;
import org.stegoscope.figure.Figure;
import org.stegoscope.figure.FigureFile;
import org.stegoscope.figure.LinesChart;
import org.stegoscope.figure.Panel;
import org.stegoscope.figure.PngSize;
import org.stegoscope.job.JobContext;
import org.stegoscope.study.evaluation.FigureForm;
import org.stegoscope.training.Parameter;

/// Draws a sweep into files: for each score and loss the first axis that has several points as a
/// line plot, the first two against each other, and all of them as parallel coordinates. Where one
/// of several numbers is changed at a time, there is a line for each.
///
/// @param levels drawn beside the lines of a number, by its name; in percent of shares
public record SweepFigures(SweepTable table, Map<String, LinesChart.Reference> levels) {

  private static final double DOTS_AN_INCH = 200;

  public SweepFigures {
    levels = Map.copyOf(levels);
  }

  public SweepFigures(SweepTable table) {
    this(table, Map.of());
  }

  /// Which numbers of a table are drawn.
  public List<String> drawn() {
    return table.metrics().stream()
        .filter(metric ->
            SweepText.isShare(metric) || metric.endsWith("/loss") || metric.equals("loss"))
        .toList();
  }

  /// Into a folder that is there; says what was written.
  public List<Path> write(Path folder, Set<FigureForm> forms, JobContext context) {
    List<Path> written = new ArrayList<>();
    charts()
        .forEach((name, chart) -> {
          context.checkCancelled();
          written.addAll(write(folder, name, chart, forms, context));
        });
    return written;
  }

  /// All charts, by the names of their files.
  public SequencedMap<String, Content.Chart> charts() {
    SequencedMap<String, Content.Chart> all = new LinkedHashMap<>();
    List<Integer> axes =
        IntStream.range(0, table.sweep().axes().size())
            .filter(axis -> table.sweep().axes().get(axis).points().size() > 1)
            .boxed()
            .toList();
    for (String metric : drawn()) {
      SweepCharts charts = new SweepCharts(table, metric);
      String name = metric.replaceAll("[^A-Za-z0-9]+", "-");
      if (!axes.isEmpty()) {
        LinesChart lines =
            new OneAtATime(table, metric)
                .chart(ChartStyle.LIGHT)
                .orElseGet(() -> lines(charts, axes));
        all.put("lines-" + name, withLevel(lines, metric).chart());
      }
      if (axes.size() > 1) {
        all.put("grid-" + name, charts.grid(axes.get(1), axes.get(0), ChartStyle.LIGHT).chart());
        all.put("parallel-" + name, charts.parallel(ChartStyle.LIGHT).chart());
      }
    }
    return all;
  }

  private LinesChart withLevel(LinesChart chart, String metric) {
    if (!levels.containsKey(metric)) {
      return chart;
    }
    List<LinesChart.Reference> references = new ArrayList<>(chart.references());
    references.add(levels.get(metric));
    return new LinesChart(
        chart.lines(), references, chart.across(), chart.up(), chart.spread(), chart.style());
  }

  private LinesChart lines(SweepCharts charts, List<Integer> axes) {
    int across = axes.stream().filter(charts::isNumeric).findFirst().orElse(axes.getFirst());
    Optional<Integer> line = axes.stream().filter(axis -> axis != across).findFirst();
    return charts.lines(
        across,
        line,
        standardScale(across),
        LinesChart.SpreadForm.BAND,
        dataset(table.sweep()),
        ChartStyle.LIGHT);
  }

  /// Dimensions and rates are multiplied from one point to the next, as in the paper.
  public LinesChart.Scale standardScale(int axis) {
    String name = table.sweep().axes().get(axis).name();
    boolean multiplied =
        List.of(Parameter.DIM, Parameter.LR, Parameter.LINEAR_LR, Parameter.CLUSTER_LR).stream()
            .anyMatch(parameter -> parameter.key().equals(name));
    return multiplied ? LinesChart.Scale.LOG : LinesChart.Scale.LINEAR;
  }

  /// Which data set all cells are of; empty where that is not known.
  public static Optional<DatasetFormat> dataset(Sweep sweep) {
    String text = sweep.base().text(Parameter.DATASET);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(DatasetSource.parse(text).format());
    } catch (StegoscopeException e) {
      return Optional.empty();
    }
  }

  /// One chart with a caption below.
  public List<Path> write(
      Path folder, String name, Content.Chart chart, Set<FigureForm> forms, JobContext context) {
    List<Path> written = new ArrayList<>();
    for (FigureForm form : FigureForm.values()) {
      if (forms.contains(form)) {
        Path file = folder.resolve(name + "." + form);
        write(file, chart, context);
        written.add(file);
      }
    }
    return written;
  }

  /// One chart with a caption below, in the form that the ending of the file says.
  public void write(Path file, Content.Chart chart, JobContext context) {
    Figure figure =
        Figure.of(List.of(new Panel("", chart)))
            .withFooter(List.of(new SweepText(table).caption()));
    FigureFile.write(file, figure, new PngSize.Dpi(DOTS_AN_INCH), context.silent());
  }
}
