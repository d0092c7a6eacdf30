package org.stegoscope.figure;

import java.util.List;

/// What a figure shows, without a word about where: panels in rows of `columns`, the guides to
/// their colours, a title and a footer. Lengths are in points, 72 an inch; the page is at most
/// `maxWidthPt` wide, narrower where the panels do not fill it, and as high as it must be.
public record Figure(
    String title,
    List<Panel> panels,
    int columns,
    List<Guide> guides,
    List<String> footer,
    double maxWidthPt) {

  /// The text width of a page of most journals and conferences.
  public static final double PAGE_WIDTH_PT = 504;

  private static final double NARROWEST_PT = 72;

  /// 200 inches, the largest page a PDF viewer need show.
  static final double LARGEST_PT = 14_400;

  public Figure {
    panels = List.copyOf(panels);
    guides = List.copyOf(guides);
    footer = List.copyOf(footer);
    if (panels.isEmpty() || columns < 1) {
      throw new IllegalArgumentException(
          "a figure has at least one panel and one column, not %d and %d"
              .formatted(panels.size(), columns));
    }
    if (!(maxWidthPt >= NARROWEST_PT && maxWidthPt <= LARGEST_PT)) {
      throw new IllegalArgumentException(
          "a figure is %s to %s points wide, not %s"
              .formatted(NARROWEST_PT, LARGEST_PT, maxWidthPt));
    }
  }

  /// The panels side by side, up to three a row, on the usual width.
  public static Figure of(List<Panel> panels) {
    return new Figure("", panels, columnsFor(panels.size()), List.of(), List.of(), PAGE_WIDTH_PT);
  }

  /// One, two or three in a row; four as two by two.
  private static int columnsFor(int panels) {
    return panels == 4 ? 2 : Math.clamp(panels, 1, 3);
  }

  public Figure withTitle(String changed) {
    return new Figure(changed, panels, columns, guides, footer, maxWidthPt);
  }

  public Figure withColumns(int changed) {
    return new Figure(title, panels, changed, guides, footer, maxWidthPt);
  }

  public Figure withGuides(List<Guide> changed) {
    return new Figure(title, panels, columns, changed, footer, maxWidthPt);
  }

  /// Small lines that say where the figure comes from; long ones are wrapped.
  public Figure withFooter(List<String> changed) {
    return new Figure(title, panels, columns, guides, changed, maxWidthPt);
  }

  public Figure withMaxWidthPt(double changed) {
    return new Figure(title, panels, columns, guides, footer, changed);
  }
}
