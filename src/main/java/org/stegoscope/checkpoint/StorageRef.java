package org.stegoscope.checkpoint;

/// A storage as a pickle names it: `count` elements of `dtype` under a key.
///
/// @param untyped whether `dtype` only stands for bytes and a tensor brings its own element type
/// @param firstElement where a view of a bigger storage begins, in elements; 0 otherwise
/// @param rootCount the elements of the whole storage in the file, `count` unless it is a view
record StorageRef(
    String key, DType dtype, boolean untyped, long firstElement, long count, long rootCount) {

  long rootBytes() {
    return Math.multiplyExact(rootCount, dtype.bytes());
  }
}
