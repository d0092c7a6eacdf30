package org.stegoscope.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.stegoscope.core.Rgb;
import org.stegoscope.job.JobContext;

/// Decides what of a paper stands on which sheet, from top to bottom.
final class PaperLayout {

  /// A4.
  static final double WIDTH = 595.28;

  static final double HEIGHT = 841.89;

  private static final double MARGIN = 45;
  private static final double TEXT_WIDTH = WIDTH - 2 * MARGIN;
  private static final double TOP = MARGIN;
  private static final double BOTTOM = HEIGHT - MARGIN - 12;
  private static final double GAP = 6;
  private static final double CODE_INSET = 6;

  /// Of a table or a text at least so much stands below what is above it.
  private static final double BEGINNING = 40;

  private static final Rgb CODE_GROUND = Rgb.of(0xf2f2f2);

  private final Paper paper;
  private final JobContext context;
  private final List<List<Sheet.Placed>> done = new ArrayList<>();
  private List<Sheet.Placed> figures = new ArrayList<>();
  private List<Mark> marks = new ArrayList<>();
  private double y = TOP;

  PaperLayout(Paper paper, JobContext context) {
    this.paper = paper;
    this.context = context;
  }

  /// With the number of each sheet at its foot.
  List<Sheet> sheets() {
    text(Type.PAPER_TITLE, paper.title());
    for (int place = 0; place < paper.pieces().size(); place++) {
      context.checkCancelled();
      Paper.Piece piece = paper.pieces().get(place);
      if (piece instanceof Paper.Text(Paper.Role role, _) && role == Paper.Role.HEADING) {
        y += y > TOP ? 2 * GAP : 0;
      }
      need(together(place));
      switch (piece) {
        case Paper.Text(Paper.Role role, String text) -> text(role.type(), text);
        case Paper.Code(List<String> lines) -> code(lines);
        case Paper.Table table -> table(table);
        case Paper.Picture(Figure figure) -> picture(figure);
      }
      y += GAP;
    }
    turn();
    List<Sheet> sheets = new ArrayList<>();
    for (List<Sheet.Placed> placed : done) {
      List<Sheet.Placed> all = new ArrayList<>(placed);
      all.add(foot(sheets.size() + 1, done.size()));
      sheets.add(new Sheet(WIDTH, HEIGHT, all));
    }
    return sheets;
  }

  /// The height that a piece needs at least: a heading or a note does not stand without what it is
  /// about.
  private double together(int place) {
    return switch (paper.pieces().get(place)) {
      case Paper.Text(Paper.Role role, String text) -> {
        boolean last = role == Paper.Role.PROSE || place + 1 == paper.pieces().size();
        double lines = role.type().wrapped(text, TEXT_WIDTH).size() * role.type().lineHeight();
        yield last ? Math.min(lines, BEGINNING) : lines + GAP + together(place + 1);
      }
      case Paper.Picture(Figure figure) -> {
        Page page = FigureLayout.page(figure);
        yield page.heightPt() * scale(page);
      }
      case Paper.Table _ -> BEGINNING;
      case Paper.Code _ -> Type.PAPER_CODE.lineHeight();
    };
  }

  private Sheet.Placed foot(int number, int count) {
    String pages = String.format(Locale.ROOT, "%,d of %,d", number, count);
    double top = HEIGHT - MARGIN;
    Type type = Type.PAPER_NOTE;
    String title = type.cut(paper.title(), TEXT_WIDTH - type.width(pages) - 2 * GAP);
    return drawn(
        List.of(
            type.at(MARGIN, top, title, Mark.Anchor.START),
            type.at(WIDTH - MARGIN, top, pages, Mark.Anchor.END)));
  }

  private static Sheet.Placed drawn(List<Mark> marks) {
    Page page = new Page("", WIDTH, HEIGHT, marks, OptionalDouble.empty());
    return new Sheet.Placed(page, 0, 0, 1);
  }

  /// Goes on with a new sheet.
  private void turn() {
    List<Sheet.Placed> placed = new ArrayList<>(figures);
    placed.add(drawn(marks));
    done.add(placed);
    figures = new ArrayList<>();
    marks = new ArrayList<>();
    y = TOP;
  }

  /// Turns unless there is so much room.
  private void need(double height) {
    if (y + height > BOTTOM && y > TOP) {
      turn();
    }
  }

  private void text(Type type, String text) {
    for (String line : type.wrapped(text, TEXT_WIDTH)) {
      need(type.lineHeight());
      marks.add(type.at(MARGIN, y, line, Mark.Anchor.START));
      y += type.lineHeight();
    }
  }

  private void code(List<String> lines) {
    Type type = Type.PAPER_CODE;
    for (String line : lines) {
      for (String part : type.wrapped(line, TEXT_WIDTH - 2 * CODE_INSET)) {
        need(type.lineHeight());
        Box ground = new Box(MARGIN, y, TEXT_WIDTH, type.lineHeight());
        marks.add(new Mark.Fill(ground, CODE_GROUND, 1));
        marks.add(type.at(MARGIN + CODE_INSET, y, part, Mark.Anchor.START));
        y += type.lineHeight();
      }
    }
  }

  private void table(Paper.Table table) {
    PaperTable rows = PaperTable.of(table, TEXT_WIDTH);
    double head = rows.head().height();
    row(rows.head());
    for (PaperTable.Row row : rows.rows(BOTTOM - TOP - head)) {
      context.checkCancelled();
      if (y + row.height() > BOTTOM) {
        turn();
        row(rows.head());
      }
      row(row);
    }
  }

  private void row(PaperTable.Row row) {
    marks.addAll(row.marks(MARGIN, y));
    y += row.height();
  }

  private void picture(Figure figure) {
    Page page = FigureLayout.page(figure);
    double scale = scale(page);
    need(page.heightPt() * scale);
    figures.add(new Sheet.Placed(page, MARGIN, y, scale));
    y += page.heightPt() * scale;
  }

  /// So that a caption has room above it.
  private static double scale(Page page) {
    double most = BOTTOM - TOP - BEGINNING;
    return Math.min(1, Math.min(TEXT_WIDTH / page.widthPt(), most / page.heightPt()));
  }
}
