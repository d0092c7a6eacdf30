package org.stegoscope.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.OptionalDouble;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// What helps to choose a number of clusters: the inertia, whose bend is the elbow, and the mean
/// silhouette, whose peak is best, above each other over the number of clusters.
///
/// @param chosen the number of clusters that is marked
public record ClusterSweepChart(List<Step> steps, int chosen, ChartStyle style) implements Drawing {

  /// Width over height.
  private static final double ASPECT = 1.35;

  /// @param silhouette empty for one cluster
  public record Step(int clusters, double inertia, OptionalDouble silhouette) {}

  public ClusterSweepChart {
    steps = List.copyOf(steps);
  }

  public ClusterSweepChart(List<Step> steps, int chosen) {
    this(steps, chosen, ChartStyle.LIGHT);
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
    NumberAxis clusters = style.applied(new NumberAxis("clusters"));
    clusters.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    CombinedDomainXYPlot both = new CombinedDomainXYPlot(clusters);
    both.setGap(6);
    both.add(plot(inertia, "inertia"));
    both.add(plot(silhouette, "silhouette"));
    style.chart(both).draw(graphics, new Rectangle2D.Double(0, 0, widthPt, heightPt));
  }

  private XYPlot plot(XYSeries series, String name) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    renderer.setSeriesPaint(0, style.curve(0));
    renderer.setSeriesStroke(0, ChartStyle.stroke(0));
    renderer.setSeriesShape(0, new Ellipse2D.Double(-1.5, -1.5, 3, 3));
    NumberAxis range = style.applied(new NumberAxis(name));
    range.setAutoRangeIncludesZero(false);
    XYPlot plot = new XYPlot(new XYSeriesCollection(series), null, range, renderer);
    style.apply(plot);
    plot.addDomainMarker(new ValueMarker(chosen, style.curve(1), new BasicStroke(0.8f)));
    return plot;
  }
}
