package org.stegoscope.checkpoint;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// One element of a storage as a Java number. Offsets are in bytes and need no alignment.
///
/// The layouts are constants and foreign bytes are swapped afterwards: a layout made for each
/// element would cost a hundred times as much.
final class Elements {

  private final MemorySegment source;
  private final DType dtype;
  private final boolean isSwapped;

  Elements(MemorySegment source, DType dtype, ByteOrder order) {
    this.source = source;
    this.dtype = dtype;
    this.isSwapped = order != ByteOrder.nativeOrder();
  }

  float floatAt(long offset) {
    return switch (dtype) {
      case FLOAT32 -> Float.intBitsToFloat(intAt(offset));
      case FLOAT16 -> Float.float16ToFloat(shortAt(offset));
      case BFLOAT16 -> Float.intBitsToFloat(shortAt(offset) << Short.SIZE);
      case FLOAT64 -> (float) doubleAt(offset);
      case INT64, INT32, INT16, INT8, UINT8, BOOL -> longAt(offset);
    };
  }

  double doubleAt(long offset) {
    return switch (dtype) {
      case FLOAT64 -> Double.longBitsToDouble(wideAt(offset));
      case FLOAT32, FLOAT16, BFLOAT16 -> floatAt(offset);
      case INT64, INT32, INT16, INT8, UINT8, BOOL -> longAt(offset);
    };
  }

  long longAt(long offset) {
    return switch (dtype) {
      case INT64 -> wideAt(offset);
      case INT32 -> intAt(offset);
      case INT16 -> shortAt(offset);
      case INT8 -> source.get(ValueLayout.JAVA_BYTE, offset);
      case UINT8 -> Byte.toUnsignedLong(source.get(ValueLayout.JAVA_BYTE, offset));
      case BOOL -> source.get(ValueLayout.JAVA_BYTE, offset) == 0 ? 0 : 1;
      case FLOAT64, FLOAT32, FLOAT16, BFLOAT16 ->
          throw new IllegalArgumentException(dtype.label() + " is no integer type");
    };
  }

  private short shortAt(long offset) {
    short value = source.get(ValueLayout.JAVA_SHORT_UNALIGNED, offset);
    return isSwapped ? Short.reverseBytes(value) : value;
  }

  private int intAt(long offset) {
    int value = source.get(ValueLayout.JAVA_INT_UNALIGNED, offset);
    return isSwapped ? Integer.reverseBytes(value) : value;
  }

  private long wideAt(long offset) {
    long value = source.get(ValueLayout.JAVA_LONG_UNALIGNED, offset);
    return isSwapped ? Long.reverseBytes(value) : value;
  }
}
