package org.stegoscope.workspace;

import org.stegoscope.core.ColorMap;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.ScalarMap;

/// Which colour a number has: what a colour bar shows. `label` names the numbers.
public record ColorScale(ColorMap colors, ScalarMap.Range range, String label) {

  public Rgb at(float value) {
    return colors.at(range.fraction(value));
  }
}
