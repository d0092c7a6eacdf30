package org.stegoscope.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.stegoscope.core.Rgb;

/// How two groupings go together: a square a pair of groups, the darker the greater the share of
/// its row. Squares on the diagonal are framed.
///
/// @param rows the groups down the side, whose shares sum to 1 where there are any points
/// @param columns the groups across
/// @param counts `[rows, columns]`, row-major; must not be written to
/// @param rowTitle what rows are, such as `truth`
public record ConfusionChart(
    List<Group> rows,
    List<Group> columns,
    long[] counts,
    String rowTitle,
    String columnTitle,
    ChartStyle style)
    implements Drawing {

  private static final double SMALLEST_WITH_NUMBER_PT = 13;
  private static final double GAP_PT = 3;
  private static final double LONGEST_NAME_PT = 62;
  private static final double SWATCH_PT = 5;
  private static final double WIDTH_PT = 220;

  /// A group of points, with the colour it has elsewhere.
  public record Group(String name, Optional<Rgb> color) {

    public Group(String name) {
      this(name, Optional.empty());
    }
  }

  public ConfusionChart {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    if (rows.isEmpty() || columns.isEmpty() || counts.length != rows.size() * columns.size()) {
      throw new IllegalArgumentException(
          "%d counts of %d x %d groups".formatted(counts.length, rows.size(), columns.size()));
    }
  }

  /// With squares about as high as wide.
  public Content.Chart chart() {
    double cell = (WIDTH_PT - LONGEST_NAME_PT) / Math.max(columns.size(), 4);
    return new Content.Chart(this, WIDTH_PT / (cell * rows.size() + LONGEST_NAME_PT));
  }

  private double share(int row, int column) {
    long sum = 0;
    for (int other = 0; other < columns.size(); other++) {
      sum += counts[row * columns.size() + other];
    }
    return sum == 0 ? 0 : (double) counts[row * columns.size() + column] / sum;
  }

  @Override
  public void draw(Graphics2D graphics, double widthPt, double heightPt) {
    graphics.setColor(style.ground());
    graphics.fill(new Rectangle2D.Double(0, 0, widthPt, heightPt));
    graphics.setFont(ChartStyle.font());
    FontMetrics text = graphics.getFontMetrics();
    double line = text.getHeight();
    double left =
        Math.min(longest(rows, text), LONGEST_NAME_PT) + 1.5 * line + SWATCH_PT + 2 * GAP_PT;
    double top =
        Math.min(longest(columns, text), LONGEST_NAME_PT) + 1.5 * line + SWATCH_PT + 2 * GAP_PT;
    double cellWidth = (widthPt - left - GAP_PT) / columns.size();
    double cellHeight = (heightPt - top - GAP_PT) / rows.size();
    drawCells(graphics, left, top, cellWidth, cellHeight);
    int every = (int) Math.ceil(line / cellHeight);
    for (int row = 0; row < rows.size(); row += every) {
      double middle = top + (row + 0.5) * cellHeight;
      drawName(graphics, rows.get(row), left - GAP_PT, middle);
    }
    AffineTransform upright = graphics.getTransform();
    graphics.rotate(-Math.PI / 2);
    every = (int) Math.ceil(line / cellWidth);
    for (int column = 0; column < columns.size(); column += every) {
      double middle = left + (column + 0.5) * cellWidth;
      drawNameAfter(graphics, columns.get(column), -(top - GAP_PT), middle);
    }
    graphics.setColor(style.text());
    graphics.drawString(
        rowTitle,
        (float) -((heightPt + top + text.stringWidth(rowTitle)) / 2),
        (float) (line * 0.8));
    graphics.setTransform(upright);
    graphics.drawString(
        columnTitle,
        (float) ((widthPt + left - text.stringWidth(columnTitle)) / 2),
        (float) (line * 0.8));
  }

  private void drawCells(
      Graphics2D graphics, double left, double top, double cellWidth, double cellHeight) {
    boolean numbers =
        cellWidth >= SMALLEST_WITH_NUMBER_PT && cellHeight >= SMALLEST_WITH_NUMBER_PT / 2;
    FontMetrics text = graphics.getFontMetrics();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        double share = share(row, column);
        double x = left + column * cellWidth;
        double y = top + row * cellHeight;
        graphics.setColor(style.shade(share));
        graphics.fill(new Rectangle2D.Double(x, y, cellWidth, cellHeight));
        if (row == column) {
          graphics.setColor(style.text());
          graphics.setStroke(new BasicStroke(0.5f));
          graphics.draw(new Rectangle2D.Double(x, y, cellWidth, cellHeight));
        }
        if (numbers && share >= 0.005) {
          String words = String.format(Locale.ROOT, "%.0f", share * 100);
          graphics.setColor(style.onShade(share));
          graphics.drawString(
              words,
              (float) (x + (cellWidth - text.stringWidth(words)) / 2),
              (float) (y + (cellHeight + text.getAscent() * 0.75) / 2));
        }
      }
    }
  }

  /// Ends at `right`, with the colour last.
  private void drawName(Graphics2D graphics, Group group, double right, double middle) {
    FontMetrics text = graphics.getFontMetrics();
    String name = shortened(group.name(), text);
    drawSwatch(graphics, group, right - SWATCH_PT, middle);
    graphics.setColor(style.text());
    graphics.drawString(
        name,
        (float) (right - SWATCH_PT - GAP_PT - text.stringWidth(name)),
        (float) (middle + text.getAscent() * 0.38));
  }

  /// Begins at `start`, with the colour first.
  private void drawNameAfter(Graphics2D graphics, Group group, double start, double middle) {
    FontMetrics text = graphics.getFontMetrics();
    drawSwatch(graphics, group, start, middle);
    graphics.setColor(style.text());
    graphics.drawString(
        shortened(group.name(), text),
        (float) (start + SWATCH_PT + GAP_PT),
        (float) (middle + text.getAscent() * 0.38));
  }

  private static void drawSwatch(Graphics2D graphics, Group group, double x, double middle) {
    group
        .color()
        .ifPresent(color -> {
          graphics.setColor(new Color(color.red(), color.green(), color.blue()));
          graphics.fill(new Rectangle2D.Double(x, middle - SWATCH_PT / 2, SWATCH_PT, SWATCH_PT));
        });
  }

  private static double longest(List<Group> groups, FontMetrics text) {
    return groups.stream()
        .mapToDouble(group -> text.stringWidth(shortened(group.name(), text)))
        .max()
        .orElse(0);
  }

  private static String shortened(String name, FontMetrics text) {
    if (text.stringWidth(name) <= LONGEST_NAME_PT) {
      return name;
    }
    int length = name.length();
    while (length > 1 && text.stringWidth(name.substring(0, length) + "…") > LONGEST_NAME_PT) {
      length--;
    }
    return name.substring(0, length) + "…";
  }
}
