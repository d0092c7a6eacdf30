package org.stegoscope.workspace;

import org.stegoscope.core.StegoscopeException;

/// What a failure is called in the window.
final class Sentences {

  private Sentences() {}

  /// The sentence of a failure that has one; any other is a fault of this program and says so.
  static String of(Throwable failure) {
    return switch (failure) {
      case StegoscopeException told -> told.getMessage();
      case OutOfMemoryError _ ->
          "Java has no memory left: close some photos, or start with a larger heap (-Xmx).";
      default ->
          "Something unexpected went wrong, which is a fault of Stegoscope (%s): %s"
              .formatted(failure.getClass().getSimpleName(), failure.getMessage());
    };
  }
}
