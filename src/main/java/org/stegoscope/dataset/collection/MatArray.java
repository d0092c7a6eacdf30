package org.stegoscope.dataset.collection;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A real array of a file of MATLAB, in its own order: the first side runs fastest.
///
/// @param data as many numbers as the sides say
record MatArray(int[] sides, MatNumbers numbers, ByteBuffer data) {

  /// Stands for what is no whole number of this range.
  static final int NO_NUMBER = Integer.MIN_VALUE;

  /// The whole number at an index; [#NO_NUMBER] where it is none.
  int whole(int index) {
    double value = numbers.at(data, index);
    return value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE
        ? (int) value
        : NO_NUMBER;
  }

  /// As in `200 x 200 x 4`.
  String shape() {
    return Arrays.stream(sides).mapToObj(String::valueOf).collect(Collectors.joining(" x "));
  }
}
