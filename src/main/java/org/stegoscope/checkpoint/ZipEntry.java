package org.stegoscope.checkpoint;

import java.nio.ByteOrder;
import org.stegoscope.checkpoint.CheckpointException.Kind;

/// A record of a zip file.
///
/// @param crc32 of the content, unsigned
/// @param storedBytes its length in the file
/// @param bytes the length of the content, the same unless `deflated`
/// @param headerPosition where its local header begins
/// @param position where its content begins
record ZipEntry(
    String name,
    boolean deflated,
    long crc32,
    long storedBytes,
    long bytes,
    long headerPosition,
    long position) {

  long end() {
    return position + storedBytes;
  }

  ZipEntry at(long contentPosition) {
    return new ZipEntry(name, deflated, crc32, storedBytes, bytes, headerPosition, contentPosition);
  }

  StorageBytes storage(ByteOrder order) {
    return new StorageBytes(position, storedBytes, bytes, deflated, order);
  }

  void requireChecksum(SourceFile file, long actual) {
    if (actual != crc32) {
      throw file.fail(
          Kind.CORRUPT_ARCHIVE,
          "is damaged: the record %s should have the checksum %08x, has %08x"
              .formatted(Quote.text(name), crc32, actual));
    }
  }
}
