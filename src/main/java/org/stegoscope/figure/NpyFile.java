package org.stegoscope.figure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.stegoscope.core.AtomicFile;

/// Writes arrays as NumPy reads them: `.npy` of version 1.0, little-endian, C order. A failure is
/// the sentence of [AtomicFile]. No shape at all is a scalar.
public final class NpyFile {

  private static final int CHUNK_BYTES = 1 << 16;

  /// The header is padded so that the numbers begin at a multiple of this.
  private static final int ALIGNMENT = 64;

  private NpyFile() {}

  /// Writes `<f4`.
  public static void write(Path file, float[] values, int... shape) {
    requireShape(values.length, shape);
    AtomicFile.write(
        file,
        out -> {
          writeHeader(out, "<f4", shape);
          writeNumbers(out, values.length, Float.BYTES, (buffer, i) -> buffer.putFloat(values[i]));
        });
  }

  /// Writes `<i8`.
  public static void write(Path file, long[] values, int... shape) {
    requireShape(values.length, shape);
    AtomicFile.write(
        file,
        out -> {
          writeHeader(out, "<i8", shape);
          writeNumbers(out, values.length, Long.BYTES, (buffer, i) -> buffer.putLong(values[i]));
        });
  }

  /// Writes `|u1`: the bytes are unsigned.
  public static void write(Path file, byte[] values, int... shape) {
    requireShape(values.length, shape);
    AtomicFile.write(
        file,
        out -> {
          writeHeader(out, "|u1", shape);
          out.write(values);
        });
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

  private static void writeHeader(OutputStream out, String type, int[] shape) throws IOException {
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
