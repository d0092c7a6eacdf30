package org.stegoscope.core;

/// One number a cell: `values` is `[rows, columns]`, row-major. The array must not be written to.
public record ScalarMap(int rows, int columns, float[] values) {

  public ScalarMap {
    if (values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          "%d values do not fill %d x %d cells".formatted(values.length, rows, columns));
    }
  }

  public float at(int row, int column) {
    return values[row * columns + column];
  }

  /// The smallest and largest finite value; `(0, 0)` where there is none.
  public Range range() {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      if (Float.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return low <= high ? new Range(low, high) : new Range(0, 0);
  }

  /// A closed interval.
  public record Range(float low, float high) {

    /// Where `value` lies in the interval, 0 at the low end and 1 at the high one, clamped; 0 in an
    /// empty interval.
    public float fraction(float value) {
      return high > low ? Math.clamp((value - low) / (high - low), 0f, 1f) : 0f;
    }
  }
}
