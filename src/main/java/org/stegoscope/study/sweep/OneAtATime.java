package org.stegoscope.study.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stegoscope.figure.ChartStyle;
import org.stegoscope.figure.LinesChart;
import org.stegoscope.study.evaluation.Spread;
import org.stegoscope.training.Parameter;
import org.stegoscope.training.ParameterKind;

/// A sweep of one axis whose first point names several numbers and whose others change one of them
/// each, some of them more than once: a line for each parameter, over its values.
///
/// @param metric which number of the sweep is drawn; shares in percent
record OneAtATime(SweepTable table, String metric) {

  /// Empty where the sweep is another.
  Optional<LinesChart> chart(ChartStyle style) {
    List<SweepAxis> axes = table.sweep().axes();
    if (axes.size() != 1 || axes.getFirst().points().size() < 2) {
      return Optional.empty();
    }
    List<SweepAxis.Point> points = axes.getFirst().points();
    Set<Parameter> together = points.getFirst().values().keySet();
    boolean alone =
        points.stream()
            .skip(1)
            .map(point -> point.values().keySet())
            .allMatch(changed -> changed.size() == 1 && together.containsAll(changed));
    boolean once =
        together.stream()
            .allMatch(one ->
                points.stream().filter(point -> point.values().containsKey(one)).count() <= 2);
    if (together.size() < 2
        || !alone
        || once
        || !together.stream().allMatch(OneAtATime::isNumber)) {
      return Optional.empty();
    }
    List<LinesChart.Line> lines =
        EnumSet.copyOf(together).stream().map(parameter -> line(parameter, points)).toList();
    return Optional.of(
        new LinesChart(
            lines,
            List.of(),
            LinesChart.Across.linear(axes.getFirst().name()),
            metric + (SweepText.isShare(metric) ? " [%]" : ""),
            LinesChart.SpreadForm.BAND,
            style));
  }

  private static boolean isNumber(Parameter parameter) {
    return parameter.kind() instanceof ParameterKind.Real
        || parameter.kind() instanceof ParameterKind.Whole;
  }

  private LinesChart.Line line(Parameter parameter, List<SweepAxis.Point> points) {
    double factor = SweepText.isShare(metric) ? 100 : 1;
    List<double[]> places = new ArrayList<>();
    for (SweepAxis.Point point : points) {
      String text = point.values().get(parameter);
      if (text != null && parameter.kind().problem(parameter.key(), text).isEmpty()) {
        Optional<Spread> spread =
            table.row(List.of(point.name())).flatMap(row -> row.spread(metric));
        places.add(
            new double[] {
              Double.parseDouble(text),
              spread.map(known -> known.mean() * factor).orElse(Double.NaN),
              spread.map(known -> known.deviation() * factor).orElse(0.0)
            });
      }
    }
    places.sort(Comparator.comparingDouble(place -> place[0]));
    return new LinesChart.Line(
        parameter.key(),
        places.stream().mapToDouble(place -> place[0]).toArray(),
        places.stream().mapToDouble(place -> place[1]).toArray(),
        places.stream().mapToDouble(place -> place[2]).toArray());
  }
}
