package org.stegoscope.workspace.training;

import java.util.Locale;
import java.util.stream.Collectors;
import org.stegoscope.figure.LearningChart;
import org.stegoscope.workspace.ChartPictures;

/// A chart of curves as it was drawn, to be read where a mouse points.
///
/// @param key of the curve it is of
public record DrawnChart(
    String key,
    String title,
    ChartPictures pictures,
    LearningChart.Frame frame,
    LearningChart chart) {

  /// What the curves are at a share of the picture across, such as `step 120: 0.431`; empty beside
  /// the curves.
  public String readout(double across) {
    double share = (across - frame.left()) / frame.width();
    if (share < 0 || share > 1) {
      return "";
    }
    double step = frame.step(across);
    return chart.lines().stream()
        .filter(line -> line.steps().length > 0)
        .map(line -> readout(line, step))
        .collect(Collectors.joining("\n"));
  }

  private String readout(LearningChart.Line line, double step) {
    int nearest = RunCurve.nearest(line.steps(), step);
    String bare =
        line.bare().length == 0
            ? ""
            : String.format(Locale.ROOT, " (bare %.4g)", line.bare()[nearest]);
    return String.format(
        Locale.ROOT,
        "%sstep %,.0f: %.4g%s",
        chart.lines().size() > 1 ? line.name() + ", " : "",
        line.steps()[nearest],
        line.values()[nearest],
        bare);
  }

  /// What the curves are at their ends.
  public String newest() {
    return chart.lines().stream()
        .filter(line -> line.steps().length > 0)
        .map(line -> readout(line, line.steps()[line.steps().length - 1]))
        .collect(Collectors.joining("\n"));
  }

  /// The same, for those who do not see the chart.
  public String spoken() {
    return title + ": " + newest().replace("\n", "; ");
  }
}
