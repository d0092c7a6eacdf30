package org.stegoscope.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/// A number of dimensions as a share of all, with the ticks of the paper's Figure 3.
final class ShareAxis extends NumberAxis {

  private static final List<NumberTick> TICKS =
      List.of(
          tick(0, "0"),
          tick(1.0 / 16, "D/16"),
          tick(1.0 / 4, "D/4"),
          tick(1.0 / 2, "D/2"),
          tick(3.0 / 4, "3D/4"),
          tick(1, "D"));

  ShareAxis(String label) {
    super(label);
    setRange(0, 1);
  }

  private static NumberTick tick(double share, String label) {
    return new NumberTick(share, label, TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0);
  }

  /// A raw list, as JFreeChart declares it.
  @Override
  @SuppressWarnings("rawtypes")
  public List refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    return TICKS;
  }
}
