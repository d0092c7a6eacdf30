package org.stegoscope.analysis.projection;

import org.stegoscope.core.StegoscopeException;

/// How to project. What a method has no use for is kept and not looked at.
///
/// @param metric with [Metric#COSINE] vectors are divided by their norms first
/// @param principalComponents vectors of more channels are reduced to so many principal components
///   first; 0 for never. Not for PCA itself, nor for random projections
/// @param perplexity of t-SNE
/// @param iterations of t-SNE; the epochs of UMAP are by its own rule
/// @param neighbours of UMAP
/// @param minimumDistance of UMAP
/// @param seed of everything that is drawn
public record ProjectionOptions(
    ProjectionMethod method,
    Metric metric,
    int principalComponents,
    double perplexity,
    int iterations,
    int neighbours,
    double minimumDistance,
    long seed) {

  public ProjectionOptions {
    if (principalComponents < 0) {
      throw new StegoscopeException(
          "Vectors cannot be reduced to %d principal components.".formatted(principalComponents));
    }
  }

  /// Cosine distances of at most 50 principal components, perplexity 30, 1,000 iterations, 15
  /// neighbours, a minimum distance of 0.1.
  public static ProjectionOptions of(ProjectionMethod method, long seed) {
    return new ProjectionOptions(method, Metric.COSINE, 50, 30, 1000, 15, 0.1, seed);
  }

  UmapOptions umap() {
    return new UmapOptions(neighbours, minimumDistance, 0, metric, principalComponents, seed);
  }

  TSneOptions tSne() {
    return new TSneOptions(perplexity, iterations, metric, principalComponents, seed);
  }
}
