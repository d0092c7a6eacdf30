package org.stegoscope.model;

/// Which representation of a patch is meant.
public enum Space {
  /// The backbone's features.
  DINO,
  /// The segmentation head's codes.
  STEGO
}
