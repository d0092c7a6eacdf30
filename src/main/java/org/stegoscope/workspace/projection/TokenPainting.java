package org.stegoscope.workspace.projection;

import java.util.List;
import org.stegoscope.figure.scatter.ScatterStyle;

/// Keeps the looks of the plots, and the colours that photos show, in step with what is known.
final class TokenPainting {

  private final MarkedTokens marked;
  private final TokenLook look;
  private final List<Plot> plots;
  private final TokenColoring coloring;

  TokenPainting(MarkedTokens marked, TokenLook look, List<Plot> plots, TokenColoring coloring) {
    this.marked = marked;
    this.look = look;
    this.plots = plots;
    this.coloring = coloring;
  }

  /// `active` is the plot whose colours the photos show.
  void repaint(Plot active) {
    if (marked.tokens().isEmpty()) {
      plots.forEach(plot -> plot.paint(TokenColors.NONE, ScatterStyle.of(0, 0)));
      return;
    }
    byte[] shapes = coloring.shapes(look.shapeProperty().get());
    for (Plot plot : plots) {
      TokenColors colors = coloring.colors(look.colorProperty().get(), plot);
      double size = ScatterStyle.suitedSizePx(colors.argb().length) * look.sizeProperty().get();
      plot.paint(
          colors,
          new ScatterStyle(
              colors.argb(),
              shapes,
              size,
              look.opacityProperty().get(),
              look.crowdingProperty().get()));
    }
    marked.color(active.colorsProperty().get());
  }
}
