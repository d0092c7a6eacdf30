package org.stegoscope.workspace;

import java.nio.file.Path;

/// The name of the file that says what another one holds.
final class Beside {

  private Beside() {}

  /// `NAME.npy.json` of `NAME.npy`: hardly a name that another file has.
  static Path json(Path file) {
    return file.resolveSibling(file.getFileName() + ".json");
  }
}
