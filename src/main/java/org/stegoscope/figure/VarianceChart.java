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

/// How much of the variance of features their leading principal components explain together, over
/// the number of components as a share of all, so that models of different widths can be compared:
/// Figure 3 of Koenig, Schambach and Otterbach 2023 (arXiv 2304.07314).
public record VarianceChart(List<Curve> curves, ChartStyle style) implements Drawing {

  /// Width over height.
  private static final double ASPECT = 1.5;

  private static final double SAMPLE_PT = 14;

  /// @param dimension all components there are; there may be ratios of only the leading ones
  /// @param ratios the explained variance of each component over the whole; must not be written to
  public record Curve(String name, int dimension, double[] ratios) {

    public Curve {
      if (dimension < 1 || ratios.length > dimension) {
        throw new IllegalArgumentException(
            "%d components of %d".formatted(ratios.length, dimension));
      }
    }

    /// From nothing explained by no component on.
    private XYSeries series(int place) {
      XYSeries series = new XYSeries(place);
      series.setDescription(name);
      double sum = 0;
      series.add(0, 0);
      for (int i = 0; i < ratios.length; i++) {
        sum += ratios[i];
        series.add((i + 1.0) / dimension, sum);
      }
      return series;
    }
  }

  public VarianceChart {
    curves = List.copyOf(curves);
  }

  public Content.Chart chart() {
    return new Content.Chart(this, ASPECT);
  }

  @Override
  public void draw(Graphics2D graphics, double widthPt, double heightPt) {
    XYSeriesCollection data = new XYSeriesCollection();
    for (int i = 0; i < curves.size(); i++) {
      data.addSeries(curves.get(i).series(i));
    }
    NumberAxis components = style.applied(new ShareAxis("components, of D"));
    NumberAxis explained = style.applied(new NumberAxis("explained variance"));
    explained.setRange(0, 1.02);
    XYPlot plot = new XYPlot(data, components, explained, renderer());
    style.apply(plot);
    JFreeChart chart = style.chart(plot);
    if (curves.size() > 1) {
      chart.addLegend(legend(plot));
    }
    chart.draw(graphics, new Rectangle2D.Double(0, 0, widthPt, heightPt));
  }

  private XYLineAndShapeRenderer renderer() {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    // As pieces, each of them would start its dashes anew.
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setLegendLine(new Line2D.Double(0, 0, SAMPLE_PT, 0));
    renderer.setLegendItemLabelGenerator((data, series) -> curves.get(series).name());
    for (int i = 0; i < curves.size(); i++) {
      renderer.setSeriesPaint(i, style.curve(i));
      renderer.setSeriesStroke(i, ChartStyle.stroke(i));
    }
    return renderer;
  }

  private LegendTitle legend(XYPlot plot) {
    LegendTitle legend = new LegendTitle(plot);
    legend.setItemFont(ChartStyle.font());
    legend.setItemPaint(style.text());
    legend.setPosition(RectangleEdge.BOTTOM);
    return legend;
  }
}
