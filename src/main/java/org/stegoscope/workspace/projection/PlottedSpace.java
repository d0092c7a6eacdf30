package org.stegoscope.workspace.projection;

import java.util.Locale;
import org.stegoscope.analysis.projection.Embedding;
import org.stegoscope.analysis.projection.ProjectionOptions;

/// A space laid out in the plane, and how.
record PlottedSpace(TokenSpace space, ProjectionOptions options, Embedding embedding) {

  /// What became of it, for instance `t-SNE · 1,000 iterations · KL divergence 1.23`.
  String words() {
    StringBuilder words = new StringBuilder(options.method().label());
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
