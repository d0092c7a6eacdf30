package org.stegoscope.checkpoint.architecture;

/// Which output of the last block is the feature, STEGO's `dino_feat_type`.
public enum FeatureType {
  /// The tokens after the final norm.
  FEAT,
  /// The keys of the last block.
  KK
}
