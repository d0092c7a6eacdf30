package org.stegoscope.study;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.stegoscope.core.StegoscopeException;

/// A file of records that only grows, so that long work that was stopped goes on where it was. A
/// record that was not written to its end is written over.
///
/// The first record is the digest of what the file is of; a file of something else is begun anew. A
/// record is its length in 4 bytes, its CRC-32 in 8, and its bytes. Several threads may read while
/// one adds.
public final class RecordFile implements AutoCloseable {

  /// What a record takes beside its own bytes.
  public static final int HEAD_BYTES = Integer.BYTES + Long.BYTES;

  private static final int MOST_RECORD_BYTES = 1 << 30;

  /// Where a record lies.
  private record Extent(long start, int length, long checksum) {}

  private final Path file;
  private final FileChannel channel;
  private final List<Extent> extents = new ArrayList<>();
  private long end;

  private RecordFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Opens the file, which is made with its folder where it is missing.
  ///
  /// @throws StegoscopeException where it cannot be read or written
  public static RecordFile open(Path file, String digest) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      RecordFile opened = new RecordFile(file, channel);
      try {
        opened.begin(digest.getBytes(StandardCharsets.US_ASCII));
        return opened;
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StegoscopeException(
          "%s cannot be used to keep what is computed: %s.".formatted(file, e), e);
    }
  }

  /// How many bytes each record has, without opening the file: another may be adding to it. Empty
  /// where there is no such file or it is of something else. Nothing is changed, and no checksum
  /// looked at.
  ///
  /// @throws StegoscopeException where it cannot be read
  public static List<Integer> lengths(Path file, String digest) {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      RecordFile looked = new RecordFile(file, channel);
      looked.walk();
      return looked.isOf(digest.getBytes(StandardCharsets.US_ASCII))
          ? looked.extents.stream().skip(1).map(Extent::length).toList()
          : List.of();
    } catch (IOException e) {
      throw new StegoscopeException("%s cannot be read: %s.".formatted(file, e), e);
    }
  }

  private boolean isOf(byte[] digest) throws IOException {
    return !extents.isEmpty()
        && extents.getFirst().length() == digest.length
        && java.util.Arrays.equals(bytes(extents.getFirst()), digest);
  }

  private void begin(byte[] digest) throws IOException {
    walk();
    // Only the last record can have been torn.
    while (!extents.isEmpty() && !isWhole(extents.getLast())) {
      end = extents.removeLast().start() - HEAD_BYTES;
    }
    boolean ours = isOf(digest);
    if (ours) {
      extents.removeFirst();
    } else {
      extents.clear();
      end = 0;
    }
    channel.truncate(end);
    if (!ours) {
      append(digest);
      extents.clear();
    }
  }

  private void walk() throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
    long size = channel.size();
    while (end + HEAD_BYTES <= size) {
      fill(head.clear(), end);
      int length = head.getInt(0);
      if (length < 0 || length > MOST_RECORD_BYTES || end + HEAD_BYTES + length > size) {
        return;
      }
      extents.add(new Extent(end + HEAD_BYTES, length, head.getLong(Integer.BYTES)));
      end += HEAD_BYTES + length;
    }
  }

  private boolean isWhole(Extent extent) throws IOException {
    return checksum(bytes(extent)) == extent.checksum();
  }

  private byte[] bytes(Extent extent) throws IOException {
    ByteBuffer body = ByteBuffer.allocate(extent.length());
    fill(body, extent.start());
    return body.array();
  }

  private void fill(ByteBuffer buffer, long from) throws IOException {
    long position = from;
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, position);
      if (read < 0) {
        throw new EOFException();
      }
      position += read;
    }
  }

  private static long checksum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }

  /// How many records there are.
  public synchronized int size() {
    return extents.size();
  }

  /// A record, from 0.
  ///
  /// @throws StegoscopeException where it cannot be read or was damaged
  public byte[] read(int index) {
    Extent extent;
    synchronized (this) {
      extent = extents.get(index);
    }
    try {
      byte[] bytes = bytes(extent);
      if (checksum(bytes) != extent.checksum()) {
        throw new StegoscopeException(
            "%s is damaged: delete it, and it is computed again.".formatted(file));
      }
      return bytes;
    } catch (IOException e) {
      throw new StegoscopeException("%s cannot be read: %s.".formatted(file, e), e);
    }
  }

  /// Where the bytes of a record begin in the file, for whoever maps it.
  public synchronized long start(int index) {
    return extents.get(index).start();
  }

  /// Adds a record. Where the disk refuses, those before stay.
  ///
  /// @throws StegoscopeException where it cannot be written
  public synchronized void add(byte[] record) {
    try {
      append(record);
    } catch (IOException e) {
      throw new StegoscopeException(
          "%s cannot be written, what was computed before is kept: %s.".formatted(file, e), e);
    }
  }

  private void append(byte[] bytes) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
    long sum = checksum(bytes);
    head.putInt(bytes.length).putLong(sum).flip();
    write(head, end);
    write(ByteBuffer.wrap(bytes), end + HEAD_BYTES);
    extents.add(new Extent(end + HEAD_BYTES, bytes.length, sum));
    end += HEAD_BYTES + bytes.length;
  }

  private void write(ByteBuffer buffer, long at) throws IOException {
    long position = at;
    while (buffer.hasRemaining()) {
      position += channel.write(buffer, position);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StegoscopeException("%s cannot be closed: %s.".formatted(file, e), e);
    }
  }
}
