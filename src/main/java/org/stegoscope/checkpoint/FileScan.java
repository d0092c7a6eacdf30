package org.stegoscope.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32;
import org.stegoscope.job.JobContext;

/// One pass over the whole file: its SHA-256, and the checksum of every record in it.
final class FileScan {

  private static final int BUFFER = 1 << 20;

  private final SourceFile file;
  private final Iterator<ZipEntry> entries;
  private ZipEntry entry;
  private CRC32 crc = new CRC32();
  private Inflation inflation;

  private FileScan(SourceFile file, List<ZipEntry> entries) {
    this.file = file;
    this.entries = entries.iterator();
  }

  /// @param entries what is to be checked, in file order and not overlapping
  /// @return the SHA-256 in hexadecimal
  static String run(SourceFile file, List<ZipEntry> entries, JobContext context) {
    return new FileScan(file, entries).scan(context);
  }

  private String scan(JobContext context) {
    MessageDigest digest = sha256();
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, file.bytes()));
    try (FileChannel channel = file.open()) {
      begin();
      for (long position = 0; position < file.bytes(); ) {
        context.checkCancelled();
        context.progress("Reading " + file.name(), (double) position / file.bytes());
        int read = channel.read(buffer.clear(), position);
        if (read < 0) {
          throw file.changed();
        }
        digest.update(buffer.array(), 0, read);
        check(buffer, position, position + read);
        position += read;
      }
      file.requireUnchanged();
    } catch (IOException e) {
      throw file.unreadable(e);
    } finally {
      close();
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Gives the buffer, which holds the file from `start` to `end`, to the entries it belongs to.
  private void check(ByteBuffer buffer, long start, long end) {
    while (entry != null && entry.position() < end) {
      long from = Math.max(entry.position(), start);
      long to = Math.min(entry.end(), end);
      if (from < to) {
        update(buffer.duplicate().limit((int) (to - start)).position((int) (from - start)));
      }
      if (entry.end() > end) {
        return;
      }
      finish();
      begin();
    }
  }

  private void begin() {
    close();
    entry = entries.hasNext() ? entries.next() : null;
    crc = new CRC32();
    if (entry != null && entry.deflated()) {
      inflation = new Inflation(file, entry.bytes(), crc::update);
    }
  }

  private void update(ByteBuffer part) {
    if (inflation == null) {
      crc.update(part);
    } else {
      inflation.accept(part);
    }
  }

  private void finish() {
    if (inflation != null) {
      inflation.finish();
    }
    entry.requireChecksum(file, crc.getValue());
  }

  private void close() {
    if (inflation != null) {
      inflation.close();
      inflation = null;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
