package org.stegoscope.cli;

import java.util.ArrayList;
import java.util.List;
import org.stegoscope.analysis.AttentionMaps;
import org.stegoscope.analysis.HeadOverlay;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.figure.Overlay;

/// Attention drawn over its photo.
enum AttentionFigure {
  /// The mean of the maps in viridis, from its smallest value to its largest.
  MEAN {
    @Override
    RgbImage draw(AttendedMaps attended) {
      ScalarMap mean = AttentionMaps.mean(attended.maps());
      return Overlay.heat(
          attended.photo().image(),
          mean,
          attended.placement(),
          ColorMap.VIRIDIS,
          mean.range(),
          OPACITY);
    }
  },
  /// Every map in the colour of its head, see [HeadOverlay].
  HEADS {
    @Override
    RgbImage draw(AttendedMaps attended) {
      List<HeadOverlay.ColoredHead> heads = new ArrayList<>();
      for (int head = 0; head < attended.maps().size(); head++) {
        heads.add(new HeadOverlay.ColoredHead(attended.maps().get(head), HeadOverlay.color(head)));
      }
      return Overlay.patches(
          attended.photo().image(),
          HeadOverlay.premultiplied(heads),
          attended.grid(),
          attended.placement());
    }
  };

  private static final double OPACITY = 0.6;

  abstract RgbImage draw(AttendedMaps attended);
}
