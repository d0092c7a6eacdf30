package org.stegoscope.checkpoint;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.stegoscope.checkpoint.CheckpointException.Kind;
import org.stegoscope.job.JobContext;

/// Reads safetensors: eight bytes of header length, a JSON header, and the numbers, which must
/// follow each other without gaps and end with the file.
final class SafetensorsReader {

  /// The format's own limit.
  private static final long MAX_HEADER = 100_000_000;

  /// A hundred thousand tensors with long names need no more.
  private static final long MAX_SENSIBLE_HEADER = 40_000_000;

  private static final long MAX_ELEMENTS = 1L << 47;

  private final SourceFile file;

  private SafetensorsReader(SourceFile file) {
    this.file = file;
  }

  /// Whether the file begins like a header: eight bytes, then a brace.
  static boolean isHeader(byte[] head) {
    return head.length > Long.BYTES && head[Long.BYTES] == '{' && (head[7] == 0 || head[7] == 0x7f);
  }

  static Checkpoint read(SourceFile file, JobContext context) {
    return new SafetensorsReader(file).read(context);
  }

  private Checkpoint read(JobContext context) {
    long headerBytes;
    SafetensorsHeader header;
    try (FileChannel channel = file.open()) {
      headerBytes = headerLength(channel);
      header = SafetensorsHeader.read(file, channel, Long.BYTES, headerBytes);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
    long dataPosition = Long.BYTES + headerBytes;
    long dataBytes = file.bytes() - dataPosition;
    header.tensors().forEach(this::requireShape);
    requireNoGaps(header.tensors(), dataBytes);
    SequencedMap<String, StoredTensor> tensors = new LinkedHashMap<>();
    for (SafetensorsHeader.Entry entry : header.tensors()) {
      tensors.put(entry.name(), tensor(entry, dataPosition));
    }
    String sha256 = FileScan.run(file, List.of(), context);
    return new Checkpoint(
        file, Container.SAFETENSORS, sha256, tensors, header.metadata(), List.of());
  }

  private long headerLength(FileChannel channel) throws IOException {
    if (file.bytes() < Long.BYTES) {
      throw file.fail(
          Kind.TRUNCATED, "has %d bytes, too few for safetensors".formatted(file.bytes()));
    }
    ByteBuffer length = ZipDirectory.readFully(file, channel, 0, Long.BYTES);
    long headerBytes = length.order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (headerBytes < 2 || headerBytes > MAX_HEADER) {
      throw file.fail(
          Kind.BAD_SAFETENSORS_HEADER,
          "should have a safetensors header of 2 to %d bytes, says it has %s"
              .formatted(MAX_HEADER, Long.toUnsignedString(headerBytes)));
    }
    if (headerBytes > file.bytes() - Long.BYTES) {
      throw file.fail(
          Kind.TRUNCATED,
          "should have a safetensors header of %d bytes and ends after %d: the download was"
                  .formatted(headerBytes, file.bytes() - Long.BYTES)
              + " probably interrupted");
    }
    if (headerBytes > MAX_SENSIBLE_HEADER) {
      throw file.fail(
          Kind.LIMIT_EXCEEDED,
          "has a safetensors header of %d bytes, far beyond any real checkpoint"
              .formatted(headerBytes));
    }
    return headerBytes;
  }

  private void requireShape(SafetensorsHeader.Entry entry) {
    BigInteger bytes = BigInteger.valueOf(entry.dtype().bytes());
    for (long size : entry.shape()) {
      bytes = bytes.multiply(BigInteger.valueOf(size));
    }
    boolean isHuge = false;
    long product = 1;
    for (long size : entry.shape()) {
      isHuge |= size > MAX_ELEMENTS / Math.max(product, 1);
      product = isHuge ? 1 : product * Math.max(size, 1);
    }
    if (isHuge || !bytes.equals(BigInteger.valueOf(entry.end() - entry.begin()))) {
      throw offsets(
          "the tensor %s of type %s and shape %s needs %s bytes and has %d"
              .formatted(
                  Quote.text(entry.name()),
                  entry.dtype().label(),
                  entry.shapeText(),
                  bytes,
                  entry.end() - entry.begin()));
    }
  }

  private void requireNoGaps(List<SafetensorsHeader.Entry> entries, long dataBytes) {
    List<SafetensorsHeader.Entry> sorted = new ArrayList<>(entries);
    sorted.sort(
        Comparator.comparingLong(SafetensorsHeader.Entry::begin)
            .thenComparingLong(SafetensorsHeader.Entry::end));
    long position = 0;
    for (SafetensorsHeader.Entry entry : sorted) {
      if (entry.begin() != position) {
        throw offsets(
            "the tensor %s should begin at byte %d, begins at %d"
                .formatted(Quote.text(entry.name()), position, entry.begin()));
      }
      position = entry.end();
    }
    if (position > dataBytes) {
      throw file.fail(
          Kind.TRUNCATED,
          "should have %d bytes of numbers and has %d: the download was probably interrupted"
              .formatted(position, dataBytes));
    }
    if (position < dataBytes) {
      throw offsets("%d bytes follow the last tensor".formatted(dataBytes - position));
    }
  }

  private StoredTensor tensor(SafetensorsHeader.Entry entry, long dataPosition) {
    long bytes = entry.end() - entry.begin();
    long count = bytes / entry.dtype().bytes();
    StorageRef storage = new StorageRef(entry.name(), entry.dtype(), false, 0, count, count);
    long[] stride = TensorLayout.contiguousStride(entry.shape());
    TensorLayout layout = new TensorLayout(storage, entry.dtype(), 0, entry.shape(), stride);
    StorageBytes place =
        StorageBytes.plain(dataPosition + entry.begin(), bytes, ByteOrder.LITTLE_ENDIAN);
    return new StoredTensor(file, entry.name(), layout, place);
  }

  private CheckpointException offsets(String what) {
    return file.fail(
        Kind.BAD_SAFETENSORS_OFFSETS, "has a header that does not fit its data: " + what);
  }
}
