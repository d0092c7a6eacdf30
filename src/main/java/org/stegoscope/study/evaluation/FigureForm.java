package org.stegoscope.study.evaluation;

import java.util.Locale;

/// How figures are written.
public enum FigureForm {
  PNG,
  SVG,
  PDF;

  /// As on the command line and at the end of file names.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
