package org.stegoscope.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes pickles opcode by opcode, sound ones and others.
final class RawPickle {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /// Begins with protocol 2.
  static RawPickle protocol2() {
    return new RawPickle().raw(0x80, 2);
  }

  RawPickle raw(int... values) {
    Arrays.stream(values).forEach(bytes::write);
    return this;
  }

  RawPickle op(String opcodes) {
    bytes.writeBytes(opcodes.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  RawPickle text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return op("X").int32(utf8.length).append(utf8);
  }

  RawPickle number(int value) {
    return op("J").int32(value);
  }

  RawPickle global(String module, String name) {
    return op("c" + module + "\n" + name + "\n");
  }

  RawPickle int32(int value) {
    return raw(value, value >> 8, value >> 16, value >> 24);
  }

  RawPickle append(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  /// A contiguous float32 tensor that is the whole storage `key`.
  RawPickle tensor(String key, int... shape) {
    return tensor("FloatStorage", key, Arrays.stream(shape).reduce(1, Math::multiplyExact), shape);
  }

  RawPickle tensor(String storageClass, String key, int count, int... shape) {
    global("torch._utils", "_rebuild_tensor_v2").op("(");
    storage("torch", storageClass, key, count).number(0).op("(");
    Arrays.stream(shape).forEach(this::number);
    op("t(");
    int stride = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    for (int size : shape) {
      stride /= Math.max(size, 1);
      number(stride);
    }
    return op("t").raw(0x89).global("collections", "OrderedDict").op(")RtR");
  }

  RawPickle storage(String module, String storageClass, String key, int count) {
    return op("(")
        .text("storage")
        .global(module, storageClass)
        .text(key)
        .text("cpu")
        .number(count)
        .op("tQ");
  }

  byte[] end() {
    return op(".").toBytes();
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
