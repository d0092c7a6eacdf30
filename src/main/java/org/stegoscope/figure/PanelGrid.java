package org.stegoscope.figure;

import java.util.ArrayList;
import java.util.List;

/// The panels in rows and columns. Every picture is as large as its cell allows and begins at the
/// cell's left edge; a column is as wide as its widest picture, a row as high as its highest.
final class PanelGrid {

  private static final double COLUMN_GAP = 10;
  private static final double ROW_GAP = 11;
  private static final double TITLE_GAP = 2.5;

  /// The height of the text on a printed page is about this; no picture is higher.
  private static final double HIGHEST = 620;

  /// A picture is not more than so many times higher than its cell is wide.
  private static final double STEEPEST = 2;

  /// A column is at least so wide, or its title could not be read.
  private static final double NARROWEST = 54;

  private final List<Panel> panels;
  private final int columns;
  private final double cellWidth;
  private final double[] columnX;
  private final double[] rowY;
  private final double width;
  private final double height;

  PanelGrid(Figure figure, double mostWidth) {
    panels = figure.panels();
    columns = Math.min(figure.columns(), panels.size());
    cellWidth = Math.max(1, (mostWidth - (columns - 1) * COLUMN_GAP) / columns);
    columnX = new double[columns + 1];
    for (int column = 0; column < columns; column++) {
      columnX[column + 1] = columnX[column] + columnWidth(column) + COLUMN_GAP;
    }
    int rows = Math.ceilDiv(panels.size(), columns);
    rowY = new double[rows + 1];
    for (int row = 0; row < rows; row++) {
      rowY[row + 1] = rowY[row] + titleHeight(row) + pictureHeight(row) + ROW_GAP;
    }
    width = columnX[columns] - COLUMN_GAP;
    height = rowY[rows] - ROW_GAP;
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  /// Where the pictures of the first row begin, below their titles.
  double firstPictureY() {
    return titleHeight(0);
  }

  /// How wide the first panel's content is drawn.
  double firstWidth() {
    return size(panels.getFirst()).width();
  }

  List<Mark> marks(double x, double y) {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      int row = i / columns;
      int column = i % columns;
      Panel panel = panels.get(i);
      double left = x + columnX[column];
      double top = y + rowY[row];
      if (!panel.title().isBlank()) {
        String title = Type.PANEL_TITLE.cut(panel.title(), columnWidth(column));
        marks.add(Type.PANEL_TITLE.at(left, top, title, Mark.Anchor.START));
      }
      Box size = size(panel);
      Box box = new Box(left, top + titleHeight(row), size.width(), size.height());
      marks.addAll(PanelContent.marks(panel.content(), box));
    }
    return marks;
  }

  /// A rectangle at the origin.
  private Box size(Panel panel) {
    double aspect = panel.content().aspect();
    double highest = Math.min(HIGHEST, STEEPEST * cellWidth);
    double fitting = Math.min(cellWidth, highest * aspect);
    return new Box(0, 0, fitting, fitting / aspect);
  }

  private double columnWidth(int column) {
    double widest = Math.min(NARROWEST, cellWidth);
    for (int i = column; i < panels.size(); i += columns) {
      widest = Math.max(widest, size(panels.get(i)).width());
    }
    return widest;
  }

  private double pictureHeight(int row) {
    return row(row).stream().mapToDouble(panel -> size(panel).height()).max().orElseThrow();
  }

  private double titleHeight(int row) {
    boolean titled = row(row).stream().anyMatch(panel -> !panel.title().isBlank());
    return titled ? Type.PANEL_TITLE.lineHeight() + TITLE_GAP : 0;
  }

  private List<Panel> row(int row) {
    return panels.subList(row * columns, Math.min(panels.size(), (row + 1) * columns));
  }
}
