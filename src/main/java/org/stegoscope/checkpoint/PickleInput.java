package org.stegoscope.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.stegoscope.checkpoint.CheckpointException.Kind;

/// The bytes of a pickle, read forward. Every length is checked against what is left before
/// anything is allocated.
final class PickleInput {

  /// A pickle holds names and settings, not numbers; that of a full DINO checkpoint has 0.3 MB.
  private static final long MAX_BYTES = 16L << 20;

  private final SourceFile file;
  private final InputStream in;
  private final long available;
  private final HeapBudget budget;
  private long position;

  /// @param in buffered, at the first byte of the pickle
  /// @param available how many bytes there are at most
  PickleInput(SourceFile file, InputStream in, long available, HeapBudget budget) {
    this.file = file;
    this.in = in;
    this.available = available;
    this.budget = budget;
  }

  /// How many bytes were read.
  long position() {
    return position;
  }

  CheckpointException corrupt(String what) {
    return file.fail(
        Kind.CORRUPT_PICKLE, "has a malformed pickle: at byte %d %s".formatted(position, what));
  }

  int next() {
    require(1);
    try {
      int next = in.read();
      if (next < 0) {
        throw truncated();
      }
      position++;
      return next;
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /// @param count unsigned, so that a negative number is a huge one
  byte[] bytes(long count) {
    require(count);
    budget.charge(count);
    try {
      byte[] bytes = in.readNBytes((int) count);
      if (bytes.length < count) {
        throw truncated();
      }
      position += count;
      return bytes;
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /// Fails unless `count` more bytes are there; unsigned.
  void require(long count) {
    if (Long.compareUnsigned(count, available - position) > 0) {
      throw truncated();
    }
    if (position + count > MAX_BYTES) {
      throw file.fail(
          Kind.LIMIT_EXCEEDED,
          "has a pickle of more than %d MB, far beyond any real checkpoint"
              .formatted(MAX_BYTES >> 20));
    }
  }

  int unsignedShort() {
    return next() | next() << 8;
  }

  int int32() {
    return unsignedShort() | unsignedShort() << 16;
  }

  long unsignedInt() {
    return Integer.toUnsignedLong(int32());
  }

  long int64() {
    return unsignedInt() | unsignedInt() << 32;
  }

  /// Pickles write floats with the most significant byte first.
  double bigEndianDouble() {
    return ByteBuffer.wrap(bytes(Double.BYTES)).order(ByteOrder.BIG_ENDIAN).getDouble();
  }

  String utf8(long count) {
    byte[] bytes = bytes(count);
    budget.chargeText(count);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new CheckpointException(
          Kind.CORRUPT_PICKLE, corrupt("a text is not UTF-8").getMessage(), e);
    }
  }

  /// The bytes up to the next line feed as Latin-1 characters.
  String line(int maxLength) {
    StringBuilder line = new StringBuilder();
    for (int next = next(); next != '\n'; next = next()) {
      if (line.length() >= maxLength) {
        throw file.fail(
            Kind.LIMIT_EXCEEDED,
            "has a line of more than %d characters in its pickle".formatted(maxLength));
      }
      line.append((char) next);
    }
    budget.chargeText(line.length());
    return line.toString();
  }

  private CheckpointException truncated() {
    return file.fail(
        Kind.TRUNCATED,
        "ends within its pickle, which needs more than the %d bytes there are: the download was"
                .formatted(available)
            + " probably interrupted");
  }
}
