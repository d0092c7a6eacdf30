package org.stegoscope.figure;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/// An axis across with ticks at given places, as many of them named as have room.
final class PlacesAxis extends NumberAxis {

  private static final long serialVersionUID = 1;

  /// Of the whole range, on either side.
  private static final double MARGIN = 0.04;

  private static final double BETWEEN_PT = 4;

  private final double[] places;
  private final String[] names;

  /// @param places rising
  PlacesAxis(String label, double[] places, List<String> names) {
    super(label);
    this.places = places.clone();
    this.names = names.toArray(String[]::new);
    double low = places[0];
    double high = places[places.length - 1];
    double margin = high > low ? MARGIN * (high - low) : 0.5;
    setRange(low - margin, high + margin);
  }

  /// A raw list, as JFreeChart declares it.
  @Override
  @SuppressWarnings("rawtypes")
  public List refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    FontMetrics text = graphics.getFontMetrics(getTickLabelFont());
    List<NumberTick> ticks = new ArrayList<>();
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < places.length; i++) {
      double middle = valueToJava2D(places[i], area, edge);
      double half = text.stringWidth(names[i]) / 2.0;
      boolean room = middle - half >= free;
      if (room) {
        free = middle + half + BETWEEN_PT;
      }
      ticks.add(
          new NumberTick(
              places[i], room ? names[i] : "", TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0));
    }
    return ticks;
  }
}
