package org.stegoscope.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.category.DefaultCategoryDataset;
import org.stegoscope.core.Rgb;

/// Shares from 0 to 1 as bars that lie, a group a name: for instance the scores of classes.
///
/// @param colors of the groups, for charts of a single series; else bars have the colour of their
///   series
public record BarsChart(
    List<String> groups,
    List<Series> series,
    String axis,
    Optional<List<Rgb>> colors,
    ChartStyle style)
    implements Drawing {

  private static final double BAR_PT = 9;
  private static final double FRAME_PT = 60;
  private static final double WIDTH_PT = 260;

  /// A bar in each group; none where the value is not a number.
  public record Series(String name, List<Double> values) {

    public Series {
      values = List.copyOf(values);
    }
  }

  public BarsChart {
    groups = List.copyOf(groups);
    series = List.copyOf(series);
  }

  public BarsChart(List<String> groups, List<Series> series, String axis, ChartStyle style) {
    this(groups, series, axis, Optional.empty(), style);
  }

  /// As high as its bars need.
  public Content.Chart chart() {
    double height = FRAME_PT + BAR_PT * groups.size() * (series.size() + 0.6);
    return new Content.Chart(this, WIDTH_PT / height);
  }

  @Override
  public void draw(Graphics2D graphics, double widthPt, double heightPt) {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    for (Series one : series) {
      for (int group = 0; group < groups.size(); group++) {
        double value = one.values().get(group);
        data.addValue(Double.isNaN(value) ? null : value, one.name(), key(group));
      }
    }
    CategoryAxis names = new CategoryAxis();
    names.setTickLabelFont(ChartStyle.font());
    names.setTickLabelPaint(style.text());
    names.setMaximumCategoryLabelWidthRatio(0.5f);
    names.setMaximumCategoryLabelLines(2);
    NumberAxis shares = style.applied(new NumberAxis(axis));
    shares.setRange(0, 1);
    CategoryPlot plot = new CategoryPlot(data, names, shares, renderer());
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setOutlineVisible(false);
    JFreeChart chart = style.chart(plot);
    if (series.size() > 1) {
      chart.addLegend(legend(plot));
    }
    chart.draw(graphics, new Rectangle2D.Double(0, 0, widthPt, heightPt));
  }

  /// Groups of one name stay apart.
  private String key(int group) {
    String name = groups.get(group);
    int before = groups.subList(0, group).stream().mapToInt(n -> n.equals(name) ? 1 : 0).sum();
    return before == 0 ? name : name + "\u200b".repeat(before);
  }

  private LegendTitle legend(CategoryPlot plot) {
    LegendTitle legend = new LegendTitle(plot);
    legend.setItemFont(ChartStyle.font());
    legend.setItemPaint(style.text());
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setBackgroundPaint(style.ground());
    return legend;
  }

  private BarRenderer renderer() {
    BarRenderer renderer = new GroupBars(colors);
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setItemMargin(0.05);
    for (int i = 0; i < series.size(); i++) {
      renderer.setSeriesPaint(i, style.curve(i));
    }
    return renderer;
  }

  /// Bars in the colours of their groups, where these have some.
  private static final class GroupBars extends BarRenderer {

    private static final long serialVersionUID = 1;

    private final transient Optional<List<Rgb>> colors;

    GroupBars(Optional<List<Rgb>> colors) {
      this.colors = colors;
    }

    @Override
    public Paint getItemPaint(int row, int column) {
      return colors
          .<Paint>map(all -> {
            Rgb color = all.get(column);
            return new Color(color.red(), color.green(), color.blue());
          })
          .orElseGet(() -> super.getItemPaint(row, column));
    }
  }
}
