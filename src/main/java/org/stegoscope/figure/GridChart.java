package org.stegoscope.figure;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.stegoscope.core.ColorMap;

/// A number for each pair of two settings, as a grid of coloured cells with the numbers in them and
/// a colour bar beside. A cell without a number is crossed out.
///
/// @param rows the values of one setting, down the side
/// @param columns the values of the other, across
/// @param values `[rows, columns]`, row-major, not a number where there is none; must not be
///   written to
/// @param texts of the values, as they are written into the cells
/// @param title what the numbers are
public record GridChart(
    List<String> rows,
    List<String> columns,
    double[] values,
    List<String> texts,
    String rowTitle,
    String columnTitle,
    String title,
    ChartStyle style)
    implements Drawing {

  private static final double GAP_PT = 3;
  private static final double LONGEST_NAME_PT = 62;
  private static final double WIDTH_PT = 220;
  private static final double CELL_PT = 22;
  private static final double FRAME_PT = 44;

  public GridChart {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    texts = List.copyOf(texts);
    if (rows.isEmpty()
        || columns.isEmpty()
        || values.length != rows.size() * columns.size()
        || texts.size() != values.length) {
      throw new IllegalArgumentException(
          "%d values and %d texts of %d x %d cells"
              .formatted(values.length, texts.size(), rows.size(), columns.size()));
    }
  }

  /// As high as its rows need, up to a square.
  public Content.Chart chart() {
    double height = Math.clamp(FRAME_PT + CELL_PT * rows.size(), 90, WIDTH_PT);
    return new Content.Chart(this, WIDTH_PT / height);
  }

  @Override
  public void draw(Graphics2D graphics, double widthPt, double heightPt) {
    graphics.setColor(style.ground());
    graphics.fill(new Rectangle2D.Double(0, 0, widthPt, heightPt));
    graphics.setFont(ChartStyle.font());
    FontMetrics text = graphics.getFontMetrics();
    double line = text.getHeight();
    double left = 1.3 * line + widest(rows, text) + GAP_PT;
    double right = widthPt - ValueBar.WIDTH_PT - 2 * GAP_PT;
    double cellWidth = (right - left) / columns.size();
    boolean upright = widest(columns, text) > cellWidth - GAP_PT;
    double below = (upright ? widest(columns, text) : line) + 1.3 * line + GAP_PT;
    double top = 1.3 * line;
    double height = heightPt - below - top;
    ValueBar bar = new ValueBar(ValueBar.range(values), ColorMap.VIRIDIS, style);
    drawCells(graphics, new Rectangle2D.Double(left, top, right - left, height), bar);
    bar.draw(graphics, right + 2 * GAP_PT, top, height);
    graphics.setColor(style.text());
    drawRowNames(graphics, left - GAP_PT, top, height / rows.size());
    drawColumnNames(graphics, left, top + height + GAP_PT, cellWidth, upright);
    drawTitles(graphics, left, right, top, height, heightPt);
  }

  private void drawCells(Graphics2D graphics, Rectangle2D area, ValueBar bar) {
    double width = area.getWidth() / columns.size();
    double height = area.getHeight() / rows.size();
    FontMetrics text = graphics.getFontMetrics();
    double widest = texts.stream().mapToDouble(text::stringWidth).max().orElse(0);
    boolean numbers = width > widest + 2 && height > text.getAscent();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        int place = row * columns.size() + column;
        Rectangle2D cell =
            new Rectangle2D.Double(
                area.getX() + column * width, area.getY() + row * height, width, height);
        if (Double.isFinite(values[place])) {
          graphics.setColor(bar.color(values[place]));
          graphics.fill(cell);
          if (numbers) {
            graphics.setColor(bar.textOn(values[place]));
            drawCentred(graphics, texts.get(place), cell.getCenterX(), cell.getCenterY());
          }
        } else {
          cross(graphics, cell);
        }
      }
    }
  }

  private void cross(Graphics2D graphics, Rectangle2D cell) {
    graphics.setColor(style.grid());
    graphics.setStroke(new BasicStroke(0.5f));
    graphics.draw(cell);
    graphics.draw(
        new Line2D.Double(cell.getMinX(), cell.getMinY(), cell.getMaxX(), cell.getMaxY()));
    graphics.draw(
        new Line2D.Double(cell.getMinX(), cell.getMaxY(), cell.getMaxX(), cell.getMinY()));
  }

  private static void drawCentred(Graphics2D graphics, String words, double x, double y) {
    FontMetrics text = graphics.getFontMetrics();
    graphics.drawString(
        words, (float) (x - text.stringWidth(words) / 2.0), (float) (y + text.getAscent() * 0.38));
  }

  private void drawRowNames(Graphics2D graphics, double right, double top, double cellHeight) {
    FontMetrics text = graphics.getFontMetrics();
    int every = (int) Math.ceil(text.getHeight() * 0.9 / cellHeight);
    for (int row = 0; row < rows.size(); row += every) {
      String name = Lettering.cut(rows.get(row), TEXT_PT, LONGEST_NAME_PT);
      graphics.drawString(
          name,
          (float) (right - text.stringWidth(name)),
          (float) (top + (row + 0.5) * cellHeight + text.getAscent() * 0.38));
    }
  }

  private void drawColumnNames(
      Graphics2D graphics, double left, double top, double cellWidth, boolean upright) {
    FontMetrics text = graphics.getFontMetrics();
    int every = upright ? (int) Math.ceil(text.getHeight() * 0.9 / cellWidth) : 1;
    for (int column = 0; column < columns.size(); column += every) {
      String name = Lettering.cut(columns.get(column), TEXT_PT, LONGEST_NAME_PT);
      double middle = left + (column + 0.5) * cellWidth;
      if (upright) {
        AffineTransform before = graphics.getTransform();
        graphics.rotate(-Math.PI / 2);
        graphics.drawString(
            name,
            (float) -(top + text.stringWidth(name)),
            (float) (middle + text.getAscent() * 0.38));
        graphics.setTransform(before);
      } else {
        drawCentred(graphics, name, middle, top + text.getHeight() / 2.0);
      }
    }
  }

  private void drawTitles(
      Graphics2D graphics, double left, double right, double top, double height, double heightPt) {
    double line = graphics.getFontMetrics().getHeight();
    drawCentred(
        graphics,
        Lettering.cut(columnTitle, TEXT_PT, right - left),
        (left + right) / 2,
        heightPt - line / 2);
    drawCentred(graphics, Lettering.cut(title, TEXT_PT, right), right / 2 + left / 2, line / 2);
    AffineTransform upright = graphics.getTransform();
    graphics.rotate(-Math.PI / 2);
    drawCentred(graphics, Lettering.cut(rowTitle, TEXT_PT, height), -(top + height / 2), line / 2);
    graphics.setTransform(upright);
  }

  private static double widest(List<String> names, FontMetrics text) {
    return names.stream()
        .mapToDouble(name -> text.stringWidth(Lettering.cut(name, TEXT_PT, LONGEST_NAME_PT)))
        .max()
        .orElse(0);
  }
}
