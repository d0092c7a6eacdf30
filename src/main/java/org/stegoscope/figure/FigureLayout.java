package org.stegoscope.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Decides what of a figure stands where: the title, below it the panels, the guides to the right
/// of them, or below where the right is too short, and the footer.
final class FigureLayout {

  private static final double MARGIN = 8;
  private static final double GAP = 12;
  private static final double SIDE_GAP = 14;
  private static final double TITLE_GAP = 5;

  /// The guides beside the panels take at most this share of the width.
  private static final double SIDE_SHARE = 0.3;

  /// Title and footer get at least so much, even beside the narrowest picture.
  private static final double NARROWEST = 240;

  private final Figure figure;
  private final double most;

  private FigureLayout(Figure figure) {
    this.figure = figure;
    this.most = figure.maxWidthPt() - 2 * MARGIN;
  }

  static Page page(Figure figure) {
    return new FigureLayout(figure).page();
  }

  /// Panels and guides, with their size.
  private record Body(PanelGrid grid, GuideFlow guides, boolean beside) {

    double width() {
      return beside
          ? grid.width() + SIDE_GAP + guides.width()
          : Math.max(grid.width(), guides.width());
    }

    double height() {
      return beside || guides.height() == 0 ? grid.height() : grid.height() + GAP + guides.height();
    }

    List<Mark> marks(double x, double y) {
      List<Mark> marks = new ArrayList<>(grid.marks(x, y));
      double guideX = beside ? x + grid.width() + SIDE_GAP : x;
      double guideY = beside ? y + grid.firstPictureY() : y + grid.height() + GAP;
      marks.addAll(guides.marks(guideX, guideY));
      return marks;
    }
  }

  private Body body() {
    GuideFlow column = GuideFlow.column(figure.guides(), SIDE_SHARE * most);
    PanelGrid narrower = new PanelGrid(figure, most - SIDE_GAP - column.width());
    boolean fits = column.height() <= narrower.height() - narrower.firstPictureY();
    if (!figure.guides().isEmpty() && fits) {
      return new Body(narrower, column, true);
    }
    PanelGrid grid = new PanelGrid(figure, most);
    double below = Math.max(grid.width(), Math.min(most, NARROWEST));
    return new Body(grid, GuideFlow.lines(figure.guides(), below), false);
  }

  private Page page() {
    Body body = body();
    double width = Math.max(body.width(), Math.min(most, NARROWEST));
    List<Mark> marks = new ArrayList<>();
    double y = MARGIN;
    List<String> title = Type.TITLE.wrapped(figure.title(), width);
    marks.addAll(Type.TITLE.lines(MARGIN, y, title));
    y += title.isEmpty() ? 0 : title.size() * Type.TITLE.lineHeight() + TITLE_GAP;
    marks.addAll(body.marks(MARGIN, y));
    y += body.height();
    List<String> footer =
        figure.footer().stream()
            .flatMap(line -> Type.FOOTER.wrapped(line, width).stream())
            .toList();
    if (!footer.isEmpty()) {
      y += GAP;
      marks.addAll(Type.FOOTER.lines(MARGIN, y, footer));
      y += footer.size() * Type.FOOTER.lineHeight();
    }
    String name = Lettering.clean(figure.title()).strip();
    return new Page(name, width + 2 * MARGIN, y + MARGIN, marks, density(body.grid()));
  }

  private OptionalDouble density(PanelGrid grid) {
    return switch (figure.panels().getFirst().content()) {
      case Content.Picture picture ->
          OptionalDouble.of(picture.bitmap().width() / grid.firstWidth());
      case Content.Chart chart -> OptionalDouble.empty();
    };
  }
}
