package org.stegoscope.workspace;

/// What is drawn between the centres of two patches.
public enum Interpolation {
  /// Nothing: every patch is a square of one colour, as the model sees it.
  PATCHES("Patches"),
  /// The bilinear interpolation of the numbers.
  SMOOTH("Smooth");

  private final String label;

  Interpolation(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
