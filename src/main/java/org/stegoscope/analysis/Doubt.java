package org.stegoscope.analysis;

/// How it is told of a pixel that its class is doubtful: always 0 for no doubt to 1 for all of it.
public enum Doubt {
  /// What is missing of a probability of 1: `1 - p1`.
  CONFIDENCE("Confidence"),
  /// How near the second class is: `1 - (p1 - p2)`.
  MARGIN("Margin"),
  /// The entropy of the probabilities, divided by that of all classes alike.
  ENTROPY("Entropy"),
  /// Whether the cluster probe and the linear probe say different classes, clusters matched to the
  /// classes of the linear probe on this picture: no labels are needed.
  DISAGREEMENT("Disagreement"),
  /// Under how many of five changes that mean nothing the class changes: the mirror image, and
  /// shifts by half a patch in four directions.
  INSTABILITY("Instability");

  private final String label;

  Doubt(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
