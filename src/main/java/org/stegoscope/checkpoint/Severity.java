package org.stegoscope.checkpoint;

/// How much a [Problem] matters: worth knowing, probably wrong, not usable.
public enum Severity {
  NOTE,
  WARNING,
  ERROR
}
