package org.stegoscope.model;

import org.stegoscope.core.PatchGrid;
import org.stegoscope.core.StegoscopeException;

/// Whose attention is wanted: of which block (0-based, or [FeatureRequest#LAST_BLOCK]), for which
/// query token.
public record AttentionRequest(int block, Query query) {

  /// The token that asks.
  public sealed interface Query {

    /// The number of the token, where 0 is the class token and the patches follow row by row.
    ///
    /// @throws StegoscopeException if the patch is outside the grid
    default int token(PatchGrid grid) {
      return switch (this) {
        case Cls _ -> 0;
        case Patch patch -> {
          if (!grid.contains(patch.row(), patch.column())) {
            throw new StegoscopeException(
                "The query patch is row,column within %d rows and %d columns, not %d,%d."
                    .formatted(grid.rows(), grid.columns(), patch.row(), patch.column()));
          }
          yield 1 + grid.index(patch.row(), patch.column());
        }
      };
    }
  }

  /// The class token.
  public record Cls() implements Query {}

  /// A patch of the grid.
  public record Patch(int row, int column) implements Query {}

  public static final AttentionRequest CLS_OF_LAST_BLOCK =
      new AttentionRequest(FeatureRequest.LAST_BLOCK, new Cls());
}
