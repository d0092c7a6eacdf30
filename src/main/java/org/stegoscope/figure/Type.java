package org.stegoscope.figure;

import java.util.ArrayList;
import java.util.List;
import org.stegoscope.core.Rgb;

/// The sizes and colours of text in figures and in papers around them.
enum Type {
  TITLE(10.5, 0x1a1a1a),
  PANEL_TITLE(8.5, 0x1a1a1a),
  GUIDE_TITLE(7.5, 0x1a1a1a),
  LEGEND(7.5, 0x333333),
  TICK(6.5, 0x444444),
  MARKER(6.5, 0x1a1a1a),
  FOOTER(6, 0x6b6b6b),
  PAPER_TITLE(17, 0x1a1a1a),
  PAPER_HEADING(12, 0x1a1a1a),
  PAPER_PROSE(9, 0x333333),
  PAPER_NOTE(8, 0x6b6b6b),
  PAPER_CODE(8.5, 0x1a1a1a),
  PAPER_HEAD(7.5, 0x6b6b6b),
  PAPER_CELL(7.5, 0x1a1a1a);

  /// How far letters reach above and below the line they stand on, in sizes of the font.
  static final double ASCENT = 0.92;

  static final double DESCENT = 0.22;

  private static final double LEADING = 1.28;

  private final double sizePt;
  private final Rgb color;

  Type(double sizePt, int color) {
    this.sizePt = sizePt;
    this.color = Rgb.of(color);
  }

  double sizePt() {
    return sizePt;
  }

  /// From line to line, in points.
  double lineHeight() {
    return LEADING * sizePt;
  }

  double width(String text) {
    return Lettering.width(text, sizePt);
  }

  String cut(String text, double widthPt) {
    return Lettering.cut(text, sizePt, widthPt);
  }

  List<String> wrapped(String text, double widthPt) {
    return Lettering.wrapped(text, sizePt, widthPt);
  }

  /// A text in the line whose upper edge is at `top`.
  Mark.Text at(double x, double top, String text, Mark.Anchor anchor) {
    double slack = lineHeight() - (ASCENT + DESCENT) * sizePt;
    return new Mark.Text(x, top + slack / 2 + ASCENT * sizePt, text, sizePt, color, anchor);
  }

  /// Lines below each other, the first one's upper edge at `top`.
  List<Mark> lines(double x, double top, List<String> lines) {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      marks.add(at(x, top + i * lineHeight(), lines.get(i), Mark.Anchor.START));
    }
    return marks;
  }
}
