package org.stegoscope.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stegoscope.core.StegoscopeException;

/// Where what was not saved is kept: a project file for each window that is open, held by a lock
/// that goes with its process, and one of the last window that was closed without a name.
///
/// Files may be slow: all methods are for jobs, or for the end of the program.
final class SessionFolder {

  private static final String PREFIX = "session-";
  private static final String SUFFIX = "." + ProjectFile.EXTENSION;
  private static final String LOCK = ".lock";

  /// The file of one window, until it is closed.
  ///
  /// @param lock told to others by the system for as long as this process lives
  record Own(Path file, FileChannel lock) implements AutoCloseable {

    void delete() {
      SessionFolder.delete(file);
    }

    /// The file stays, if there is one; without a window it counts as left behind.
    @Override
    public void close() {
      try {
        lock.close();
      } catch (IOException e) {
        System.getLogger(SessionFolder.class.getName())
            .log(System.Logger.Level.WARNING, "lock of " + file, e);
      }
      SessionFolder.delete(lockOf(file));
    }
  }

  private final Path folder;

  SessionFolder(Path folder) {
    this.folder = folder;
  }

  /// The session that was closed last, if any.
  Path last() {
    return folder.resolve("last" + SUFFIX);
  }

  /// Makes the folder where it is missing.
  ///
  /// @throws StegoscopeException where it cannot be made
  void require() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StegoscopeException(
          "What you do cannot be kept for the next start: the folder %s cannot be made (%s)."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  /// A file for one more window.
  ///
  /// @throws StegoscopeException where none can be made
  Own open() {
    require();
    long process = ProcessHandle.current().pid();
    for (int i = 0; ; i++) {
      Path file = folder.resolve("%s%d-%d%s".formatted(PREFIX, process, i, SUFFIX));
      // One that is there was left behind by a process of the same number.
      if (!Files.exists(file)) {
        FileChannel lock = lock(file);
        if (lock != null) {
          return new Own(file, lock);
        }
      }
    }
  }

  /// Null where another window has it.
  private static FileChannel lock(Path file) {
    FileChannel channel = null;
    try {
      channel = FileChannel.open(lockOf(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException otherWindowOfThisProcess) {
      // Falls through.
    } catch (IOException e) {
      throw new StegoscopeException(
          "What you do cannot be kept for the next start: %s cannot be locked (%s)."
              .formatted(lockOf(file), e.getMessage()),
          e);
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new StegoscopeException("%s cannot be closed.".formatted(lockOf(file)), e);
    }
    return null;
  }

  private static Path lockOf(Path file) {
    return file.resolveSibling(file.getFileName() + LOCK);
  }

  /// The files of windows that did not come to close, the newest first.
  List<Path> abandoned() {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (Path file : files) {
        if (isAbandoned(file)) {
          found.add(file);
        }
      }
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new StegoscopeException("The folder %s cannot be read.".formatted(folder), e);
    }
    found.sort(Comparator.comparing(SessionFolder::changed).reversed());
    return found;
  }

  private static boolean isAbandoned(Path file) {
    if (!Files.exists(lockOf(file))) {
      return true;
    }
    try (FileChannel lock = lock(file)) {
      return lock != null;
    } catch (IOException | StegoscopeException e) {
      return false;
    }
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  /// Deletes the file of a window that is no more.
  static void discard(Path file) {
    delete(file);
    delete(lockOf(file));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      System.getLogger(SessionFolder.class.getName())
          .log(System.Logger.Level.WARNING, "leftover " + file, e);
    }
  }
}
