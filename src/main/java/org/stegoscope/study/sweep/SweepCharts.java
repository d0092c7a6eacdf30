package org.stegoscope.study.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.stegoscope.dataset.collection.DatasetFormat;
import org.stegoscope.figure.ChartStyle;
import org.stegoscope.figure.GridChart;
import org.stegoscope.figure.LinesChart;
import org.stegoscope.figure.ParallelChart;
import org.stegoscope.study.evaluation.Spread;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.ParameterKind;

/// Draws one number of a sweep; shares in percent. What a chart has no axis for is averaged over,
/// and its name says so.
///
/// @param metric which number
public record SweepCharts(SweepTable table, String metric) {

  /// A point of an axis, both by their places from 0.
  private record Fixed(int axis, int point) {}

  private List<SweepAxis> axes() {
    return table.sweep().axes();
  }

  private double factor() {
    return SweepText.isShare(metric) ? 100 : 1;
  }

  /// The name of the number, with its unit and what is averaged over.
  private String title(Integer... shown) {
    List<Integer> seen = List.of(shown);
    List<String> over =
        IntStream.range(0, axes().size())
            .filter(axis -> !seen.contains(axis) && axes().get(axis).points().size() > 1)
            .mapToObj(axis -> axes().get(axis).name())
            .toList();
    return metric
        + (SweepText.isShare(metric) ? " [%]" : "")
        + (over.isEmpty() ? "" : ", mean over " + String.join(", ", over));
  }

  /// The number over all runs at each point of some axes, by the places of the points.
  private Map<List<Integer>, Spread> spreads(int... of) {
    List<Map<String, Integer>> places = new ArrayList<>();
    for (int axis : of) {
      Map<String, Integer> byName = new HashMap<>();
      names(axis).forEach(name -> byName.put(name, byName.size()));
      places.add(byName);
    }
    Map<List<Integer>, List<Double>> values = new HashMap<>();
    for (SweepTable.Row row : table.rows()) {
      List<Integer> at = new ArrayList<>();
      for (int i = 0; i < of.length; i++) {
        at.add(places.get(i).get(row.points().get(of[i])));
      }
      for (CellStatus cell : row.cells()) {
        cell.result()
            .map(result -> result.metrics().get(metric))
            .ifPresent(value -> values.computeIfAbsent(at, _ -> new ArrayList<>()).add(value));
      }
    }
    Map<List<Integer>, Spread> spreads = new HashMap<>();
    values.forEach((at, all) -> spreads.put(at, Spread.ofNumbers(all).orElseThrow()));
    return spreads;
  }

  /// Two axes against each other.
  public GridChart grid(int rowAxis, int columnAxis, ChartStyle style) {
    List<String> rows = names(rowAxis);
    List<String> columns = names(columnAxis);
    double[] values = new double[rows.size() * columns.size()];
    List<String> texts = new ArrayList<>();
    Map<List<Integer>, Spread> spreads = spreads(rowAxis, columnAxis);
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        Optional<Spread> spread = Optional.ofNullable(spreads.get(List.of(row, column)));
        values[row * columns.size() + column] =
            spread.map(known -> known.mean() * factor()).orElse(Double.NaN);
        texts.add(
            spread
                .map(known ->
                    SweepText.number(
                        metric, Optional.of(new Spread(known.mean(), known.deviation(), 1))))
                .orElse(""));
      }
    }
    return new GridChart(
        rows,
        columns,
        values,
        texts,
        axes().get(rowAxis).name(),
        axes().get(columnAxis).name(),
        title(rowAxis, columnAxis),
        style);
  }

  private List<String> names(int axis) {
    return axes().get(axis).points().stream().map(SweepAxis.Point::name).toList();
  }

  /// Whether points of an axis are numbers of one parameter.
  public boolean isNumeric(int axis) {
    return axes().get(axis).isSingle()
        && axes().get(axis).points().stream().allMatch(p -> number(axis, p).isPresent());
  }

  /// Whether an axis has numbers above 0 alone, so that their logarithms can be drawn.
  public boolean canBeLogarithmic(int axis) {
    return isNumeric(axis)
        && axes().get(axis).points().stream().allMatch(p -> number(axis, p).orElse(0) > 0);
  }

  private OptionalDouble number(int axis, SweepAxis.Point point) {
    Parameter parameter = Parameter.of(axes().get(axis).name());
    String text = point.values().get(parameter);
    boolean number =
        (parameter.kind() instanceof ParameterKind.Whole
                || parameter.kind() instanceof ParameterKind.Real)
            && parameter.kind().problem(parameter.key(), text).isEmpty();
    return number ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
  }

  /// The number over one axis, which has names for places where it is not numeric, with a line for
  /// each point of another.
  ///
  /// @param lineAxis empty for one line
  /// @param scale of a numeric axis
  /// @param published whose curves of the paper are drawn faintly, where the axis is the dimension
  public LinesChart lines(
      int acrossAxis,
      Optional<Integer> lineAxis,
      LinesChart.Scale scale,
      LinesChart.SpreadForm form,
      Optional<DatasetFormat> published,
      ChartStyle style) {
    List<LinesChart.Line> lines = new ArrayList<>();
    int count = lineAxis.map(axis -> axes().get(axis).points().size()).orElse(1);
    for (int line = 0; line < count; line++) {
      int place = line;
      lines.add(line(acrossAxis, lineAxis.map(axis -> new Fixed(axis, place))));
    }
    SweepAxis across = axes().get(acrossAxis);
    LinesChart.Scale possible =
        !isNumeric(acrossAxis)
            ? LinesChart.Scale.NAMES
            : scale == LinesChart.Scale.LOG && canBeLogarithmic(acrossAxis)
                ? LinesChart.Scale.LOG
                : LinesChart.Scale.LINEAR;
    boolean ofDimension = across.isSingle() && across.name().equals(Parameter.DIM.key());
    return new LinesChart(
        lines,
        published
            .filter(_ -> ofDimension && possible != LinesChart.Scale.NAMES)
            .map(dataset ->
                PublishedCurve.of(dataset, metric).stream().map(PublishedCurve::reference).toList())
            .orElse(List.of()),
        new LinesChart.Across(
            across.name(),
            possible,
            possible == LinesChart.Scale.NAMES ? names(acrossAxis) : List.of()),
        lineAxis.map(axis -> title(acrossAxis, axis)).orElseGet(() -> title(acrossAxis)),
        form,
        style);
  }

  private LinesChart.Line line(int acrossAxis, Optional<Fixed> of) {
    List<SweepAxis.Point> points = axes().get(acrossAxis).points();
    boolean numeric = isNumeric(acrossAxis);
    Map<List<Integer>, Spread> spreads =
        of.map(line -> spreads(acrossAxis, line.axis())).orElseGet(() -> spreads(acrossAxis));
    List<double[]> places = new ArrayList<>();
    for (int point = 0; point < points.size(); point++) {
      int here = point;
      List<Integer> at = of.map(line -> List.of(here, line.point())).orElse(List.of(here));
      Optional<Spread> spread = Optional.ofNullable(spreads.get(at));
      places.add(
          new double[] {
            numeric ? number(acrossAxis, points.get(point)).orElseThrow() : point,
            spread.map(known -> known.mean() * factor()).orElse(Double.NaN),
            spread.map(known -> known.deviation() * factor()).orElse(0.0)
          });
    }
    places.sort(Comparator.comparingDouble(place -> place[0]));
    return new LinesChart.Line(
        of.map(line ->
                axes().get(line.axis()).name()
                    + " "
                    + axes().get(line.axis()).points().get(line.point()).name())
            .orElse(metric),
        places.stream().mapToDouble(place -> place[0]).toArray(),
        places.stream().mapToDouble(place -> place[1]).toArray(),
        places.stream().mapToDouble(place -> place[2]).toArray());
  }

  /// All axes beside each other, a line for each row of the table.
  public ParallelChart parallel(ChartStyle style) {
    List<ParallelChart.Row> rows = new ArrayList<>();
    for (SweepTable.Row row : table.rows()) {
      int[] places = new int[axes().size()];
      for (int axis = 0; axis < places.length; axis++) {
        places[axis] = names(axis).indexOf(row.points().get(axis));
      }
      double number = row.spread(metric).map(known -> known.mean() * factor()).orElse(Double.NaN);
      rows.add(new ParallelChart.Row(places, number));
    }
    return new ParallelChart(
        IntStream.range(0, axes().size())
            .mapToObj(axis -> new ParallelChart.Axis(axes().get(axis).name(), names(axis)))
            .toList(),
        metric + (SweepText.isShare(metric) ? " [%]" : ""),
        rows,
        style);
  }
}
