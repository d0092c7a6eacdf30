package org.stegoscope.workspace;

import java.util.List;
import org.stegoscope.analysis.Correspondence;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.job.JobContext;

/// Paints the maps of several queries over each other, each in the colour of its query: the more
/// similar than on average a patch is, the more of the colour (as in STEGO's correspondence
/// figures).
final class QueryPainter {

  private QueryPainter() {}

  /// `maps` are all of one shape; there is at least one.
  static Raster paint(List<Similarity.Map> maps, Interpolation between, JobContext context) {
    Raster painted = null;
    for (Similarity.Map map : maps) {
      ScalarMap heat =
          HeatPainter.interpolated(Correspondence.centred(map.cosines()), between, context);
      if (painted == null) {
        painted = new Raster(heat.columns(), heat.rows(), new int[heat.values().length]);
      }
      add(painted.argb(), heat, map.query().color());
    }
    return between == Interpolation.PATCHES ? HeatPainter.enlarged(painted, context) : painted;
  }

  /// Lays a colour over premultiplied pixels, with the heat's share of its greatest as alpha.
  private static void add(int[] argb, ScalarMap heat, Rgb color) {
    float greatest = heat.range().high();
    for (int i = 0; i < argb.length; i++) {
      float alpha = greatest > 0 ? heat.values()[i] / greatest : 0;
      argb[i] =
          over(argb[i], 24, 255, alpha)
              | over(argb[i], 16, color.red(), alpha)
              | over(argb[i], 8, color.green(), alpha)
              | over(argb[i], 0, color.blue(), alpha);
    }
  }

  private static int over(int below, int shift, int component, float alpha) {
    int under = (below >> shift) & 0xFF;
    return Math.round(component * alpha + under * (1 - alpha)) << shift;
  }
}
