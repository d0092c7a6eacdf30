package org.stegoscope.study.evaluation;

/// What makes classes of features.
public enum ProbeUse {
  /// Supervised: its ids are the classes.
  LINEAR,
  /// Unsupervised: its ids become classes by matching.
  CLUSTER;

  /// As in tables and on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
