package org.stegoscope.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.stegoscope.checkpoint.CheckpointException.Kind;

/// The file as it was when it was first looked at. It is opened for each use, and a file that has
/// changed since is refused, because what is known about it no longer holds.
record SourceFile(Path path, long bytes, FileTime modified) {

  static SourceFile of(Path path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      SourceFile file = new SourceFile(path, attributes.size(), attributes.lastModifiedTime());
      if (!attributes.isRegularFile()) {
        String what = attributes.isDirectory() ? "a folder" : "no regular file";
        throw file.fail(Kind.UNREADABLE, "is " + what + ", not a checkpoint file");
      }
      return file;
    } catch (IOException e) {
      throw new SourceFile(path, 0, FileTime.fromMillis(0)).unreadable(e);
    }
  }

  /// The name for sentences, without anything that could garble them.
  String name() {
    Path name = path.getFileName();
    return Quote.plain(name == null ? path.toString() : name.toString());
  }

  /// An exception whose sentence begins with the file's name.
  CheckpointException fail(Kind kind, String what) {
    return new CheckpointException(kind, name() + " " + what + ".");
  }

  CheckpointException unreadable(IOException cause) {
    String why =
        switch (cause) {
          case NoSuchFileException _ -> "the file does not exist";
          case AccessDeniedException _ -> "permission is denied";
          default -> Quote.plain(String.valueOf(cause.getMessage()));
        };
    return new CheckpointException(
        Kind.UNREADABLE, "%s cannot be read: %s.".formatted(name(), why), cause);
  }

  CheckpointException changed() {
    return fail(Kind.FILE_CHANGED, "has changed since it was read: open it again");
  }

  /// @throws CheckpointException if the file is not the one of before
  FileChannel open() {
    try {
      requireUnchanged();
      return FileChannel.open(path, StandardOpenOption.READ);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  void requireUnchanged() throws IOException {
    BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
    if (now.size() != bytes || !now.lastModifiedTime().equals(modified)) {
      throw changed();
    }
  }
}
