package org.stegoscope.analysis.projection;

import org.stegoscope.core.StegoscopeException;

/// How to run UMAP.
///
/// @param neighbours of each point that it is held to
/// @param minimumDistance how close points may come to lie, in units of the embedding
/// @param epochs steps of the descent; 0 for as many as suit the number of points: 500 up to 10,000
///   points, 200 for more
/// @param metric with [Metric#COSINE] vectors are divided by their norms first
/// @param principalComponents vectors of more channels are reduced to so many principal components
///   first; 0 for never
/// @param seed of the displacements of the start and of the points that push each other away
public record UmapOptions(
    int neighbours,
    double minimumDistance,
    int epochs,
    Metric metric,
    int principalComponents,
    long seed) {

  private static final int MANY_POINTS = 10_000;

  public UmapOptions {
    if (neighbours < 2) {
      throw new StegoscopeException(
          "UMAP needs at least 2 neighbours of each point, not %d.".formatted(neighbours));
    }
    if (!(minimumDistance >= 0 && minimumDistance <= Umap.SPREAD)) {
      throw new StegoscopeException(
          "The minimum distance of UMAP is 0 to %s, not %s."
              .formatted(Umap.SPREAD, minimumDistance));
    }
    if (epochs < 0 || principalComponents < 0) {
      throw new StegoscopeException(
          "UMAP cannot make %d epochs from %d principal components."
              .formatted(epochs, principalComponents));
    }
  }

  /// 15 neighbours, a minimum distance of 0.1, Euclidean distances of at most 50 components.
  public static UmapOptions of(long seed) {
    return new UmapOptions(15, 0.1, 0, Metric.EUCLIDEAN, 50, seed);
  }

  int epochsFor(int points) {
    if (epochs > 0) {
      return epochs;
    }
    return points <= MANY_POINTS ? 500 : 200;
  }
}
