package org.stegoscope.figure;

import java.util.List;
import java.util.OptionalDouble;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.ScalarMap;

/// What explains the colours of a figure; an empty title is none.
public sealed interface Guide {

  String title();

  /// The colours of classes.
  record Legend(String title, List<Row> rows) implements Guide {

    public Legend {
      rows = List.copyOf(rows);
    }
  }

  /// A class and its `share` of the area, 0..1.
  record Row(String name, Rgb color, OptionalDouble share) {}

  /// The colours of numbers.
  record ColorBar(String title, ColorMap colors, ScalarMap.Range range) implements Guide {

    public ColorBar {
      if (!(Float.isFinite(range.low())
          && Float.isFinite(range.high())
          && range.low() <= range.high())) {
        throw new IllegalArgumentException(
            "a colour bar has a low and a high end, not %s".formatted(range));
      }
    }
  }
}
