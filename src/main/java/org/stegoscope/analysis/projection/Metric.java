package org.stegoscope.analysis.projection;

/// How far apart two vectors are.
public enum Metric {
  EUCLIDEAN,
  /// One less the cosine of the angle, computed as half of the squared Euclidean distance of the
  /// vectors divided by their norms, so that equal vectors are at distance 0. Norms are never taken
  /// to be less than 1e-10; a vector of zeros is therefore at distance 1/2 to all that are not.
  COSINE
}
