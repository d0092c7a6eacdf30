package org.stegoscope.checkpoint;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.stegoscope.checkpoint.CheckpointException.Kind;

/// One deflated record, inflated piece by piece and never beyond the length that was promised.
final class Inflation implements AutoCloseable {

  private static final int PIECE = 1 << 16;

  private final SourceFile file;
  private final long promisedBytes;
  private final Consumer<ByteBuffer> sink;
  private final Inflater inflater = new Inflater(true);
  private final ByteBuffer piece = ByteBuffer.allocate(PIECE);
  private long bytes;
  private int leftOver;

  /// @param sink sees every piece of the content once, in order
  Inflation(SourceFile file, long promisedBytes, Consumer<ByteBuffer> sink) {
    this.file = file;
    this.promisedBytes = promisedBytes;
    this.sink = sink;
  }

  /// Fills `content`, which is as long as the content should be.
  static void inflate(
      SourceFile file, FileChannel channel, StorageBytes storage, MemorySegment content)
      throws IOException {
    long[] written = {0};
    Consumer<ByteBuffer> fill =
        piece -> {
          MemorySegment from = MemorySegment.ofBuffer(piece);
          MemorySegment.copy(from, 0, content, written[0], from.byteSize());
          written[0] += from.byteSize();
        };
    try (Inflation inflation = new Inflation(file, storage.bytes(), fill)) {
      ByteBuffer input = ByteBuffer.allocate(PIECE);
      long position = storage.position();
      long end = position + storage.storedBytes();
      while (position < end) {
        input.clear().limit((int) Math.min(PIECE, end - position));
        int read = channel.read(input, position);
        if (read < 0) {
          throw file.changed();
        }
        position += read;
        inflation.accept(input.flip());
      }
      inflation.finish();
    }
  }

  void accept(ByteBuffer input) {
    inflater.setInput(input);
    try {
      while (!inflater.finished()) {
        piece.clear();
        int count = inflater.inflate(piece);
        if (count == 0) {
          if (inflater.needsDictionary()) {
            throw file.fail(Kind.CORRUPT_ARCHIVE, "has a deflated record that needs a dictionary");
          }
          break;
        }
        bytes += count;
        if (bytes > promisedBytes) {
          throw file.fail(
              Kind.CORRUPT_ARCHIVE,
              "has a record that inflates to more than the %d bytes its directory promises"
                  .formatted(promisedBytes));
        }
        sink.accept(piece.flip());
      }
    } catch (DataFormatException e) {
      throw new CheckpointException(
          Kind.CORRUPT_ARCHIVE, file.name() + " has a record that cannot be inflated.", e);
    }
    // What the deflate stream leaves over is seen by finish().
    leftOver = inflater.getRemaining();
  }

  void finish() {
    if (!inflater.finished() || bytes != promisedBytes || leftOver > 0) {
      throw file.fail(
          Kind.CORRUPT_ARCHIVE,
          "has a record that inflates to %d bytes where its directory promises %d"
              .formatted(bytes, promisedBytes));
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
