package org.stegoscope.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.ScalarMap;

/// An upright colour bar inside a chart, low values below, with round numbers to its right.
record ValueBar(ScalarMap.Range range, ColorMap colors, ChartStyle style) {

  static final double BAR_PT = 7;

  /// Room for the bar, its ticks and its numbers.
  static final double WIDTH_PT = 38;

  private static final double TICK_PT = 2;
  private static final double GAP_PT = 1.5;
  private static final int STEPS = 64;
  private static final int MOST_TICKS = 6;

  /// The range of all finite values; widened where they are all the same.
  static ScalarMap.Range range(double[] values) {
    float[] finite = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      finite[i] = (float) values[i];
    }
    ScalarMap.Range range = new ScalarMap(1, finite.length, finite).range();
    if (range.high() > range.low()) {
      return range;
    }
    float margin = range.low() == 0 ? 1 : Math.abs(range.low()) * 0.05f;
    return new ScalarMap.Range(range.low() - margin, range.high() + margin);
  }

  Color color(double value) {
    Rgb rgb = colors.at(range.fraction((float) value));
    return new Color(rgb.red(), rgb.green(), rgb.blue());
  }

  /// For text on the colour of a value: the better readable of black and white.
  Color textOn(double value) {
    Color on = color(value);
    double luma = 0.299 * on.getRed() + 0.587 * on.getGreen() + 0.114 * on.getBlue();
    return luma > 140 ? Color.BLACK : Color.WHITE;
  }

  /// Where a value lies on a bar from `top` down.
  double y(double value, double top, double height) {
    return top + (1 - range.fraction((float) value)) * height;
  }

  void draw(Graphics2D graphics, double x, double top, double height) {
    double step = height / STEPS;
    for (int i = 0; i < STEPS; i++) {
      Rgb rgb = colors.at((i + 0.5f) / STEPS);
      graphics.setColor(new Color(rgb.red(), rgb.green(), rgb.blue()));
      double y = top + height - (i + 1) * step;
      // Steps overlap, so that no ground shines through between them.
      graphics.fill(new Rectangle2D.Double(x, y, BAR_PT, i == 0 ? step : 1.5 * step));
    }
    graphics.setStroke(new BasicStroke(0.5f));
    graphics.setColor(style.text());
    graphics.draw(new Rectangle2D.Double(x, top, BAR_PT, height));
    FontMetrics text = graphics.getFontMetrics();
    Ticks ticks =
        Ticks.of(range, Math.clamp((int) (height / (1.4 * text.getHeight())), 1, MOST_TICKS));
    List<String> labels = ticks.labels();
    for (int i = 0; i < labels.size(); i++) {
      double y = y(ticks.values().get(i).doubleValue(), top, height);
      graphics.draw(new Line2D.Double(x + BAR_PT, y, x + BAR_PT + TICK_PT, y));
      graphics.drawString(
          labels.get(i),
          (float) (x + BAR_PT + TICK_PT + GAP_PT),
          (float) (y + text.getAscent() * 0.38));
    }
  }
}
