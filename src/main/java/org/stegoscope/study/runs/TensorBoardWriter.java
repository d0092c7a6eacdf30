package org.stegoscope.study.runs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.zip.CRC32C;
import org.stegoscope.core.StegoscopeException;

/// Writes curves and histograms as an event file that TensorBoard shows. An event is in the file
/// when the call that adds it returns; one that was not written to its end is cut off when the file
/// is opened again.
///
/// The format: TFRecord frames (length, its masked CRC-32C, the bytes, their masked CRC-32C) of the
/// messages `tensorflow.Event`. TensorBoard finds files whose name contains `tfevents`.
public final class TensorBoardWriter implements AutoCloseable {

  private static final int HEAD_BYTES = Long.BYTES + Integer.BYTES;
  private static final int FOOT_BYTES = Integer.BYTES;
  private static final int MASK_DELTA = 0xa282ead8;
  private static final String FILE_VERSION = "brain.Event:2";
  private static final double NANOS = 1e-9;

  /// An event of ours is far smaller; what is longer is not ours.
  private static final int MOST_EVENT_BYTES = 1 << 26;

  private final Path file;
  private final FileChannel channel;
  private final InstantSource clock;

  /// After the last whole event.
  private long end;

  private TensorBoardWriter(Path file, FileChannel channel, InstantSource clock) {
    this.file = file;
    this.channel = channel;
    this.clock = clock;
  }

  /// Opens the file to add to it; it is made, with its folder, where it is missing.
  ///
  /// @throws StegoscopeException where it cannot be written or is of another kind, which it then
  ///   stays
  public static TensorBoardWriter open(Path file, InstantSource clock) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      TensorBoardWriter writer = new TensorBoardWriter(file, channel, clock);
      try {
        writer.begin();
        return writer;
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StegoscopeException(
          "%s cannot be used for the curves of a run: %s.".formatted(file, e), e);
    }
  }

  private void begin() throws IOException {
    long size = channel.size();
    long next = frameEnd(size);
    while (next > end) {
      end = next;
      next = frameEnd(size);
    }
    if (end == 0 && !isTornFirst(size)) {
      throw new StegoscopeException(
          "%s is no event file and is left as it is: choose another name.".formatted(file));
    }
    channel.truncate(end);
    if (end == 0) {
      write(event(0).text(3, FILE_VERSION));
    }
  }

  /// Whether the file is the beginning of a first event, or empty.
  private boolean isTornFirst(long size) throws IOException {
    ByteBuffer first = frame(event(0).text(3, FILE_VERSION));
    ByteBuffer head = ByteBuffer.allocate((int) Math.min(size, HEAD_BYTES));
    return size < first.limit() && fill(head, 0) && head.flip().equals(first.limit(head.limit()));
  }

  /// The end of the frame at `end`, or `end` where there is no whole one.
  private long frameEnd(long size) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    if (end + HEAD_BYTES + FOOT_BYTES > size || !fill(head, end)) {
      return end;
    }
    long length = head.getLong(0);
    if (head.getInt(Long.BYTES) != maskedSum(head.array(), Long.BYTES)
        || length < 0
        || length > MOST_EVENT_BYTES
        || end + HEAD_BYTES + length + FOOT_BYTES > size) {
      return end;
    }
    ByteBuffer body = ByteBuffer.allocate((int) length + FOOT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    boolean whole =
        fill(body, end + HEAD_BYTES)
            && body.getInt((int) length) == maskedSum(body.array(), (int) length);
    return whole ? end + HEAD_BYTES + length + FOOT_BYTES : end;
  }

  private boolean fill(ByteBuffer buffer, long from) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        return false;
      }
    }
    return true;
  }

  /// Adds one point of the curve `tag`.
  ///
  /// @throws StegoscopeException where it cannot be written; what is in the file stays
  public void scalar(String tag, long step, double value) {
    add(step, new ProtoMessage().text(1, tag).single(2, (float) value));
  }

  /// Adds one histogram of the row `tag`.
  ///
  /// @throws StegoscopeException where it cannot be written; what is in the file stays
  public void histogram(String tag, long step, Histogram histogram) {
    ProtoMessage message =
        new ProtoMessage()
            .real(1, histogram.min())
            .real(2, histogram.max())
            .real(3, histogram.count())
            .real(4, histogram.sum())
            .real(5, histogram.sumOfSquares())
            .reals(6, histogram.limits())
            .reals(7, histogram.counts());
    add(step, new ProtoMessage().text(1, tag).message(5, message));
  }

  private synchronized void add(long step, ProtoMessage value) {
    try {
      write(event(step).message(5, new ProtoMessage().message(1, value)));
    } catch (IOException e) {
      throw new StegoscopeException(
          "%s cannot be written, what was written before is kept: %s.".formatted(file, e), e);
    }
  }

  private ProtoMessage event(long step) {
    Instant now = clock.instant();
    return new ProtoMessage().real(1, now.getEpochSecond() + now.getNano() * NANOS).whole(2, step);
  }

  private void write(ProtoMessage event) throws IOException {
    ByteBuffer frame = frame(event);
    long start = end;
    while (frame.hasRemaining()) {
      channel.write(frame, start + frame.position());
    }
    end = start + frame.limit();
  }

  private static ByteBuffer frame(ProtoMessage event) {
    byte[] body = event.toBytes();
    ByteBuffer frame =
        ByteBuffer.allocate(HEAD_BYTES + body.length + FOOT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    frame.putLong(body.length);
    frame.putInt(maskedSum(frame.array(), Long.BYTES));
    return frame.put(body).putInt(maskedSum(body, body.length)).flip();
  }

  private static int maskedSum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return Integer.rotateRight((int) sum.getValue(), 15) + MASK_DELTA;
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StegoscopeException("%s cannot be closed: %s.".formatted(file, e), e);
    }
  }
}
