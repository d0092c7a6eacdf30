package org.stegoscope.study.evaluation;

import org.stegoscope.analysis.metrics.Matching;

/// How clusters become classes.
public enum ClusterMatching {
  HUNGARIAN(new Matching.Hungarian()),
  MAJORITY(new Matching.MajorityVote());

  private final Matching rule;

  ClusterMatching(Matching rule) {
    this.rule = rule;
  }

  Matching rule() {
    return rule;
  }

  /// As on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
