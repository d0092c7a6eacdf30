package org.stegoscope.workspace.projection;

import java.util.Locale;
import org.stegoscope.analysis.projection.Embedding;
import org.stegoscope.analysis.projection.Projection;
import org.stegoscope.analysis.projection.ProjectionOptions;

/// A space laid out in the plane, and how.
///
/// @param projection what it came from, which may go on
/// @param wasStopped whether the user took it before it was finished
record PlottedSpace(
    TokenSpace space,
    ProjectionOptions options,
    Projection projection,
    Embedding embedding,
    boolean wasStopped) {

  private static final int MORE_ITERATIONS = 500;

  /// Whether there is more to come if it goes on.
  boolean canGoOn() {
    return switch (options.method()) {
      case TSNE -> true;
      case UMAP -> wasStopped;
      case EXACT_TSNE, PCA, RANDOM -> false;
    };
  }

  /// How many iterations are made when it goes on: those that were planned, or some more.
  int nextIterations() {
    return embedding.iterations() < options.iterations()
        ? options.iterations()
        : embedding.iterations() + MORE_ITERATIONS;
  }

  /// What became of it, for instance `t-SNE · 1,000 iterations · KL divergence 1.23`.
  String words() {
    StringBuilder words = new StringBuilder(options.method().label());
    if (wasStopped) {
      words.append(" · stopped");
    }
    if (embedding.iterations() > 0) {
      words.append(String.format(Locale.ROOT, " · %,d iterations", embedding.iterations()));
    }
    embedding
        .divergence()
        .ifPresent(divergence ->
            words.append(String.format(Locale.ROOT, " · KL divergence %.3f", divergence)));
    double[] explained = embedding.explainedVariance();
    if (explained.length == 2) {
      words.append(
          String.format(
              Locale.ROOT,
              " · explained variance %.1f %% + %.1f %%",
              explained[0] * 100,
              explained[1] * 100));
    }
    return words.toString();
  }
}
