package org.stegoscope.study.evaluation;

/// By what one of several starts of a cluster probe is chosen.
public enum StartChoice {
  /// The smallest loss over the images it is fitted to, which needs no labels.
  LOSS,
  /// The greatest mean IoU on the images it is fitted to, once clusters are matched with classes.
  LABELS;

  /// As on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
