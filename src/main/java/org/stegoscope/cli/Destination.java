package org.stegoscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stegoscope.core.StegoscopeException;

/// Checks where results are to go before anything long starts.
final class Destination {

  private Destination() {}

  /// Throws a sentence unless the `file` of `--out` can be written into a folder that exists.
  static void requireFile(Path file) {
    requireFile("--out", file);
  }

  /// The same for another option.
  static void requireFile(String option, Path file) {
    requireParent(file);
    if (Files.isDirectory(file)) {
      throw new StegoscopeException(
          "%s should name a file, but %s is a folder.".formatted(option, file));
    }
  }

  /// Throws a sentence unless `folder` exists or its parent does.
  static void requireFolder(Path folder) {
    requireParent(folder);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new StegoscopeException(
          "--out should name a folder, but %s is a file.".formatted(folder));
    }
  }

  /// Makes the folder unless it is there.
  static void create(Path folder) {
    if (Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.createDirectory(folder);
    } catch (IOException e) {
      throw new StegoscopeException("The folder %s cannot be made.".formatted(folder), e);
    }
  }

  private static void requireParent(Path path) {
    Path parent = path.toAbsolutePath().normalize().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new StegoscopeException(
          "%s cannot be written: the folder %s does not exist.".formatted(path, parent));
    }
  }
}
