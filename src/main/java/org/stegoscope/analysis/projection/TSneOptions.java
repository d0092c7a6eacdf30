package org.stegoscope.analysis.projection;

import org.stegoscope.core.StegoscopeException;

/// How to run t-SNE.
///
/// @param perplexity how many neighbours a point has, roughly
/// @param iterations steps of gradient descent; the first 250 exaggerate the attraction
/// @param metric with [Metric#COSINE] vectors are divided by their norms first
/// @param principalComponents vectors of more channels are reduced to so many principal components
///   first; 0 for never
/// @param seed of the small displacements of the start, which keep equal points apart
public record TSneOptions(
    double perplexity, int iterations, Metric metric, int principalComponents, long seed) {

  public TSneOptions {
    if (!(perplexity >= 1 && perplexity < Integer.MAX_VALUE / 4) || iterations < 1) {
      throw new StegoscopeException(
          "t-SNE needs a perplexity of at least 1 and at least one iteration, not %s and %d."
              .formatted(perplexity, iterations));
    }
    if (principalComponents < 0) {
      throw new StegoscopeException(
          "t-SNE cannot start from %d principal components.".formatted(principalComponents));
    }
  }

  /// Perplexity 30, 1,000 iterations, Euclidean distances of at most 50 principal components.
  public static TSneOptions of(long seed) {
    return new TSneOptions(30, 1000, Metric.EUCLIDEAN, 50, seed);
  }
}
