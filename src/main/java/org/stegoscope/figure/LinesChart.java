package org.stegoscope.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/// A number over a setting: a line for each value of another, with its spread, and faint dashed
/// lines of what is known from elsewhere.
///
/// @param across the setting
/// @param up what the number is
public record LinesChart(
    List<Line> lines,
    List<Reference> references,
    Across across,
    String up,
    SpreadForm spread,
    ChartStyle style)
    implements Drawing {

  private static final double ASPECT = 1.35;
  private static final double SAMPLE_PT = 14;
  private static final float REFERENCE_PT = 0.8f;
  private static final float BAND_ALPHA = 0.18f;
  private static final double MARKER_PT = 3;

  /// How the spread is drawn.
  public enum SpreadForm {
    BAND,
    ERROR_BARS,
    NONE
  }

  /// How places follow from numbers.
  public enum Scale {
    LINEAR,
    /// Of numbers above 0.
    LOG,
    /// The numbers are places from 0, each of which has a name.
    NAMES
  }

  /// @param names of the places, for [Scale#NAMES] alone
  public record Across(String title, Scale scale, List<String> names) {

    public Across {
      names = List.copyOf(names);
    }

    public static Across linear(String title) {
      return new Across(title, Scale.LINEAR, List.of());
    }

    public static Across log(String title) {
      return new Across(title, Scale.LOG, List.of());
    }
  }

  /// @param x rising; must not be written to
  /// @param y not a number where there is none; must not be written to
  /// @param deviation to either side, 0 where it is not known; must not be written to
  public record Line(String name, double[] x, double[] y, double[] deviation) {

    public Line {
      if (x.length != y.length || x.length != deviation.length) {
        throw new IllegalArgumentException(
            "%d places, %d values, %d deviations".formatted(x.length, y.length, deviation.length));
      }
    }
  }

  /// A line to compare with. A single point is a level that holds everywhere.
  public record Reference(String name, double[] x, double[] y) {}

  public LinesChart {
    lines = List.copyOf(lines);
    references = List.copyOf(references);
    if (across.scale() == Scale.LOG
        && Stream.concat(lines.stream().map(Line::x), references.stream().map(Reference::x))
            .flatMapToDouble(Arrays::stream)
            .anyMatch(x -> !(x > 0))) {
      throw new IllegalArgumentException("a logarithm is of numbers above 0");
    }
  }

  public Content.Chart chart() {
    return new Content.Chart(this, ASPECT);
  }

  @Override
  public void draw(Graphics2D graphics, double widthPt, double heightPt) {
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    XYLineAndShapeRenderer renderer = renderer();
    for (Line line : lines) {
      add(data, line);
      look(renderer, data.getSeriesCount() - 1);
    }
    NumberAxis horizontal = style.applied(horizontal());
    for (Reference reference : references) {
      add(data, spanned(reference, horizontal));
      faint(renderer, data.getSeriesCount() - 1);
    }
    NumberAxis vertical = style.applied(new NumberAxis(up));
    vertical.setAutoRangeIncludesZero(false);
    XYPlot plot = new XYPlot(data, horizontal, vertical, renderer);
    style.apply(plot);
    JFreeChart chart = style.chart(plot);
    if (lines.size() + references.size() > 1) {
      chart.addLegend(legend(plot));
    }
    chart.draw(graphics, new Rectangle2D.Double(0, 0, widthPt, heightPt));
  }

  private XYLineAndShapeRenderer renderer() {
    XYLineAndShapeRenderer renderer =
        switch (spread) {
          case BAND -> new DeviationRenderer(true, true);
          case ERROR_BARS -> {
            XYErrorRenderer bars = new XYErrorRenderer();
            bars.setDrawXError(false);
            bars.setDefaultLinesVisible(true);
            bars.setCapLength(2);
            bars.setErrorStroke(new BasicStroke(0.6f));
            yield bars;
          }
          case NONE -> new XYLineAndShapeRenderer(true, true);
        };
    renderer.setLegendLine(new Line2D.Double(0, 0, SAMPLE_PT, 0));
    renderer.setLegendItemLabelGenerator((_, series) -> name(series));
    return renderer;
  }

  private String name(int series) {
    return series < lines.size()
        ? lines.get(series).name()
        : references.get(series - lines.size()).name();
  }

  private void look(XYLineAndShapeRenderer renderer, int series) {
    Color color = style.curve(series);
    renderer.setSeriesPaint(series, color);
    renderer.setSeriesFillPaint(series, color);
    renderer.setSeriesStroke(series, ChartStyle.stroke(series));
    renderer.setSeriesShape(series, marker(series));
    if (renderer instanceof DeviationRenderer bands) {
      bands.setAlpha(BAND_ALPHA);
    }
  }

  /// Colours and dashes begin again after some lines, which then have other markers.
  private static Shape marker(int series) {
    double half = MARKER_PT / 2;
    return switch (series / ChartStyle.CURVES % 3) {
      case 0 -> new Ellipse2D.Double(-half, -half, MARKER_PT, MARKER_PT);
      case 1 -> new Rectangle2D.Double(-half, -half, MARKER_PT, MARKER_PT);
      default -> {
        Path2D diamond = new Path2D.Double();
        diamond.moveTo(0, -MARKER_PT);
        diamond.lineTo(MARKER_PT, 0);
        diamond.lineTo(0, MARKER_PT);
        diamond.lineTo(-MARKER_PT, 0);
        diamond.closePath();
        yield diamond;
      }
    };
  }

  private void faint(XYLineAndShapeRenderer renderer, int series) {
    renderer.setSeriesPaint(series, style.faint(series - lines.size()));
    renderer.setSeriesFillPaint(series, style.ground());
    renderer.setSeriesShapesVisible(series, false);
    renderer.setSeriesStroke(
        series,
        new BasicStroke(
            REFERENCE_PT, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {3, 2}, 0));
  }

  /// A level is drawn from one end to the other.
  private Line spanned(Reference reference, NumberAxis axis) {
    if (reference.x().length != 1) {
      return new Line(
          reference.name(), reference.x(), reference.y(), new double[reference.x().length]);
    }
    double[] ends = {number(axis.getLowerBound()), number(axis.getUpperBound())};
    double y = reference.y()[0];
    return new Line(reference.name(), ends, new double[] {y, y}, new double[2]);
  }

  private void add(YIntervalSeriesCollection data, Line line) {
    YIntervalSeries series = new YIntervalSeries(data.getSeriesCount());
    for (int i = 0; i < line.x().length; i++) {
      double y = line.y()[i];
      if (Double.isFinite(y)) {
        double deviation = line.deviation()[i];
        series.add(place(line.x()[i]), y, y - deviation, y + deviation);
      }
    }
    data.addSeries(series);
  }

  private double place(double x) {
    return across.scale() == Scale.LOG ? Math.log10(x) : x;
  }

  private double number(double place) {
    return across.scale() == Scale.LOG ? Math.pow(10, place) : place;
  }

  /// With ticks where there are values.
  private NumberAxis horizontal() {
    double[] x =
        Stream.concat(
                lines.stream().map(Line::x),
                references.stream().map(Reference::x).filter(places -> places.length > 1))
            .flatMapToDouble(Arrays::stream)
            .distinct()
            .sorted()
            .toArray();
    if (across.scale() == Scale.NAMES) {
      x = DoubleStream.iterate(0, i -> i + 1).limit(across.names().size()).toArray();
    }
    if (x.length == 0) {
      return new NumberAxis(across.title());
    }
    List<String> names = new ArrayList<>(across.names());
    if (across.scale() != Scale.NAMES) {
      names.clear();
      for (double value : x) {
        names.add(plain(value));
      }
    }
    return new PlacesAxis(across.title(), Arrays.stream(x).map(this::place).toArray(), names);
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value).replace("E", "e");
  }

  private LegendTitle legend(XYPlot plot) {
    LegendTitle legend = new LegendTitle(plot);
    legend.setItemFont(ChartStyle.font());
    legend.setItemPaint(style.text());
    legend.setPosition(RectangleEdge.BOTTOM);
    return legend;
  }
}
