package org.stegoscope.model;

/// Whose attention is wanted: of which block (0-based, or [FeatureRequest#LAST_BLOCK]), for which
/// query token.
public record AttentionRequest(int block, Query query) {

  /// The token that asks.
  public sealed interface Query {}

  /// The class token.
  public record Cls() implements Query {}

  /// A patch of the grid.
  public record Patch(int row, int column) implements Query {}

  public static final AttentionRequest CLS_OF_LAST_BLOCK =
      new AttentionRequest(FeatureRequest.LAST_BLOCK, new Cls());
}
