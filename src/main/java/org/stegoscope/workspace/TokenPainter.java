package org.stegoscope.workspace;

import java.util.Arrays;
import java.util.List;
import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.Selection;
import org.stegoscope.workspace.projection.MarkedTokens;
import org.stegoscope.workspace.projection.Tokens;

/// Paints tokens as patches. Patches that were not drawn are clear, unless their class is known.
final class TokenPainter {

  private static final int MOST_PIXELS = 1 << 19;
  private static final int MOST_PIXELS_A_PATCH = 12;

  /// Borders need room.
  private static final int LEAST_WITH_BORDER = 3;

  /// How opaque tokens are while others are selected.
  private static final int DIMMED_ALPHA = 50;

  private static final int WHITE = 0xFFFFFFFF;

  private final PatchGrid grid;
  private final int[] argb;
  private final boolean[] selected;

  private TokenPainter(PatchGrid grid) {
    this.grid = grid;
    argb = new int[grid.size()];
    selected = new boolean[grid.size()];
  }

  /// One image of the tokens, over the part of it that the model sees.
  static Raster paint(MarkedTokens marked, Tokens tokens, int image) {
    TokenPainter painter = new TokenPainter(tokens.geometries().get(image).grid());
    painter.color(marked, tokens, image);
    return painter.enlarged();
  }

  private void color(MarkedTokens marked, Tokens tokens, int image) {
    Selection chosen = marked.selection().selectedProperty().get();
    Selection hidden = marked.selection().hiddenProperty().get();
    List<int[]> everywhere = marked.colorsProperty().get().everywhere();
    if (image < everywhere.size()) {
      System.arraycopy(everywhere.get(image), 0, argb, 0, argb.length);
    }
    int[] colors = marked.colorsProperty().get().argb();
    int[] images = tokens.sample().images();
    int first = Arrays.binarySearch(images, image);
    while (first > 0 && images[first - 1] == image) {
      first--;
    }
    for (int token = Math.max(0, first); token < images.length && images[token] == image; token++) {
      int patch = tokens.sample().patches()[token];
      argb[patch] = hidden.contains(token) || token >= colors.length ? 0 : colors[token];
      selected[patch] = chosen.contains(token);
    }
    if (!chosen.isEmpty()) {
      dim();
    }
  }

  private void dim() {
    for (int patch = 0; patch < argb.length; patch++) {
      if (!selected[patch] && argb[patch] != 0) {
        int red = ((argb[patch] >> 16) & 0xFF) * DIMMED_ALPHA / 255;
        int green = ((argb[patch] >> 8) & 0xFF) * DIMMED_ALPHA / 255;
        int blue = (argb[patch] & 0xFF) * DIMMED_ALPHA / 255;
        argb[patch] = DIMMED_ALPHA << 24 | red << 16 | green << 8 | blue;
      }
    }
  }

  /// Every patch a square of several pixels, with a border around what is selected.
  private Raster enlarged() {
    int factor =
        Math.clamp((long) Math.sqrt((double) MOST_PIXELS / grid.size()), 1, MOST_PIXELS_A_PATCH);
    int width = grid.columns() * factor;
    int[] pixels = new int[grid.size() * factor * factor];
    for (int y = 0; y < grid.rows() * factor; y++) {
      for (int x = 0; x < width; x++) {
        int row = y / factor;
        int column = x / factor;
        boolean border =
            factor >= LEAST_WITH_BORDER
                && isSelected(row, column)
                && isAtEdge(row, column, x % factor, y % factor, factor - 1);
        pixels[y * width + x] = border ? WHITE : argb[row * grid.columns() + column];
      }
    }
    return new Raster(width, grid.rows() * factor, pixels);
  }

  /// Whether pixel `x`, `y` of a patch, `0..last` each, lies beside a patch that is not selected.
  private boolean isAtEdge(int row, int column, int x, int y, int last) {
    boolean left = x == 0 && !isSelected(row, column - 1);
    boolean right = x == last && !isSelected(row, column + 1);
    boolean above = y == 0 && !isSelected(row - 1, column);
    boolean below = y == last && !isSelected(row + 1, column);
    return left || right || above || below;
  }

  private boolean isSelected(int row, int column) {
    return grid.contains(row, column) && selected[grid.index(row, column)];
  }
}
