package org.stegoscope.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegoscope.checkpoint.CheckpointException.Kind;

/// The directory of a zip file, believed only as far as the local headers agree with it: records
/// that overlap, lie outside the file or contradict their header are refused.
///
/// @param entries by name, in directory order
/// @param trailingBytes how many bytes follow the archive
record ZipDirectory(Map<String, ZipEntry> entries, long trailingBytes) {

  private static final int CENTRAL_HEADER = 0x02014b50;
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int CENTRAL_SIZE = 46;
  private static final int LOCAL_SIZE = 30;

  /// A full DINO checkpoint has 1500 records.
  private static final int MAX_ENTRIES = 100_000;

  private static final int MAX_BYTES = 32 << 20;
  private static final long MAX_32 = 0xFFFFFFFFL;
  private static final int ZIP64_EXTRA = 1;

  private static final int ENCRYPTED = 1;
  private static final int SIZES_FOLLOW = 1 << 3;
  private static final int STRONGLY_ENCRYPTED = 1 << 6;
  private static final int HEADERS_HIDDEN = 1 << 13;

  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  static ZipDirectory read(SourceFile file, FileChannel channel) throws IOException {
    ZipEnd end = ZipEnd.find(file, channel);
    if (end.entries() > MAX_ENTRIES || end.directoryBytes() > MAX_BYTES) {
      throw file.fail(
          Kind.LIMIT_EXCEEDED,
          "is a zip of %d records, far more than any real checkpoint has".formatted(end.entries()));
    }
    ByteBuffer directory =
        readFully(file, channel, end.directoryPosition(), (int) end.directoryBytes());
    Map<String, ZipEntry> entries = LinkedHashMap.newLinkedHashMap((int) end.entries());
    for (long i = 0; i < end.entries(); i++) {
      ZipEntry entry = locate(file, channel, readEntry(file, directory), end);
      if (entries.putIfAbsent(entry.name(), entry) != null) {
        throw corrupt(file, "has two records named " + Quote.text(entry.name()));
      }
    }
    if (directory.hasRemaining()) {
      throw corrupt(
          file,
          "has %d bytes in its directory after the last record".formatted(directory.remaining()));
    }
    ZipDirectory result = new ZipDirectory(entries, end.trailingBytes());
    result.requireNoOverlap(file);
    return result;
  }

  /// The records in the order they have in the file.
  List<ZipEntry> inFileOrder() {
    List<ZipEntry> sorted = new ArrayList<>(entries.values());
    sorted.sort(Comparator.comparingLong(ZipEntry::headerPosition));
    return sorted;
  }

  private void requireNoOverlap(SourceFile file) {
    long free = 0;
    for (ZipEntry entry : inFileOrder()) {
      if (entry.headerPosition() < free) {
        throw corrupt(file, "has records that overlap, " + Quote.text(entry.name()) + " is one");
      }
      free = entry.end();
    }
  }

  private static ZipEntry readEntry(SourceFile file, ByteBuffer directory) {
    if (directory.remaining() < CENTRAL_SIZE
        || directory.getInt(directory.position()) != CENTRAL_HEADER) {
      throw corrupt(file, "has a directory with fewer records than it says");
    }
    int start = directory.position();
    int flags = unsigned(directory.getShort(start + 8));
    int method = unsigned(directory.getShort(start + 10));
    int nameLength = unsigned(directory.getShort(start + 28));
    int extraLength = unsigned(directory.getShort(start + 30));
    int commentLength = unsigned(directory.getShort(start + 32));
    if (directory.remaining() < CENTRAL_SIZE + nameLength + extraLength + commentLength) {
      throw corrupt(file, "has a directory that ends within a record");
    }
    byte[] name = new byte[nameLength];
    directory.get(start + CENTRAL_SIZE, name);
    long[] sizes = {
      unsigned(directory.getInt(start + 24)),
      unsigned(directory.getInt(start + 20)),
      unsigned(directory.getInt(start + 42))
    };
    ByteBuffer extra =
        directory
            .slice(start + CENTRAL_SIZE + nameLength, extraLength)
            .order(ByteOrder.LITTLE_ENDIAN);
    widen(file, extra, sizes);
    directory.position(start + CENTRAL_SIZE + nameLength + extraLength + commentLength);
    ZipEntry entry =
        new ZipEntry(
            new String(name, StandardCharsets.UTF_8),
            method == DEFLATED,
            unsigned(directory.getInt(start + 16)),
            sizes[1],
            sizes[0],
            sizes[2],
            0);
    requireReadable(file, entry, flags, method);
    return entry;
  }

  private static void requireReadable(SourceFile file, ZipEntry entry, int flags, int method) {
    String name = Quote.text(entry.name());
    if ((flags & (ENCRYPTED | STRONGLY_ENCRYPTED | HEADERS_HIDDEN)) != 0) {
      throw corrupt(file, "has the encrypted record " + name + ", which cannot be read");
    }
    if (method != STORED && method != DEFLATED) {
      throw corrupt(
          file, "has the record %s packed with the unknown method %d".formatted(name, method));
    }
    if (method == STORED && entry.bytes() != entry.storedBytes()) {
      throw corrupt(
          file,
          "says that the record %s has %d bytes and takes %d"
              .formatted(name, entry.bytes(), entry.storedBytes()));
    }
  }

  /// Replaces 32-bit numbers that are too small by those of the zip64 field: content, stored,
  /// position.
  private static void widen(SourceFile file, ByteBuffer extra, long[] sizes) {
    if (Arrays.stream(sizes).noneMatch(size -> size == MAX_32)) {
      return;
    }
    while (extra.remaining() >= 4) {
      int id = unsigned(extra.getShort());
      int length = unsigned(extra.getShort());
      if (length > extra.remaining()) {
        break;
      }
      if (id == ZIP64_EXTRA) {
        ByteBuffer field = extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < sizes.length; i++) {
          if (sizes[i] == MAX_32 && field.remaining() >= Long.BYTES) {
            sizes[i] = field.getLong();
          }
        }
        break;
      }
      extra.position(extra.position() + length);
    }
    if (Arrays.stream(sizes).anyMatch(size -> size < 0)) {
      throw corrupt(file, "has a record of a negative size");
    }
  }

  /// Reads the local header, which must say the same, to find where the content begins.
  private static ZipEntry locate(SourceFile file, FileChannel channel, ZipEntry entry, ZipEnd end)
      throws IOException {
    String name = Quote.text(entry.name());
    byte[] nameBytes = entry.name().getBytes(StandardCharsets.UTF_8);
    long position = entry.headerPosition();
    if (position > end.directoryPosition() - LOCAL_SIZE) {
      throw corrupt(file, "has the record " + name + " beyond its end");
    }
    ByteBuffer header = readFully(file, channel, position, LOCAL_SIZE);
    int flags = unsigned(header.getShort(6));
    int nameLength = unsigned(header.getShort(26));
    boolean sizesFollow = (flags & SIZES_FOLLOW) != 0;
    boolean agrees =
        header.getInt(0) == LOCAL_HEADER
            && (flags & ENCRYPTED) == 0
            && unsigned(header.getShort(8)) == (entry.deflated() ? DEFLATED : STORED)
            && agrees(unsigned(header.getInt(14)), entry.crc32(), sizesFollow)
            && agrees(unsigned(header.getInt(18)), entry.storedBytes(), sizesFollow)
            && agrees(unsigned(header.getInt(22)), entry.bytes(), sizesFollow);
    if (!agrees) {
      throw corrupt(file, "has the record " + name + " whose two headers contradict each other");
    }
    long content = position + LOCAL_SIZE + nameLength + unsigned(header.getShort(28));
    if (content > end.directoryPosition()
        || entry.storedBytes() > end.directoryPosition() - content) {
      throw corrupt(
          file,
          "says that the record %s has %d bytes, which go beyond its end"
              .formatted(name, entry.storedBytes()));
    }
    byte[] localName = new byte[nameLength];
    readFully(file, channel, position + LOCAL_SIZE, nameLength).get(localName);
    boolean isDecodable = !entry.name().contains("\uFFFD");
    if (isDecodable && !Arrays.equals(localName, nameBytes)) {
      throw corrupt(file, "has the record " + name + " whose two headers give different names");
    }
    return entry.at(content);
  }

  /// A local number may be left out (0 when it follows the content) or be in a zip64 field.
  private static boolean agrees(long local, long central, boolean mayFollow) {
    return local == central || local == MAX_32 || (mayFollow && local == 0);
  }

  static ByteBuffer readFully(SourceFile file, FileChannel channel, long position, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw file.changed();
      }
    }
    return buffer.flip();
  }

  static CheckpointException corrupt(SourceFile file, String what) {
    return file.fail(Kind.CORRUPT_ARCHIVE, what + ": the zip file is damaged");
  }

  private static int unsigned(short value) {
    return Short.toUnsignedInt(value);
  }

  private static long unsigned(int value) {
    return Integer.toUnsignedLong(value);
  }
}
