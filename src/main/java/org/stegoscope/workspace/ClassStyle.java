package org.stegoscope.workspace;

import org.stegoscope.core.Palette;
import org.stegoscope.core.Rgb;

/// What a user calls a class and how it is drawn.
public record ClassStyle(String name, Rgb color) {

  Palette.Entry entry() {
    return new Palette.Entry(name, color);
  }
}
