package org.stegoscope.workspace.projection;

import java.util.List;
import java.util.Locale;
import org.stegoscope.analysis.projection.ProjectionOptions;
import org.stegoscope.core.StegoscopeException;

/// How much memory a comparison of spaces takes, before it is taken.
record TokenMemory(long tokens, List<Space> spaces) {

  private static final double MOST_OF_HEAP = 0.6;
  private static final double GB = 1e9;

  /// Positions, steps, forces, tree, quality and neighbours, in bytes a token.
  private static final double LAYOUT_BYTES = 400;

  /// An affinity and its place, twice while they are made symmetric.
  private static final double AFFINITY_BYTES = 24;

  /// One space and how it is projected.
  record Space(int channels, ProjectionOptions options) {}

  double bytes() {
    double sum = 0;
    for (Space space : spaces) {
      ProjectionOptions options = space.options();
      // As they are, and divided by their norms or reduced.
      double vectors = 2.0 * Float.BYTES * space.channels();
      double neighbours =
          switch (options.method()) {
            case TSNE -> 3 * options.perplexity();
            case UMAP -> options.neighbours();
            case EXACT_TSNE, PCA, RANDOM -> 0;
          };
      sum += tokens * (vectors + LAYOUT_BYTES + AFFINITY_BYTES * neighbours);
    }
    return sum;
  }

  /// Refuses what would not fit.
  void require(long heapBytes) {
    double allowed = heapBytes * MOST_OF_HEAP;
    if (bytes() > allowed) {
      throw new StegoscopeException(
          String.format(
              Locale.ROOT,
              "Comparing %,d tokens needs about %.1f GB, more than the %.1f GB there are for it: draw"
                  + " fewer tokens, or give Java more memory.",
              tokens,
              bytes() / GB,
              allowed / GB));
    }
  }
}
