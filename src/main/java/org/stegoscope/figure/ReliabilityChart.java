package org.stegoscope.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/// How often predictions of each confidence are right, beside the diagonal where they would be
/// right as often as they are sure.
public record ReliabilityChart(List<Bar> bars, ChartStyle style) implements Drawing {

  private static final double ASPECT = 1.35;

  /// Predictions of a range of confidence.
  public record Bar(double from, double to, double accuracy) {}

  public ReliabilityChart {
    bars = List.copyOf(bars);
  }

  public Content.Chart chart() {
    return new Content.Chart(this, ASPECT);
  }

  @Override
  public void draw(Graphics2D graphics, double widthPt, double heightPt) {
    XYIntervalSeries series = new XYIntervalSeries("accuracy");
    for (Bar bar : bars) {
      series.add(
          (bar.from() + bar.to()) / 2, bar.from(), bar.to(), bar.accuracy(), 0, bar.accuracy());
    }
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(series);
    XYBarRenderer renderer = new XYBarRenderer(0.08);
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setUseYInterval(true);
    renderer.setSeriesPaint(0, style.curve(0));
    XYPlot plot = new XYPlot(data, axis("confidence"), axis("accuracy"), renderer);
    style.apply(plot);
    plot.addAnnotation(new XYLineAnnotation(0, 0, 1, 1, new BasicStroke(0.8f), style.curve(1)));
    style.chart(plot).draw(graphics, new Rectangle2D.Double(0, 0, widthPt, heightPt));
  }

  private NumberAxis axis(String name) {
    NumberAxis axis = style.applied(new NumberAxis(name));
    axis.setRange(0, 1);
    return axis;
  }
}
