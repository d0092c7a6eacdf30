package org.stegoscope.figure;

/// How the pixels of a picture are drawn larger or smaller.
public enum Scaling {
  /// Every pixel is a sharp rectangle: for class ids and patches.
  NEAREST,
  /// Interpolated where it is drawn larger, averaged where it is drawn smaller: for photos.
  SMOOTH
}
