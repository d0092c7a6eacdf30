package org.stegoscope.workspace;

/// How much of each photo a figure shows.
public enum FigureExtent {
  WHOLE("Whole photo"),
  /// What is in the view, to whole pixels of the photo.
  VISIBLE("Visible part");

  private final String label;

  FigureExtent(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
