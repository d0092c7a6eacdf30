package org.stegoscope.ui.shell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The colours of the window.
public enum Theme {
  /// As the system prefers.
  SYSTEM,
  LIGHT,
  DARK;

  /// What it is called in settings.
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Empty where none is called so.
  static Optional<Theme> named(String id) {
    return Arrays.stream(values()).filter(theme -> theme.id().equals(id)).findFirst();
  }
}
