package org.stegoscope.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/// A zip file of entries that are not compressed and begin at multiples of 64 bytes, as PyTorch
/// maps them. Written from front to back; up to 4 GiB, as it has no zip64 records.
final class StoredZip {

  private static final int ALIGNMENT = 64;
  private static final int LOCAL_HEADER = 30;
  private static final int EXTRA_HEADER = 4;

  /// Names are UTF-8.
  private static final short FLAGS = 1 << 11;

  /// 1980-01-01, the earliest that zip knows: the same weights are to give the same file.
  private static final short DATE = (1 << 5) | 1;

  private static final short VERSION = 20;
  private static final long MAX_BYTES = 0xffff_fffeL;
  private static final int MAX_ENTRIES = 0xfffe;

  private final OutputStream out;
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private long position;
  private int entries;

  StoredZip(OutputStream out) {
    this.out = out;
  }

  /// Adds an entry whose content is written twice: to know its checksum, and into the file.
  ///
  /// @param size the bytes that `content` writes
  void add(String name, long size, TorchTensor.Content content) throws IOException {
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    long unpadded = position + LOCAL_HEADER + nameBytes.length + EXTRA_HEADER;
    int padding = (int) (Math.ceilDiv(unpadded, (long) ALIGNMENT) * ALIGNMENT - unpadded);
    if (unpadded + padding + size > MAX_BYTES || entries >= MAX_ENTRIES) {
      throw new IOException("it would have more than 4 GiB or 65534 tensors");
    }
    CRC32 crc = new CRC32();
    content.writeTo(new CheckedOutputStream(OutputStream.nullOutputStream(), crc));
    int checksum = (int) crc.getValue();
    ByteBuffer local =
        ByteBuffer.allocate(LOCAL_HEADER + nameBytes.length + EXTRA_HEADER + padding)
            .order(ByteOrder.LITTLE_ENDIAN);
    local.putInt(0x04034b50).putShort(VERSION);
    describe(local, checksum, size, nameBytes.length);
    local.putShort((short) (EXTRA_HEADER + padding)).put(nameBytes);
    // PyTorch's own extra field, "FB", of nothing but filling.
    local.put((byte) 'F').put((byte) 'B').putShort((short) padding);
    while (local.hasRemaining()) {
      local.put((byte) 'Z');
    }
    out.write(local.array());
    content.writeTo(out);
    addToDirectory(nameBytes, checksum, size);
    position = unpadded + padding + size;
    entries++;
  }

  private void addToDirectory(byte[] name, int checksum, long size) {
    ByteBuffer central = ByteBuffer.allocate(46 + name.length).order(ByteOrder.LITTLE_ENDIAN);
    central.putInt(0x02014b50).putShort(VERSION).putShort(VERSION);
    describe(central, checksum, size, name.length);
    // No extra field, no comment, first disk, no attributes.
    central.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    central.putShort((short) 0).putInt(0).putInt((int) position).put(name);
    directory.writeBytes(central.array());
  }

  private static void describe(ByteBuffer header, int checksum, long size, int nameLength) {
    header.putShort(FLAGS).putShort((short) 0).putShort((short) 0).putShort(DATE);
    header.putInt(checksum).putInt((int) size).putInt((int) size).putShort((short) nameLength);
  }

  /// Writes the directory, after which nothing can be added.
  void finish() throws IOException {
    out.write(directory.toByteArray());
    ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(0x06054b50).putShort((short) 0).putShort((short) 0);
    end.putShort((short) entries).putShort((short) entries);
    end.putInt(directory.size()).putInt((int) position).putShort((short) 0);
    out.write(end.array());
  }
}
