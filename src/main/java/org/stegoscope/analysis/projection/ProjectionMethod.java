package org.stegoscope.analysis.projection;

/// How points are laid out in the plane.
public enum ProjectionMethod {
  /// Along their first two principal components.
  PCA("PCA"),
  /// So that near points stay near; see [TSne].
  TSNE("t-SNE"),
  /// By two directions drawn at random; see [RandomProjection].
  RANDOM("Random projection");

  private final String label;

  ProjectionMethod(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
