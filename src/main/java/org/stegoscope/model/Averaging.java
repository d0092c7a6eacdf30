package org.stegoscope.model;

/// Whether features are averaged over the image and its mirror image.
public enum Averaging {
  NONE,
  /// `(f(x) + flip(f(flip(x)))) / 2`, horizontally (STEGO's evaluation).
  FLIP
}
