package org.stegoscope.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.XYBarDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// How many pairs have which cosine, from -1 to 1, with a line at 0.
///
/// @param shares of all pairs, in bins of equal width; must not be written to
/// @param color which of the colours of curves
public record SimilarityChart(double[] shares, int color, ChartStyle style) implements Drawing {

  private static final double ASPECT = 1.6;
  private static final double TICK = 0.5;

  public Content.Chart chart() {
    return new Content.Chart(this, ASPECT);
  }

  @Override
  public void draw(Graphics2D graphics, double widthPt, double heightPt) {
    XYSeries series = new XYSeries("cosine", false);
    double bin = 2.0 / shares.length;
    for (int i = 0; i < shares.length; i++) {
      series.add(-1 + (i + 0.5) * bin, shares[i] * 100);
    }
    XYBarRenderer renderer = new XYBarRenderer();
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setSeriesPaint(0, style.curve(color));
    NumberAxis across = style.applied(new NumberAxis("cosine of codes"));
    across.setRange(-1, 1);
    across.setTickUnit(new NumberTickUnit(TICK));
    NumberAxis up = style.applied(new NumberAxis("pairs, %"));
    XYPlot plot =
        new XYPlot(new XYBarDataset(new XYSeriesCollection(series), bin), across, up, renderer);
    style.apply(plot);
    plot.addDomainMarker(new ValueMarker(0, style.text(), new BasicStroke(0.5f)));
    style.chart(plot).draw(graphics, new Rectangle2D.Double(0, 0, widthPt, heightPt));
  }
}
