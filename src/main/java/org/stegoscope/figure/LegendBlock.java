package org.stegoscope.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.stegoscope.core.Rgb;

/// A legend in columns, filled from the left: swatch, name, and the percentage at the right edge of
/// the column. Each column is as wide as its longest name needs, within bounds.
final class LegendBlock implements GuideBlock {

  private static final double SWATCH = 7;
  private static final double GAP = 4.5;
  private static final double ROW = 11;
  private static final double COLUMN_GAP = 18;
  private static final double TITLE_GAP = 2;
  private static final double NARROWEST = 60;
  private static final double WIDEST = 150;
  private static final double OUTLINE = 0.4;

  /// So that rounding does not cut the name a column was made for.
  private static final double SLACK = 0.1;

  /// A column has at least so many rows, if there are.
  private static final int FEW_ROWS = 4;

  private final String title;
  private final List<List<Guide.Row>> columns;
  private final double[] columnX;

  private LegendBlock(Guide.Legend legend, List<List<Guide.Row>> columns, double mostWidth) {
    this.title = legend.title();
    this.columns = columns;
    this.columnX = new double[columns.size() + 1];
    for (int i = 0; i < columns.size(); i++) {
      double width = Math.min(natural(columns.get(i)), mostWidth);
      columnX[i + 1] = columnX[i] + width + COLUMN_GAP;
    }
  }

  /// One column.
  static LegendBlock narrow(Guide.Legend legend, double mostWidth) {
    return new LegendBlock(legend, List.of(legend.rows()), mostWidth);
  }

  /// As many columns as fit and make sense.
  static LegendBlock wide(Guide.Legend legend, double mostWidth) {
    int most = Math.max(1, Math.ceilDiv(legend.rows().size(), FEW_ROWS));
    for (int count = most; count > 1; count--) {
      LegendBlock block = new LegendBlock(legend, split(legend.rows(), count), mostWidth);
      if (block.width() <= mostWidth) {
        return block;
      }
    }
    return narrow(legend, mostWidth);
  }

  private static List<List<Guide.Row>> split(List<Guide.Row> rows, int count) {
    int length = Math.ceilDiv(rows.size(), count);
    List<List<Guide.Row>> columns = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += length) {
      columns.add(rows.subList(from, Math.min(rows.size(), from + length)));
    }
    return columns;
  }

  /// The width at which no name of a column is cut, within bounds.
  private static double natural(List<Guide.Row> rows) {
    double width = NARROWEST;
    for (Guide.Row row : rows) {
      double name = Type.LEGEND.width(Lettering.clean(row.name()));
      width = Math.max(width, SWATCH + GAP + name + shareWidth(row) + SLACK);
    }
    return Math.min(width, WIDEST);
  }

  private static double shareWidth(Guide.Row row) {
    return row.share().isPresent() ? 2 * GAP + Type.LEGEND.width(percentage(row.share())) : 0;
  }

  private static String percentage(OptionalDouble share) {
    return String.format(Locale.ROOT, "%.1f %%", share.orElseThrow() * 100);
  }

  private double titleHeight() {
    return title.isBlank() ? 0 : Type.GUIDE_TITLE.lineHeight() + TITLE_GAP;
  }

  @Override
  public double width() {
    return columnX[columns.size()] - COLUMN_GAP;
  }

  @Override
  public double height() {
    return titleHeight() + columns.getFirst().size() * ROW;
  }

  @Override
  public List<Mark> marks(double x, double y) {
    List<Mark> marks = new ArrayList<>();
    if (titleHeight() > 0) {
      String text = Type.GUIDE_TITLE.cut(title, width());
      marks.add(Type.GUIDE_TITLE.at(x, y, text, Mark.Anchor.START));
    }
    for (int i = 0; i < columns.size(); i++) {
      double width = columnX[i + 1] - columnX[i] - COLUMN_GAP;
      double top = y + titleHeight();
      for (Guide.Row row : columns.get(i)) {
        addRow(row, new Box(x + columnX[i], top, width, ROW), marks);
        top += ROW;
      }
    }
    return marks;
  }

  private static void addRow(Guide.Row row, Box place, List<Mark> marks) {
    Box swatch = new Box(place.x(), place.y() + (ROW - SWATCH) / 2, SWATCH, SWATCH);
    marks.add(new Mark.Fill(swatch, row.color(), 1));
    marks.add(new Mark.Frame(swatch, darker(row.color()), OUTLINE));
    double textTop = place.y() + (ROW - Type.LEGEND.lineHeight()) / 2;
    double room = place.width() - SWATCH - GAP - shareWidth(row);
    String name = Type.LEGEND.cut(row.name(), room);
    marks.add(Type.LEGEND.at(place.x() + SWATCH + GAP, textTop, name, Mark.Anchor.START));
    if (row.share().isPresent()) {
      String share = percentage(row.share());
      marks.add(Type.LEGEND.at(place.right(), textTop, share, Mark.Anchor.END));
    }
  }

  /// The outline of a swatch, so that a light colour is seen on white.
  private static Rgb darker(Rgb color) {
    return new Rgb(color.red() * 3 / 4, color.green() * 3 / 4, color.blue() * 3 / 4);
  }
}
