package org.stegoscope.study.evaluation;

/// Whether a dense conditional random field refines the probabilities.
public enum CrfUse {
  OFF,
  ON;

  /// As in tables and on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
