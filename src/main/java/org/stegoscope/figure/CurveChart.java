package org.stegoscope.figure;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// Curves over a share of 0 to 1, with a legend where there are several.
public record CurveChart(List<Curve> curves, String across, String up, ChartStyle style)
    implements Drawing {

  private static final double ASPECT = 1.35;
  private static final double SAMPLE_PT = 14;

  /// @param x 0..1; must not be written to
  /// @param y of the same length; must not be written to
  public record Curve(String name, double[] x, double[] y) {}

  public CurveChart {
    curves = List.copyOf(curves);
  }

  public Content.Chart chart() {
    return new Content.Chart(this, ASPECT);
  }

  @Override
  public void draw(Graphics2D graphics, double widthPt, double heightPt) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    // As pieces, each of them would start its dashes anew.
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setLegendLine(new Line2D.Double(0, 0, SAMPLE_PT, 0));
    renderer.setLegendItemLabelGenerator((_, series) -> curves.get(series).name());
    for (int i = 0; i < curves.size(); i++) {
      XYSeries series = new XYSeries(i);
      for (int point = 0; point < curves.get(i).x().length; point++) {
        series.add(curves.get(i).x()[point], curves.get(i).y()[point]);
      }
      data.addSeries(series);
      renderer.setSeriesPaint(i, style.curve(i));
      renderer.setSeriesStroke(i, ChartStyle.stroke(i));
    }
    NumberAxis horizontal = style.applied(new NumberAxis(across));
    horizontal.setRange(0, 1);
    NumberAxis vertical = style.applied(new NumberAxis(up));
    vertical.setAutoRangeIncludesZero(true);
    XYPlot plot = new XYPlot(data, horizontal, vertical, renderer);
    style.apply(plot);
    JFreeChart chart = style.chart(plot);
    if (curves.size() > 1) {
      chart.addLegend(legend(plot));
    }
    chart.draw(graphics, new Rectangle2D.Double(0, 0, widthPt, heightPt));
  }

  private LegendTitle legend(XYPlot plot) {
    LegendTitle legend = new LegendTitle(plot);
    legend.setItemFont(ChartStyle.font());
    legend.setItemPaint(style.text());
    legend.setPosition(RectangleEdge.BOTTOM);
    return legend;
  }
}
