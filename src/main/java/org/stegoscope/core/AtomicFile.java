package org.stegoscope.core;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/// Writes a file wholly or not at all: into a temporary file of the same folder, forced to the
/// disk, then moved over the old one in one step. Whatever fails, the old file stays as it was and
/// the temporary file goes.
public final class AtomicFile {

  private static final AtomicLong COUNTER = new AtomicLong();

  private AtomicFile() {}

  /// What the file is to hold.
  @FunctionalInterface
  public interface Content {

    void writeTo(OutputStream out) throws IOException;
  }

  /// Writes `content` to `target`, replacing what was there. A symbolic link is followed.
  ///
  /// @throws StegoscopeException where the folder is missing or the disk refuses; exceptions that
  ///   `content` throws itself, other than I/O errors, pass unchanged
  public static void write(Path target, Content content) {
    Path file = destination(target);
    Path temporary = null;
    try {
      temporary = createBeside(file);
      writeForced(temporary, content);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      temporary = null;
    } catch (AccessDeniedException e) {
      throw new StegoscopeException(
          "%s cannot be written: no permission to write into the folder %s"
              .formatted(target, file.getParent()),
          e);
    } catch (IOException e) {
      throw new StegoscopeException(
          "%s cannot be written, what was there before is unchanged: %s"
              .formatted(target, reason(e)),
          e);
    } finally {
      delete(temporary);
    }
  }

  private static Path destination(Path target) {
    Path file = target.toAbsolutePath();
    try {
      if (Files.isSymbolicLink(file) && Files.exists(file)) {
        file = file.toRealPath();
      }
    } catch (IOException e) {
      throw new StegoscopeException("%s cannot be written: %s".formatted(target, reason(e)), e);
    }
    Path folder = file.getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new StegoscopeException(
          "%s cannot be written: expected the name of a file, found a folder".formatted(target));
    }
    if (!Files.isDirectory(folder)) {
      throw new StegoscopeException(
          "%s cannot be written: the folder %s does not exist".formatted(target, folder));
    }
    return file;
  }

  /// A new empty file beside `file`. Not [Files#createTempFile], whose files only their owner may
  /// read: the finished file is to have the ordinary permissions.
  private static Path createBeside(Path file) throws IOException {
    long process = ProcessHandle.current().pid();
    while (true) {
      Path candidate =
          file.resolveSibling(
              ".stegoscope-%d-%d.tmp".formatted(process, COUNTER.incrementAndGet()));
      try {
        return Files.createFile(candidate);
      } catch (FileAlreadyExistsException e) {
        // Left by a crashed process of the same number: take the next name.
      }
    }
  }

  private static void writeForced(Path file, Content content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  private static void delete(Path temporary) {
    if (temporary == null) {
      return;
    }
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // The failure that led here is the one to tell; the leftover is hidden and harmless.
      System.getLogger(AtomicFile.class.getName())
          .log(System.Logger.Level.WARNING, "leftover " + temporary, e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
