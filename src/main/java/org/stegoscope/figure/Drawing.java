package org.stegoscope.figure;

import java.awt.Graphics2D;

/// Something that draws itself, a chart for instance. In SVG and PDF it stays vectors; its text
/// stays text where it is set in [Lettering#font], which `graphics` has from the start, and in PDF
/// becomes outlines in any other font. SVG rounds the size of text to whole points.
@FunctionalInterface
public interface Drawing {

  /// The size of text that goes with the rest of a figure.
  int TEXT_PT = 7;

  /// Draws, at first in black, into the rectangle from (0, 0) to (`widthPt`, `heightPt`), in
  /// points. It may be called several times for one file and must draw the same each time.
  void draw(Graphics2D graphics, double widthPt, double heightPt);
}
