package org.stegoscope.study.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.stegoscope.figure.ChartStyle;
import org.stegoscope.figure.LinesChart;
import org.stegoscope.study.runs.MetricPoint;

/// The curves of a run over its steps, those of a kind in one chart.
final class CurveCharts {

  /// More points than can be told apart are averaged.
  private static final int MOST_POINTS = 60;

  private CurveCharts() {}

  /// By their captions; none where nothing was measured.
  static SequencedMap<String, LinesChart> of(List<MetricPoint> points) {
    SequencedMap<String, LinesChart> charts = new LinkedHashMap<>();
    add(
        charts,
        points,
        "Mean IoU and pixel accuracy of the validation, in percent",
        name -> name.startsWith("val/") && (name.endsWith("/miou") || name.endsWith("/accuracy")),
        100);
    add(
        charts,
        points,
        "Losses of the validation",
        name -> name.equals("val/loss") || name.equals("val/cluster_loss"),
        1);
    add(charts, points, "Losses of training", name -> name.startsWith("loss/"), 1);
    add(charts, points, "Mean cosine between codes of pairs", name -> name.startsWith("cd/"), 1);
    return charts;
  }

  private static void add(
      SequencedMap<String, LinesChart> charts,
      List<MetricPoint> points,
      String caption,
      Predicate<String> which,
      double factor) {
    Map<String, List<MetricPoint>> curves = new LinkedHashMap<>();
    for (MetricPoint point : points) {
      if (which.test(point.name()) && Double.isFinite(point.value())) {
        curves.computeIfAbsent(point.name(), _ -> new ArrayList<>()).add(point);
      }
    }
    if (curves.isEmpty()) {
      return;
    }
    int longest = curves.values().stream().mapToInt(List::size).max().orElseThrow();
    int group = (longest + MOST_POINTS - 1) / MOST_POINTS;
    List<LinesChart.Line> lines = new ArrayList<>();
    curves.forEach((name, curve) -> lines.add(line(name, curve, group, factor)));
    charts.put(
        caption + (group > 1 ? "; means of %d values each".formatted(group) : ""),
        new LinesChart(
            lines,
            List.of(),
            LinesChart.Across.linear("step"),
            factor == 1 ? "" : "[%]",
            LinesChart.SpreadForm.NONE,
            ChartStyle.LIGHT));
  }

  /// At the middle of each group of values their mean.
  private static LinesChart.Line line(
      String name, List<MetricPoint> curve, int group, double factor) {
    int count = (curve.size() + group - 1) / group;
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      List<MetricPoint> some = curve.subList(i * group, Math.min(curve.size(), (i + 1) * group));
      double sum = 0;
      for (MetricPoint point : some) {
        sum += point.value();
      }
      x[i] = (some.getFirst().step() + some.getLast().step()) / 2.0;
      y[i] = factor * sum / some.size();
    }
    return new LinesChart.Line(name, x, y, new double[count]);
  }
}
