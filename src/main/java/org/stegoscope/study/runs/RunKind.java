package org.stegoscope.study.runs;

/// What a run does.
public enum RunKind {
  TRAINING,
  EVALUATION,
  SWEEP_CELL
}
