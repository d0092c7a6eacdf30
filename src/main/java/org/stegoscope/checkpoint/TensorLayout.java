package org.stegoscope.checkpoint;

import java.util.Arrays;

/// Which elements of a storage make up a tensor.
///
/// @param offset the first element, counted from the start of the whole storage in units of `dtype`
/// @param stride the distance of neighbours along each axis in elements, never negative
record TensorLayout(StorageRef storage, DType dtype, long offset, long[] shape, long[] stride) {

  long elements() {
    long product = 1;
    for (long size : shape) {
      product = Math.multiplyExact(product, size);
    }
    return product;
  }

  /// The distance from the first to the last element, in elements; 0 for an empty tensor.
  long reach() {
    long reach = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] == 0) {
        return 0;
      }
      reach += (shape[axis] - 1) * stride[axis];
    }
    return reach;
  }

  boolean isContiguous() {
    long expected = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      if (shape[axis] != 1 && stride[axis] != expected) {
        return false;
      }
      expected *= shape[axis];
    }
    return true;
  }

  static long[] contiguousStride(long[] shape) {
    long[] stride = new long[shape.length];
    long step = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      stride[axis] = step;
      step *= Math.max(shape[axis], 1);
    }
    return stride;
  }

  /// For people: `float32 [2, 3]`.
  String describe() {
    return dtype.label() + " " + Arrays.toString(shape);
  }
}
