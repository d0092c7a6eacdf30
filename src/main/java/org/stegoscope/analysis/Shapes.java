package org.stegoscope.analysis;

import org.stegoscope.core.StegoscopeException;

/// Checks of the lengths of arrays.
final class Shapes {

  private Shapes() {}

  /// Throws a sentence that calls the array by `name` unless it is `[rows, columns]`.
  static void check(String name, float[] values, int rows, int columns) {
    if (rows < 1 || columns < 1 || values.length != (long) rows * columns) {
      throw new StegoscopeException(
          "The %s should be %d x %d numbers, but there are %d."
              .formatted(name, rows, columns, values.length));
    }
  }
}
