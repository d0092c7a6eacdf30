package org.stegoscope.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stegoscope.core.Rgb;

/// A table with the width of each of its columns.
///
/// @param widths in points, together no more than the page
record PaperTable(Paper.Table table, double[] widths) {

  private static final double INSET = 3.5;
  private static final Rgb RULE = Rgb.of(0xcccccc);
  private static final double RULE_PT = 0.5;

  /// A row, or a part of one, with the lines of each cell.
  ///
  /// @param last whether a rule is drawn below
  record Row(PaperTable table, Type type, List<List<String>> cells, boolean last) {

    double height() {
      return lines() * type.lineHeight() + (last ? 2 : 1) * INSET / 2;
    }

    private int lines() {
      return cells.stream().mapToInt(List::size).max().orElse(1);
    }

    List<Mark> marks(double left, double top) {
      List<Mark> marks = new ArrayList<>();
      double x = left;
      for (int column = 0; column < cells.size(); column++) {
        double width = table.widths[column];
        boolean right = table.table.columns().get(column).side() == Paper.Side.RIGHT;
        double y = top + INSET / 2;
        for (String line : cells.get(column)) {
          marks.add(
              right
                  ? type.at(x + width - INSET, y, line, Mark.Anchor.END)
                  : type.at(x + INSET, y, line, Mark.Anchor.START));
          y += type.lineHeight();
        }
        x += width;
      }
      if (last) {
        double bottom = top + height();
        marks.add(new Mark.Line(left, bottom, x, bottom, RULE, RULE_PT));
      }
      return marks;
    }
  }

  static PaperTable of(Paper.Table table, double most) {
    double[] wanted = new double[table.columns().size()];
    for (int column = 0; column < wanted.length; column++) {
      wanted[column] = Type.PAPER_HEAD.width(table.columns().get(column).name());
      for (List<String> row : table.rows()) {
        wanted[column] = Math.max(wanted[column], Type.PAPER_CELL.width(row.get(column)));
      }
      // A hair more, so that what just fits is not wrapped.
      wanted[column] += 2 * INSET + 0.1;
    }
    return new PaperTable(table, shared(wanted, most));
  }

  /// Narrow columns get what they want; the others share the rest alike.
  private static double[] shared(double[] wanted, double most) {
    double[] sorted = wanted.clone();
    Arrays.sort(sorted);
    double left = most;
    double share = Double.POSITIVE_INFINITY;
    for (int i = 0; i < sorted.length; i++) {
      share = left / (sorted.length - i);
      if (sorted[i] > share) {
        break;
      }
      left -= sorted[i];
      share = Double.POSITIVE_INFINITY;
    }
    double limit = share;
    return Arrays.stream(wanted).map(width -> Math.min(width, limit)).toArray();
  }

  Row head() {
    return new Row(
        this,
        Type.PAPER_HEAD,
        wrapped(Type.PAPER_HEAD, table.columns().stream().map(Paper.Column::name).toList()),
        true);
  }

  /// Rows that are higher than a page are cut into parts that are not.
  List<Row> rows(double mostHeight) {
    Type type = Type.PAPER_CELL;
    int mostLines = (int) ((mostHeight - INSET) / type.lineHeight());
    List<Row> rows = new ArrayList<>();
    for (List<String> texts : table.rows()) {
      List<List<String>> cells = wrapped(type, texts);
      int lines = cells.stream().mapToInt(List::size).max().orElse(1);
      for (int from = 0; from < lines; from += mostLines) {
        int start = from;
        int end = Math.min(lines, from + mostLines);
        rows.add(
            new Row(
                this,
                type,
                cells.stream()
                    .map(cell ->
                        cell.subList(Math.min(start, cell.size()), Math.min(end, cell.size())))
                    .toList(),
                end == lines));
      }
    }
    return rows;
  }

  private List<List<String>> wrapped(Type type, List<String> texts) {
    List<List<String>> cells = new ArrayList<>();
    for (int column = 0; column < widths.length; column++) {
      List<String> lines = type.wrapped(texts.get(column), widths[column] - 2 * INSET);
      cells.add(lines.isEmpty() ? List.of("") : lines);
    }
    return cells;
  }
}
