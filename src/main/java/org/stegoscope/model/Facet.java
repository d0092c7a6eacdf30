package org.stegoscope.model;

/// Which vectors of a transformer block are meant.
public enum Facet {
  /// The block's output after the network's final LayerNorm (DINO's `get_intermediate_layers`).
  TOKEN,
  /// Keys, channel = head * headDimension + i.
  KEY,
  QUERY,
  VALUE,
  /// The block's output as it is, without the final LayerNorm (the `token` of dino-vit-features).
  RESIDUAL
}
