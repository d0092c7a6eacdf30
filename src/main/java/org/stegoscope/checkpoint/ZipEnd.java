package org.stegoscope.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.stegoscope.checkpoint.CheckpointException.Kind;

/// What the last bytes of a zip file say: where its directory is. Both forms, of 32 and of 64 bits.
///
/// @param trailingBytes how many bytes follow the end of the archive
record ZipEnd(long entries, long directoryPosition, long directoryBytes, long trailingBytes) {

  private static final int END_RECORD = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final int END64_RECORD = 0x06064b50;
  private static final int END64_SIZE = 56;
  private static final int LOCATOR = 0x07064b50;
  private static final int LOCATOR_SIZE = 20;

  static ZipEnd find(SourceFile file, FileChannel channel) throws IOException {
    int tailLength = (int) Math.min(file.bytes(), END_SIZE + MAX_COMMENT);
    long tailPosition = file.bytes() - tailLength;
    ByteBuffer tail = ZipDirectory.readFully(file, channel, tailPosition, tailLength);
    int at = findRecord(tail);
    if (at < 0) {
      throw file.fail(
          Kind.TRUNCATED,
          "begins like a zip file, but its directory at the end is missing: the download was"
              + " probably interrupted");
    }
    long position = tailPosition + at;
    ZipEnd end =
        new ZipEnd(
            unsigned(tail.getShort(at + 10)),
            Integer.toUnsignedLong(tail.getInt(at + 16)),
            Integer.toUnsignedLong(tail.getInt(at + 12)),
            tailLength - commentEnd(tail, at));
    boolean isSplit =
        unsigned(tail.getShort(at + 4)) != unsigned(tail.getShort(at + 6))
            || tail.getShort(at + 8) != tail.getShort(at + 10);
    if (isSplit) {
      throw ZipDirectory.corrupt(file, "is one part of a split archive");
    }
    return widened(file, channel, end, position);
  }

  /// The last record whose comment ends with the file, else the last one that fits into the file.
  private static int findRecord(ByteBuffer tail) {
    int fallback = -1;
    for (int at = tail.limit() - END_SIZE; at >= 0; at--) {
      if (tail.getInt(at) == END_RECORD) {
        int end = commentEnd(tail, at);
        if (end == tail.limit()) {
          return at;
        }
        if (fallback < 0 && end < tail.limit()) {
          fallback = at;
        }
      }
    }
    return fallback;
  }

  private static int commentEnd(ByteBuffer tail, int at) {
    return at + END_SIZE + unsigned(tail.getShort(at + 20));
  }

  private static ZipEnd widened(SourceFile file, FileChannel channel, ZipEnd end, long position)
      throws IOException {
    ZipEnd result = end;
    long directoryEnd = position;
    if (position >= LOCATOR_SIZE) {
      ByteBuffer locator =
          ZipDirectory.readFully(file, channel, position - LOCATOR_SIZE, LOCATOR_SIZE);
      if (locator.getInt(0) == LOCATOR) {
        directoryEnd = locator.getLong(8);
        result = read64(file, channel, end, directoryEnd, position - LOCATOR_SIZE);
      }
    }
    boolean fits =
        result.directoryPosition >= 0
            && result.directoryBytes >= 0
            && result.directoryPosition <= directoryEnd
            && result.directoryBytes == directoryEnd - result.directoryPosition;
    if (!fits || result.entries < 0) {
      throw ZipDirectory.corrupt(
          file,
          "has a directory that should have %d bytes from byte %d and end at byte %d"
              .formatted(result.directoryBytes, result.directoryPosition, directoryEnd));
    }
    return result;
  }

  private static ZipEnd read64(
      SourceFile file, FileChannel channel, ZipEnd end, long position, long locatorPosition)
      throws IOException {
    if (position < 0 || position > locatorPosition - END64_SIZE) {
      throw ZipDirectory.corrupt(file, "has no 64-bit directory where it says");
    }
    ByteBuffer record = ZipDirectory.readFully(file, channel, position, END64_SIZE);
    if (record.getInt(0) != END64_RECORD
        || record.getLong(4) != locatorPosition - position - 12
        || record.getLong(24) != record.getLong(32)) {
      throw ZipDirectory.corrupt(file, "has a malformed 64-bit directory");
    }
    ZipEnd wide =
        new ZipEnd(record.getLong(32), record.getLong(48), record.getLong(40), end.trailingBytes());
    boolean agrees =
        agrees(end.entries, wide.entries, MAX_COMMENT)
            && agrees(end.directoryPosition, wide.directoryPosition, 0xFFFFFFFFL)
            && agrees(end.directoryBytes, wide.directoryBytes, 0xFFFFFFFFL);
    if (!agrees) {
      throw ZipDirectory.corrupt(file, "has two directories that contradict each other");
    }
    return wide;
  }

  private static boolean agrees(long narrow, long wide, long tooBig) {
    return narrow == wide || narrow == tooBig;
  }

  private static int unsigned(short value) {
    return Short.toUnsignedInt(value);
  }
}
