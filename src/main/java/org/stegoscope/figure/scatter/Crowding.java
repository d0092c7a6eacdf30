package org.stegoscope.figure.scatter;

/// What is drawn where points lie upon each other.
public enum Crowding {
  /// Every point, the later ones over the earlier ones.
  POINTS,
  /// The mean colour of the points, the denser the more opaque, logarithmically; points as long as
  /// they are few.
  DENSITY
}
