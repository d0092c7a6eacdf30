package org.stegoscope.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.OptionalDouble;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// What helps to choose a number of clusters: the inertia, whose bend is the elbow, and the mean
/// silhouette, whose peak is best, above each other over the number of clusters.
///
/// @param chosen the number of clusters that is marked
public record ClusterSweepChart(List<Step> steps, int chosen) implements Drawing {

  /// Width over height.
  private static final double ASPECT = 1.35;

  private static final Color LINE = new Color(0x0969da);
  private static final Color MARK = new Color(0xbc4c00);
  private static final Color TEXT = new Color(0x444444);
  private static final Color GRID = new Color(0xe4e4e4);

  /// @param silhouette empty for one cluster
  public record Step(int clusters, double inertia, OptionalDouble silhouette) {}

  static {
    // Upright text stays text in vector figures, not the outlines of its letters.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  public ClusterSweepChart {
    steps = List.copyOf(steps);
  }

  public Content.Chart chart() {
    return new Content.Chart(this, ASPECT);
  }

  @Override
  public void draw(Graphics2D graphics, double widthPt, double heightPt) {
    XYSeries inertia = new XYSeries("inertia");
    XYSeries silhouette = new XYSeries("silhouette");
    for (Step step : steps) {
      inertia.add(step.clusters(), step.inertia());
      step.silhouette().ifPresent(value -> silhouette.add(step.clusters(), value));
    }
    Font font = Lettering.font(TEXT_PT);
    NumberAxis clusters = axis("clusters", font);
    clusters.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    CombinedDomainXYPlot both = new CombinedDomainXYPlot(clusters);
    both.setGap(6);
    both.add(plot(inertia, "inertia", font));
    both.add(plot(silhouette, "silhouette", font));
    both.setBackgroundPaint(Color.WHITE);
    JFreeChart chart = new JFreeChart(null, font, both, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(2, 2, 2, 4));
    chart.draw(graphics, new Rectangle2D.Double(0, 0, widthPt, heightPt));
  }

  private XYPlot plot(XYSeries series, String name, Font font) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    renderer.setSeriesPaint(0, LINE);
    renderer.setSeriesStroke(0, new BasicStroke(1));
    renderer.setSeriesShape(0, new Ellipse2D.Double(-1.5, -1.5, 3, 3));
    NumberAxis range = axis(name, font);
    range.setAutoRangeIncludesZero(false);
    XYPlot plot = new XYPlot(new XYSeriesCollection(series), null, range, renderer);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(GRID);
    plot.setOutlinePaint(GRID);
    plot.addDomainMarker(new ValueMarker(chosen, MARK, new BasicStroke(0.8f)));
    return plot;
  }

  private static NumberAxis axis(String name, Font font) {
    NumberAxis axis = new NumberAxis(name);
    axis.setLabelFont(font);
    axis.setTickLabelFont(font);
    axis.setLabelPaint(TEXT);
    axis.setTickLabelPaint(TEXT);
    axis.setAxisLinePaint(GRID);
    axis.setTickMarkPaint(GRID);
    return axis;
  }
}
