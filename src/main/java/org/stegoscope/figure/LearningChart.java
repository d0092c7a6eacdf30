package org.stegoscope.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogarithmicAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// Numbers of training runs over their steps. What was smoothed stands over a faint line of what it
/// was smoothed from.
///
/// @param up what the numbers are
public record LearningChart(List<Line> lines, String up, Scale scale, ChartStyle style)
    implements Drawing {

  private static final double ASPECT = 1.6;
  private static final double SAMPLE_PT = 12;
  private static final float FAINT_PT = 0.5f;
  private static final int PROBED_PX = 400;

  /// A level is a line, not noise.
  private static final double LEAST_RANGE = 1e-3;

  /// Of the numbers.
  public enum Scale {
    LINEAR,
    /// Where all are above 0; else linear.
    LOG
  }

  /// @param color which of the colours of curves
  /// @param steps rising; must not be written to
  /// @param values as drawn; must not be written to
  /// @param bare before they were smoothed; empty where they were not; must not be written to
  public record Line(String name, int color, double[] steps, double[] values, double[] bare) {

    public Line {
      if (steps.length != values.length || (bare.length != 0 && bare.length != steps.length)) {
        throw new IllegalArgumentException(
            "%d steps, %d values, %d bare".formatted(steps.length, values.length, bare.length));
      }
    }
  }

  /// Where in the picture the lines are, all in shares of it, and which steps these are.
  public record Frame(
      double left, double top, double width, double height, double from, double to) {

    /// The step at a share of the picture across.
    public double step(double across) {
      return from + (across - left) / width * (to - from);
    }
  }

  public LearningChart {
    lines = List.copyOf(lines);
  }

  public Content.Chart chart() {
    return new Content.Chart(this, ASPECT);
  }

  @Override
  public void draw(Graphics2D graphics, double widthPt, double heightPt) {
    made().draw(graphics, new Rectangle2D.Double(0, 0, widthPt, heightPt));
  }

  /// Where the lines are.
  public Frame frame() {
    JFreeChart chart = made();
    int height = (int) Math.round(PROBED_PX / ASPECT);
    Graphics2D graphics =
        new BufferedImage(PROBED_PX, height, BufferedImage.TYPE_INT_RGB).createGraphics();
    ChartRenderingInfo info = new ChartRenderingInfo();
    try {
      double scale = PROBED_PX / ChartPreview.WIDTH_PT;
      graphics.scale(scale, scale);
      chart.draw(
          graphics,
          new Rectangle2D.Double(0, 0, ChartPreview.WIDTH_PT, ChartPreview.WIDTH_PT / ASPECT),
          info);
    } finally {
      graphics.dispose();
    }
    Rectangle2D area = info.getPlotInfo().getDataArea();
    var range = chart.getXYPlot().getDomainAxis().getRange();
    double heightPt = ChartPreview.WIDTH_PT / ASPECT;
    return new Frame(
        area.getX() / ChartPreview.WIDTH_PT,
        area.getY() / heightPt,
        area.getWidth() / ChartPreview.WIDTH_PT,
        area.getHeight() / heightPt,
        range.getLowerBound(),
        range.getUpperBound());
  }

  private JFreeChart made() {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setLegendLine(new Line2D.Double(0, 0, SAMPLE_PT, 0));
    List<String> names = new ArrayList<>();
    // The first series is drawn last, over the others.
    for (Line line : lines) {
      names.add(line.name());
      int series = add(data, line.steps(), line.values());
      renderer.setSeriesPaint(series, style.curve(line.color()));
      renderer.setSeriesStroke(series, ChartStyle.stroke(0));
      // A single point is no line.
      renderer.setSeriesShapesVisible(series, line.steps().length == 1);
    }
    for (Line line : lines) {
      int series = add(data, line.steps(), line.bare());
      renderer.setSeriesPaint(series, style.faint(line.color()));
      renderer.setSeriesStroke(series, new BasicStroke(FAINT_PT));
      renderer.setSeriesVisibleInLegend(series, false);
    }
    renderer.setLegendItemLabelGenerator((_, series) -> names.get(series));
    NumberAxis across = style.applied(new NumberAxis("step"));
    across.setAutoRangeIncludesZero(false);
    across.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    across.setLowerMargin(0.01);
    across.setUpperMargin(0.01);
    XYPlot plot = new XYPlot(data, across, vertical(), renderer);
    style.apply(plot);
    JFreeChart chart = style.chart(plot);
    if (lines.size() > 1) {
      chart.addLegend(legend(plot));
    }
    return chart;
  }

  private static int add(XYSeriesCollection data, double[] steps, double[] values) {
    XYSeries series = new XYSeries(data.getSeriesCount(), false);
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        series.add(steps[i], values[i], false);
      }
    }
    data.addSeries(series);
    return data.getSeriesCount() - 1;
  }

  /// Whether the numbers have logarithms.
  public boolean isPositive() {
    return lines.stream()
        .flatMapToDouble(line ->
            java.util.stream.DoubleStream.concat(
                Arrays.stream(line.values()), Arrays.stream(line.bare())))
        .filter(Double::isFinite)
        .allMatch(value -> value > 0);
  }

  private NumberAxis vertical() {
    if (scale == Scale.LOG && isPositive()) {
      LogarithmicAxis axis = new LogarithmicAxis(up);
      axis.setAllowNegativesFlag(false);
      axis.setExpTickLabelsFlag(false);
      return style.applied(axis);
    }
    NumberAxis axis = style.applied(new NumberAxis(up));
    axis.setAutoRangeIncludesZero(false);
    axis.setAutoRangeMinimumSize(LEAST_RANGE);
    return axis;
  }

  private LegendTitle legend(XYPlot plot) {
    LegendTitle legend = new LegendTitle(plot);
    legend.setItemFont(ChartStyle.font());
    legend.setItemPaint(style.text());
    legend.setPosition(RectangleEdge.BOTTOM);
    return legend;
  }
}
