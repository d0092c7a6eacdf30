package org.stegoscope.workspace.projection;

/// What the colour of a token says.
public enum ColorBy {
  CLUSTER("Cluster probe"),
  LINEAR("Linear probe"),
  KMEANS("k-means"),
  TRUTH("Ground truth"),
  PHOTO("Photo"),
  POSITION("Position on the photo"),
  CONFIDENCE("Confidence"),
  NORM("Norm"),
  TRUSTWORTHINESS("Trustworthiness"),
  CONTINUITY("Continuity"),
  OVERLAP("Neighbourhood overlap"),
  HORIZONTAL("Horizontal axis"),
  VERTICAL("Vertical axis");

  private final String label;

  ColorBy(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
