package org.stegoscope.checkpoint;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.function.Consumer;
import org.stegoscope.checkpoint.CheckpointException.Kind;

/// Where the bytes of a storage are in the file.
///
/// @param position the first byte in the file
/// @param storedBytes the length in the file
/// @param bytes the length of the content, the same unless `deflated`
record StorageBytes(
    long position, long storedBytes, long bytes, boolean deflated, ByteOrder order) {

  static StorageBytes plain(long position, long bytes, ByteOrder order) {
    return new StorageBytes(position, bytes, bytes, false, order);
  }

  /// Gives `length` bytes of the content from `from` on, valid only during the call. Stored content
  /// is mapped, so that it costs no heap; deflated content is inflated outside the heap.
  void read(SourceFile file, long from, long length, Consumer<MemorySegment> use) {
    try (FileChannel channel = file.open();
        Arena arena = Arena.ofConfined()) {
      if (position + storedBytes > channel.size()) {
        throw file.changed();
      }
      if (deflated) {
        MemorySegment content = arena.allocate(bytes, Long.BYTES);
        Inflation.inflate(file, channel, this, content);
        use.accept(content.asSlice(from, length));
      } else {
        use.accept(channel.map(MapMode.READ_ONLY, position + from, length, arena));
      }
    } catch (IOException e) {
      throw file.unreadable(e);
    } catch (InternalError e) {
      // This is how the JVM tells that a mapped page is gone, because the file was cut short.
      throw new CheckpointException(Kind.FILE_CHANGED, file.changed().getMessage(), e);
    }
  }
}
