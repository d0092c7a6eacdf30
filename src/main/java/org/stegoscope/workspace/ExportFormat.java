package org.stegoscope.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The formats of exported files.
public enum ExportFormat {
  PNG,
  SVG,
  PDF,
  NPY,
  NPZ;

  /// Such as `.png`.
  public String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  public String label() {
    return this == NPZ ? "NPZ, all photos" : name();
  }

  private boolean isOf(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ending());
  }

  /// The format that the name of a file says, where it is one of `possible`, else this one.
  ExportFormat of(Path file, List<ExportFormat> possible) {
    return possible.stream().filter(format -> format.isOf(file)).findFirst().orElse(this);
  }

  /// The file with this ending, unless it has it already.
  Path named(Path file) {
    return isOf(file) ? file : file.resolveSibling(file.getFileName() + ending());
  }
}
