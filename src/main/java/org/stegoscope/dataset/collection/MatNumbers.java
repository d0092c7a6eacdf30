package org.stegoscope.dataset.collection;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// How numbers lie in a data element of MATLAB's format, level 5 (its table 1-1).
enum MatNumbers {
  INT8(1, 1),
  UINT8(2, 1),
  INT16(3, 2),
  UINT16(4, 2),
  INT32(5, 4),
  UINT32(6, 4),
  SINGLE(7, 4),
  DOUBLE(9, 8);

  private final int type;
  private final int bytes;

  MatNumbers(int type, int bytes) {
    this.type = type;
    this.bytes = bytes;
  }

  static Optional<MatNumbers> of(int type) {
    return Arrays.stream(values()).filter(numbers -> numbers.type == type).findFirst();
  }

  int bytes() {
    return bytes;
  }

  double at(ByteBuffer data, int index) {
    int at = index * bytes;
    return switch (this) {
      case INT8 -> data.get(at);
      case UINT8 -> Byte.toUnsignedInt(data.get(at));
      case INT16 -> data.getShort(at);
      case UINT16 -> Short.toUnsignedInt(data.getShort(at));
      case INT32 -> data.getInt(at);
      case UINT32 -> Integer.toUnsignedLong(data.getInt(at));
      case SINGLE -> data.getFloat(at);
      case DOUBLE -> data.getDouble(at);
    };
  }
}
