package org.stegoscope.checkpoint;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// One element of a storage as a Java number. Offsets are in bytes and need no alignment.
final class Elements {

  private Elements() {}

  static float floatAt(MemorySegment source, long offset, DType dtype, ByteOrder order) {
    return switch (dtype) {
      case FLOAT32 -> source.get(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order), offset);
      case FLOAT16 -> Float.float16ToFloat(shortAt(source, offset, order));
      case BFLOAT16 -> Float.intBitsToFloat(shortAt(source, offset, order) << Short.SIZE);
      case FLOAT64 -> (float) doubleAt(source, offset, dtype, order);
      case INT64, INT32, INT16, INT8, UINT8, BOOL -> longAt(source, offset, dtype, order);
    };
  }

  static double doubleAt(MemorySegment source, long offset, DType dtype, ByteOrder order) {
    return switch (dtype) {
      case FLOAT64 -> source.get(ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order), offset);
      case FLOAT32, FLOAT16, BFLOAT16 -> floatAt(source, offset, dtype, order);
      case INT64, INT32, INT16, INT8, UINT8, BOOL -> longAt(source, offset, dtype, order);
    };
  }

  static long longAt(MemorySegment source, long offset, DType dtype, ByteOrder order) {
    return switch (dtype) {
      case INT64 -> source.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), offset);
      case INT32 -> source.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), offset);
      case INT16 -> shortAt(source, offset, order);
      case INT8 -> source.get(ValueLayout.JAVA_BYTE, offset);
      case UINT8 -> Byte.toUnsignedLong(source.get(ValueLayout.JAVA_BYTE, offset));
      case BOOL -> source.get(ValueLayout.JAVA_BYTE, offset) == 0 ? 0 : 1;
      case FLOAT64, FLOAT32, FLOAT16, BFLOAT16 ->
          throw new IllegalArgumentException(dtype.label() + " is no integer type");
    };
  }

  private static short shortAt(MemorySegment source, long offset, ByteOrder order) {
    return source.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), offset);
  }
}
