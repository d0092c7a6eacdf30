package org.stegoscope.figure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.stegoscope.core.AtomicFile;

/// An array as NumPy reads it: `.npy` of version 1.0, little-endian, C order. No shape at all is a
/// scalar. The numbers must not be written to.
public final class NpyArray implements AtomicFile.Content {

  private static final int CHUNK_BYTES = 1 << 16;

  /// The header is padded so that the numbers begin at a multiple of this.
  private static final int ALIGNMENT = 64;

  private final String type;
  private final int[] shape;
  private final AtomicFile.Content numbers;

  private NpyArray(String type, int count, int[] shape, AtomicFile.Content numbers) {
    requireShape(count, shape);
    this.type = type;
    this.shape = shape.clone();
    this.numbers = numbers;
  }

  /// `<f4`.
  public static NpyArray of(float[] values, int... shape) {
    return new NpyArray(
        "<f4",
        values.length,
        shape,
        out ->
            writeNumbers(
                out, values.length, Float.BYTES, (buffer, i) -> buffer.putFloat(values[i])));
  }

  /// `<i8`.
  public static NpyArray of(long[] values, int... shape) {
    return new NpyArray(
        "<i8",
        values.length,
        shape,
        out ->
            writeNumbers(out, values.length, Long.BYTES, (buffer, i) -> buffer.putLong(values[i])));
  }

  /// `|u1`: the bytes are unsigned.
  public static NpyArray of(byte[] values, int... shape) {
    return new NpyArray("|u1", values.length, shape, out -> out.write(values));
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    writeHeader(out);
    numbers.writeTo(out);
  }

  private static void requireShape(int count, int[] shape) {
    long expected = 1;
    for (int side : shape) {
      expected = Math.multiplyExact(expected, side);
    }
    if (expected != count) {
      throw new IllegalArgumentException(
          "%d values do not have the shape %s".formatted(count, Arrays.toString(shape)));
    }
  }

  private void writeHeader(OutputStream out) throws IOException {
    String sides =
        Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    String tuple = shape.length == 1 ? "(" + sides + ",)" : "(" + sides + ")";
    String text = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, tuple);
    int unpadded = 10 + text.length() + 1;
    int padding = Math.floorMod(-unpadded, ALIGNMENT);
    byte[] header = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer preamble = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
    preamble.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    preamble.put((byte) 1).put((byte) 0).putShort((short) header.length);
    out.write(preamble.array());
    out.write(header);
  }

  /// Puts one number into the buffer.
  private interface Element {

    void put(ByteBuffer buffer, int index);
  }

  private static void writeNumbers(OutputStream out, int count, int bytes, Element element)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      element.put(buffer, i);
      if (buffer.remaining() < bytes) {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
    }
    out.write(buffer.array(), 0, buffer.position());
  }
}
