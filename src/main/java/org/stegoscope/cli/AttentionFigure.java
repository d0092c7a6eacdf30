package org.stegoscope.cli;

import java.util.ArrayList;
import java.util.List;
import org.stegoscope.analysis.AttentionMaps;
import org.stegoscope.analysis.HeadOverlay;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.RgbImage;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.core.StegoscopeException;
import org.stegoscope.figure.Overlay;

/// What of attention is drawn over its photo.
sealed interface AttentionFigure {

  double OPACITY = 0.6;

  /// The mean of the maps.
  record Mean() implements AttentionFigure {}

  /// The largest of the maps, patch by patch.
  record Max() implements AttentionFigure {}

  /// One map, from 0.
  record Head(int number) implements AttentionFigure {}

  /// Every map in the colour of its head, see [HeadOverlay].
  record Heads() implements AttentionFigure {}

  /// One map is drawn in viridis, from its smallest value to its largest, at the patches that
  /// together hold `mass` of it.
  ///
  /// @throws StegoscopeException where there is no such head
  default RgbImage draw(AttendedMaps attended, double mass) {
    return switch (this) {
      case Mean _ -> heat(attended, AttentionMaps.mean(attended.maps()), mass);
      case Max _ -> heat(attended, AttentionMaps.max(attended.maps()), mass);
      case Head(int number) -> heat(attended, head(attended, number), mass);
      case Heads _ -> heads(attended);
    };
  }

  private static ScalarMap head(AttendedMaps attended, int number) {
    if (number >= attended.maps().size()) {
      throw new StegoscopeException(
          "The model has %d heads, 0 to %d; there is no head %d to draw."
              .formatted(attended.maps().size(), attended.maps().size() - 1, number));
    }
    return attended.maps().get(number);
  }

  private static RgbImage heat(AttendedMaps attended, ScalarMap map, double mass) {
    return Overlay.heat(
        attended.photo().image(),
        mass < 1 ? AttentionMaps.masked(map, mass) : map,
        attended.placement(),
        ColorMap.VIRIDIS,
        map.range(),
        OPACITY);
  }

  private static RgbImage heads(AttendedMaps attended) {
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
}
