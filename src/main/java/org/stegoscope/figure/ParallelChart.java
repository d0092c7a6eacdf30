package org.stegoscope.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import org.stegoscope.core.ColorMap;

/// Parallel coordinates: an upright axis for each setting with its values from the first, below, to
/// the last, and one for a number. Each row of a table is a line through its values, in the colour
/// of its number, the highest drawn last.
///
/// @param title what the number is
public record ParallelChart(List<Axis> axes, String title, List<Row> rows, ChartStyle style)
    implements Drawing {

  private static final double ASPECT = 1.6;
  private static final double GAP_PT = 3;
  private static final float LINE_PT = 0.9f;
  private static final float EDGE_PT = 1.9f;

  /// A setting and the names of its values.
  public record Axis(String name, List<String> values) {

    public Axis {
      values = List.copyOf(values);
    }
  }

  /// @param places which value of each axis, from 0; must not be written to
  /// @param number not a number where it is not known: the line then ends before the last axis
  public record Row(int[] places, double number) {}

  public ParallelChart {
    axes = List.copyOf(axes);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.places().length != axes.size()) {
        throw new IllegalArgumentException(
            "%d places on %d axes".formatted(row.places().length, axes.size()));
      }
    }
  }

  public Content.Chart chart() {
    return new Content.Chart(this, ASPECT);
  }

  @Override
  public void draw(Graphics2D graphics, double widthPt, double heightPt) {
    graphics.setColor(style.ground());
    graphics.fill(new Rectangle2D.Double(0, 0, widthPt, heightPt));
    graphics.setFont(ChartStyle.font());
    double line = graphics.getFontMetrics().getHeight();
    double left = 4 * GAP_PT;
    double right = widthPt - ValueBar.WIDTH_PT;
    double step = (right - left) / Math.max(1, axes.size());
    Rectangle2D area = new Rectangle2D.Double(left, 2 * line, right - left, heightPt - 3 * line);
    ValueBar bar =
        new ValueBar(
            ValueBar.range(rows.stream().mapToDouble(Row::number).toArray()),
            ColorMap.VIRIDIS,
            style);
    rows.stream()
        .sorted(
            Comparator.comparingDouble(row -> known(row) ? row.number() : Double.NEGATIVE_INFINITY))
        .forEach(row -> draw(graphics, row, area, step, bar));
    for (int axis = 0; axis < axes.size(); axis++) {
      draw(graphics, axis, area, step);
    }
    bar.draw(graphics, right, area.getY(), area.getHeight());
    graphics.setColor(style.text());
    String cut = Lettering.cut(title, TEXT_PT, Math.max(step, ValueBar.WIDTH_PT));
    double end = widthPt - graphics.getFontMetrics().stringWidth(cut) - 1;
    graphics.drawString(cut, (float) Math.min(end, right), (float) (line * 0.8));
  }

  private static boolean known(Row row) {
    return Double.isFinite(row.number());
  }

  private void draw(Graphics2D graphics, Row row, Rectangle2D area, double step, ValueBar bar) {
    Path2D path = new Path2D.Double();
    for (int axis = 0; axis < axes.size(); axis++) {
      double x = area.getX() + axis * step;
      double y = y(axis, row.places()[axis], area);
      if (axis == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    if (known(row)) {
      double y = bar.y(row.number(), area.getY(), area.getHeight());
      if (axes.isEmpty()) {
        path.moveTo(area.getX(), y);
      }
      path.lineTo(area.getMaxX(), y);
    }
    if (path.getCurrentPoint() != null) {
      // Either end of the colours is weak on one of the grounds: lines have an edge.
      stroke(graphics, path, style.grid(), EDGE_PT);
      if (known(row)) {
        stroke(graphics, path, bar.color(row.number()), LINE_PT);
      }
    }
  }

  private static void stroke(Graphics2D graphics, Path2D path, Color color, float width) {
    graphics.setColor(color);
    graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(path);
  }

  /// A single value lies in the middle.
  private double y(int axis, int place, Rectangle2D area) {
    int values = axes.get(axis).values().size();
    return values < 2
        ? area.getCenterY()
        : area.getMaxY() - area.getHeight() * place / (values - 1);
  }

  private void draw(Graphics2D graphics, int axis, Rectangle2D area, double step) {
    FontMetrics text = graphics.getFontMetrics();
    List<String> values = axes.get(axis).values();
    double x = area.getX() + axis * step;
    graphics.setStroke(new BasicStroke(0.6f));
    graphics.setColor(style.text());
    graphics.draw(new Line2D.Double(x, area.getY(), x, area.getMaxY()));
    String name = Lettering.cut(axes.get(axis).name(), TEXT_PT, step - GAP_PT);
    double half = text.stringWidth(name) / 2.0;
    graphics.drawString(name, (float) Math.max(1, x - half), (float) (text.getHeight() * 0.8));
    int every =
        (int) Math.ceil(text.getHeight() * Math.max(1, values.size() - 1) / area.getHeight());
    for (int place = 0; place < values.size(); place += every) {
      double y = y(axis, place, area);
      String value = Lettering.cut(values.get(place), TEXT_PT, step * 0.7);
      // On a ground of its own, as lines pass behind it.
      graphics.setColor(style.ground());
      graphics.fill(
          new Rectangle2D.Double(
              x + GAP_PT,
              y - text.getAscent() * 0.5,
              text.stringWidth(value) + 1,
              text.getAscent()));
      graphics.setColor(style.text());
      graphics.draw(new Line2D.Double(x - 1.5, y, x + 1.5, y));
      graphics.drawString(value, (float) (x + GAP_PT + 0.5), (float) (y + text.getAscent() * 0.38));
    }
  }
}
