package org.stegoscope.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleInsets;
import org.stegoscope.core.Rgb;

/// How charts look: on white, as in the rest of a figure, or on the ground of a dark window.
public enum ChartStyle {
  LIGHT(0xffffff, 0x444444, 0xe4e4e4, 0x0969da, 0xbc4c00, 0x1a7f37, 0x8250df, 0xbf3989, 0x9a6700),
  DARK(0x0d1117, 0xc9d1d9, 0x30363d, 0x58a6ff, 0xf0883e, 0x3fb950, 0xa371f7, 0xdb61a2, 0xd29922);

  /// How many curves look different.
  static final int CURVES = 6;

  /// Curves are told apart by their dashes too, in print without colours and by the colour-blind.
  private static final float[][] DASHES = {{}, {5, 2}, {1.5f, 1.5f}};

  private static final float CURVE_PT = 1;

  static {
    // Upright text stays text in vector figures, not the outlines of its letters.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  private final Color ground;
  private final Color text;
  private final Color grid;
  private final List<Color> curves;

  ChartStyle(int ground, int text, int grid, Integer... curves) {
    this.ground = new Color(ground);
    this.text = new Color(text);
    this.grid = new Color(grid);
    this.curves = List.of(curves).stream().map(Color::new).toList();
  }

  Color text() {
    return text;
  }

  Color ground() {
    return ground;
  }

  Color grid() {
    return grid;
  }

  /// The colour of a line that others are compared with: that of a curve, half as strong.
  Color faint(int index) {
    return mixed(ground, curve(index), 0.5);
  }

  /// From the ground, for a share of 0, to the colour of the first curve, for 1.
  Color shade(double share) {
    return mixed(ground, curves.getFirst(), Math.clamp(share, 0, 1));
  }

  /// For text on a shade: that of the ground where the shade is strong.
  Color onShade(double share) {
    return share > 0.5 ? ground : text;
  }

  private static Color mixed(Color from, Color to, double share) {
    return new Color(
        (int) Math.round(from.getRed() + share * (to.getRed() - from.getRed())),
        (int) Math.round(from.getGreen() + share * (to.getGreen() - from.getGreen())),
        (int) Math.round(from.getBlue() + share * (to.getBlue() - from.getBlue())));
  }

  /// The colour of a curve, the first again after the last.
  Color curve(int index) {
    return curves.get(index % curves.size());
  }

  /// The same, for what stands beside a chart.
  public Rgb rgb(int index) {
    return Rgb.of(curve(index).getRGB() & 0xFFFFFF);
  }

  static BasicStroke stroke(int index) {
    float[] dash = DASHES[index % DASHES.length];
    return dash.length == 0
        ? new BasicStroke(CURVE_PT)
        : new BasicStroke(CURVE_PT, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
  }

  static Font font() {
    return Lettering.font(Drawing.TEXT_PT);
  }

  /// Lines of the grid across alone.
  void apply(XYPlot plot) {
    plot.setBackgroundPaint(ground);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(grid);
    plot.setOutlinePaint(grid);
  }

  <A extends NumberAxis> A applied(A axis) {
    axis.setLabelFont(font());
    axis.setTickLabelFont(font());
    axis.setLabelPaint(text);
    axis.setTickLabelPaint(text);
    axis.setAxisLinePaint(grid);
    axis.setTickMarkPaint(grid);
    return axis;
  }

  /// A chart without a title or a legend.
  JFreeChart chart(Plot plot) {
    plot.setBackgroundPaint(ground);
    JFreeChart chart = new JFreeChart(null, font(), plot, false);
    chart.setBackgroundPaint(ground);
    chart.setPadding(new RectangleInsets(2, 2, 2, 4));
    return chart;
  }
}
