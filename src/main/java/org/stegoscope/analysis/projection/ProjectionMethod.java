package org.stegoscope.analysis.projection;

/// How points are laid out in the plane.
public enum ProjectionMethod {
  /// Along their first two principal components.
  PCA("PCA"),
  /// So that near points stay near; see [TSne].
  TSNE("t-SNE"),
  /// The same over all pairs, for few points; see [ExactTSne].
  EXACT_TSNE("Exact t-SNE (Smile)"),
  /// So that near points stay near; see [UmapOptions].
  UMAP("UMAP"),
  /// By two directions drawn at random; see [RandomProjection].
  RANDOM("Random projection");

  private final String label;

  ProjectionMethod(String label) {
    this.label = label;
  }

  /// Whether it comes nearer to its result step by step.
  public boolean hasIterations() {
    return this != PCA && this != RANDOM;
  }

  public boolean isTSne() {
    return this == TSNE || this == EXACT_TSNE;
  }

  public String label() {
    return label;
  }
}
