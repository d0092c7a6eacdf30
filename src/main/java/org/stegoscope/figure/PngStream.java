package org.stegoscope.figure;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// A PNG file, chunk by chunk. The same pixels give the same bytes on every machine with the same
/// zlib.
final class PngStream {

  /// The colour types of the PNG specification that we write, all with 8 bits a sample.
  enum Type {
    RGB(2),
    PALETTE(3),
    RGBA(6);

    private final int code;

    Type(int code) {
      this.code = code;
    }
  }

  /// The filter by which each byte is stored as its difference from the same component of the pixel
  /// to the left.
  static final byte FILTER_SUB = 1;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int DATA_BYTES = 1 << 16;

  private final OutputStream out;

  PngStream(OutputStream out) {
    this.out = out;
  }

  void start(int width, int height, Type type) throws IOException {
    out.write(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) 8).put((byte) type.code);
    writeChunk("IHDR", header.array());
  }

  void writeChunk(String type, byte[] content) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    out.write(bigEndian(content.length));
    out.write(name);
    out.write(content);
    out.write(bigEndian((int) crc.getValue()));
  }

  /// Makes the bytes of row `y` as the file holds them: the filter's number, then the row.
  interface Row {

    byte[] bytes(int y);
  }

  /// Writes all pixels and the end of the file.
  void finish(int height, Row row) throws IOException {
    Deflater deflater = new Deflater();
    try (OutputStream zlib =
        new DeflaterOutputStream(
            new BufferedOutputStream(new DataChunks(), DATA_BYTES), deflater)) {
      for (int y = 0; y < height; y++) {
        zlib.write(row.bytes(y));
      }
    } finally {
      deflater.end();
    }
    writeChunk("IEND", new byte[0]);
  }

  private static byte[] bigEndian(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  /// Writes every piece of compressed bytes as a chunk of its own.
  private final class DataChunks extends OutputStream {

    @Override
    public void write(int b) throws IOException {
      writeChunk("IDAT", new byte[] {(byte) b});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      writeChunk("IDAT", Arrays.copyOfRange(bytes, offset, offset + length));
    }
  }
}
