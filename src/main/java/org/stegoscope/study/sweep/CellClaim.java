package org.stegoscope.study.sweep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.stegoscope.core.StegoscopeException;

/// That a cell is being run, so that no other program runs it too. The system takes it back from a
/// program that is killed.
final class CellClaim implements AutoCloseable {

  private static final String FILE = ".running";

  private final Path file;
  private final FileChannel channel;

  private CellClaim(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Empty where another program, or another queue of this one, runs the cell.
  static Optional<CellClaim> of(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return Optional.of(new CellClaim(file, channel));
        }
      } catch (OverlappingFileLockException e) {
        // Held within this program: the same as by another.
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      throw new StegoscopeException("%s cannot be used: %s.".formatted(file, e), e);
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
