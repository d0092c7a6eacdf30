package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the window is to show when it opens.
///
/// @param theme empty where it is to look as it did last
public record WindowRequest(boolean sample, Optional<Theme> theme, List<Path> files) {

  /// How the window looks.
  public enum Theme {
    /// As the system prefers.
    SYSTEM,
    LIGHT,
    DARK
  }

  public WindowRequest {
    files = List.copyOf(files);
  }

  /// Opens the window and returns when it is closed.
  @FunctionalInterface
  public interface Opener {

    void open(WindowRequest request);
  }
}
