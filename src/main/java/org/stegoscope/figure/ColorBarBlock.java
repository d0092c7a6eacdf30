package org.stegoscope.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.ScalarMap;

/// A colour bar from left to right with its title above and round numbers below.
record ColorBarBlock(Guide.ColorBar bar, double width) implements GuideBlock {

  private static final double WIDEST = 130;
  private static final double BAR = 8;
  private static final double TICK = 2.5;
  private static final double TITLE_GAP = 2.5;
  private static final double TICK_GAP = 0.5;
  private static final double LINE = 0.5;
  private static final double BETWEEN_LABELS = 5;
  private static final int MOST_TICKS = 6;
  private static final int STEPS = 256;
  private static final Rgb GREY = Rgb.of(0x444444);

  static ColorBarBlock of(Guide.ColorBar bar, double most) {
    return new ColorBarBlock(bar, Math.min(most, WIDEST));
  }

  private double titleHeight() {
    return bar.title().isBlank() ? 0 : Type.GUIDE_TITLE.lineHeight() + TITLE_GAP;
  }

  @Override
  public double height() {
    return titleHeight() + BAR + TICK + TICK_GAP + Type.TICK.lineHeight();
  }

  @Override
  public List<Mark> marks(double x, double y) {
    List<Mark> marks = new ArrayList<>();
    if (titleHeight() > 0) {
      String title = Type.GUIDE_TITLE.cut(bar.title(), width);
      marks.add(Type.GUIDE_TITLE.at(x, y, title, Mark.Anchor.START));
    }
    Box box = new Box(x, y + titleHeight(), width, BAR);
    marks.add(new Mark.Image(gradient(), box, box, 1, Scaling.NEAREST));
    marks.add(new Mark.Frame(box, GREY, LINE));
    Ticks ticks = ticks();
    List<String> labels = ticks.labels();
    for (int i = 0; i < labels.size(); i++) {
      double at = x + position(ticks.values().get(i)) * width;
      marks.add(new Mark.Line(at, box.bottom(), at, box.bottom() + TICK, GREY, LINE));
      double left = x + labelLeft(ticks.values().get(i), labels.get(i));
      double top = box.bottom() + TICK + TICK_GAP;
      marks.add(Type.TICK.at(left, top, labels.get(i), Mark.Anchor.START));
    }
    return marks;
  }

  private Bitmap gradient() {
    int[] argb = new int[STEPS];
    for (int step = 0; step < STEPS; step++) {
      argb[step] = bar.colors().at((float) step / (STEPS - 1)).argb();
    }
    return new Bitmap(STEPS, 1, argb, Bitmap.Alpha.OPAQUE);
  }

  /// As many round numbers as have room beside each other.
  private Ticks ticks() {
    for (int most = MOST_TICKS; most > 1; most--) {
      Ticks ticks = Ticks.of(bar.range(), most);
      if (haveRoom(ticks)) {
        return ticks;
      }
    }
    return Ticks.of(bar.range(), 1);
  }

  private boolean haveRoom(Ticks ticks) {
    List<String> labels = ticks.labels();
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < labels.size(); i++) {
      double left = labelLeft(ticks.values().get(i), labels.get(i));
      if (left < free) {
        return false;
      }
      free = left + Type.TICK.width(labels.get(i)) + BETWEEN_LABELS;
    }
    return true;
  }

  /// In the middle under its tick, but not beyond the ends of the bar.
  private double labelLeft(BigDecimal value, String label) {
    double labelWidth = Type.TICK.width(label);
    double centred = position(value) * width - labelWidth / 2;
    return Math.max(0, Math.min(centred, width - labelWidth));
  }

  /// 0..1; the middle of an empty range.
  private double position(BigDecimal value) {
    ScalarMap.Range range = bar.range();
    double extent = (double) range.high() - range.low();
    return extent > 0 ? Math.clamp((value.doubleValue() - range.low()) / extent, 0.0, 1.0) : 0.5;
  }
}
