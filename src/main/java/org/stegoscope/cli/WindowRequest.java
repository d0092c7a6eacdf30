package org.stegoscope.cli;

import java.nio.file.Path;
import java.util.List;

/// What the window is to show when it opens.
public record WindowRequest(boolean sample, Theme theme, List<Path> files) {

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
