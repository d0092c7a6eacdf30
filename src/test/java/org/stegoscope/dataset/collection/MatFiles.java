package org.stegoscope.dataset.collection;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/// Files of MATLAB's level 5 with one array, written by the description of the format.
record MatFiles(ByteOrder order, boolean compressed) {

  /// The number at a row, a column and a channel.
  interface Value {

    int at(int row, int column, int channel);
  }

  static MatFiles plain() {
    return new MatFiles(ByteOrder.LITTLE_ENDIAN, false);
  }

  byte[] uint8(String name, Value value, int... sides) {
    return numbers(name, 9, 2, 1, value, sides);
  }

  byte[] doubles(String name, Value value, int... sides) {
    return numbers(name, 6, 9, 8, value, sides);
  }

  private byte[] numbers(
      String name, int arrayClass, int type, int bytes, Value value, int... sides) {
    int channels = sides.length > 2 ? sides[2] : 1;
    ByteBuffer data = ByteBuffer.allocate(sides[0] * sides[1] * channels * bytes).order(order);
    for (int channel = 0; channel < channels; channel++) {
      for (int column = 0; column < sides[1]; column++) {
        for (int row = 0; row < sides[0]; row++) {
          int number = value.at(row, column, channel);
          if (bytes == 1) {
            data.put((byte) number);
          } else {
            data.putDouble(number);
          }
        }
      }
    }
    return file(matrix(name, arrayClass, type, data.array(), sides));
  }

  /// A whole matrix element; `data` need not be as long as `sides` say.
  byte[] matrix(String name, int flags, int type, byte[] data, int... sides) {
    ByteBuffer lengths = ByteBuffer.allocate(4 * sides.length).order(order);
    for (int side : sides) {
      lengths.putInt(side);
    }
    ByteBuffer flagBytes = ByteBuffer.allocate(8).order(order).putInt(0, flags);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(element(6, flagBytes.array()));
    content.writeBytes(element(5, lengths.array()));
    content.writeBytes(element(1, name.getBytes(StandardCharsets.ISO_8859_1)));
    content.writeBytes(element(type, data));
    return element(14, content.toByteArray());
  }

  byte[] element(int type, byte[] data) {
    ByteBuffer element = ByteBuffer.allocate(8 + (data.length + 7) / 8 * 8).order(order);
    return element.putInt(type).putInt(data.length).put(data).array();
  }

  byte[] file(byte[] element) {
    byte[] body = compressed ? deflated(element) : element;
    ByteBuffer file = ByteBuffer.allocate(128 + body.length).order(order);
    file.put("MATLAB 5.0 MAT-file, a test".getBytes(StandardCharsets.ISO_8859_1));
    file.putShort(124, (short) 0x0100);
    file.putShort(126, (short) ('M' << 8 | 'I'));
    return file.position(128).put(body).array();
  }

  byte[] deflated(byte[] element) {
    Deflater deflater = new Deflater();
    deflater.setInput(element);
    deflater.finish();
    byte[] buffer = new byte[element.length + 64];
    int size = deflater.deflate(buffer);
    deflater.end();
    return ByteBuffer.allocate(8 + size)
        .order(order)
        .putInt(15)
        .putInt(size)
        .put(buffer, 0, size)
        .array();
  }
}
