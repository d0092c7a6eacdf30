package org.stegoscope.analysis;

import java.util.Arrays;

/// The order of numbers.
final class Ascending {

  private Ascending() {}

  /// The indices of `values` from the smallest value to the largest, equal ones by index, NaN last.
  static int[] order(float[] values) {
    long[] keys = new long[values.length];
    for (int i = 0; i < keys.length; i++) {
      // Adding 0 makes -0 a 0. The bits of a float order like its value, of a negative one
      // reversed.
      int bits = Float.floatToIntBits(values[i] + 0f);
      int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
      keys[i] = ((long) ordered << Integer.SIZE) | i;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }
}
